package org.rexnet.investment.decomposition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.Parameter;
import org.rexnet.core.clearing.PartAnswer;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.Solver;

/**
 * Adds what pays, clears again, until nothing pays: clears all parts at proposed capacities, cuts the master problem with what they answer,
 * and asks it for the next proposal. Mutable, for one thread; one search each.
 *
 * <p>The master alone jumps from one extreme to another. So the next point lies between the best one known and the master's (the in-out
 * method of W. Ben-Ameur and J. Neto, Acceleration of cutting-plane and column generation algorithms, Networks 49, 2007): there the cuts
 * are deep, each step needs the one linear model that gives the lower bound anyway, and no parameter has to fit the size of capacities as
 * a trust region would. Once the bounds are close the master's own points are taken: only there do the cuts' duals support the capacities,
 * so that rents equal costs.
 */
public final class Decomposition {

    private static final double PENALTY_GROWTH = 100;
    private static final double LARGEST_PENALTY = 1e10;
    private static final double UNITS_OF_COST = 1e4;

    private final PartEngine engine;
    private final Columns columns;
    private final Rules rules;
    private final Solver solver;
    private final double[] box;
    private final Trajectory trajectory;
    private double penalty;
    private Checkpoint.Phase phase = Checkpoint.Phase.INWARD;
    private @Nullable Master master;

    /**
     * Prepares a search.
     *
     * @param box first bound of what has none, by parameter
     */
    public Decomposition(PartEngine engine, ToDoubleFunction<Parameter> box, Rules rules, Solver solver) {
        this.engine = engine;
        this.rules = rules;
        this.solver = solver;
        columns = new Columns(engine.parameters());
        this.box = new double[columns.size()];
        for (int j = 0; j < this.box.length; j++) {
            this.box[j] = box.applyAsDouble(columns.at(j));
        }
        penalty = rules.penalty();
        trajectory = new Trajectory(columns, rules.listener());
    }

    /**
     * Searches from a first guess, or goes on where the checkpoint ends; what the guess does not name starts at its least.
     *
     * @throws IOException if the checkpoint cannot be read or written, or belongs to another study
     */
    public Found search(Map<String, Double> guess) throws IOException {
        if (rules.resume() && rules.checkpoint().isPresent()) {
            recall(Checkpoint.read(rules.checkpoint().get()));
        } else {
            start(guess);
            keep();
        }
        while (true) {
            Optional<Found> found = step(Objects.requireNonNull(master));
            if (found.isPresent()) {
                return found.get();
            }
            keep();
        }
    }

    private Optional<Found> step(Master opened) {
        boolean whole = phase == Checkpoint.Phase.WHOLE;
        if (!(opened.solve(whole) instanceof Master.Answer.Proposed proposed)) {
            return Optional.of(new Found.Infeasible());
        }
        Master.Proposal proposal = proposed.proposal();
        trajectory.raiseLower(proposal.bound());
        if (phase == Checkpoint.Phase.INWARD && trajectory.isWithin(rules.gap())) {
            phase = Checkpoint.Phase.CLOSING;
        }
        Trajectory.Evaluated evaluated =
                evaluate(phase == Checkpoint.Phase.INWARD ? trajectory.inward(proposal.point()) : proposal.point());
        Optional<String> endless = opened.keepBoxAway(trajectory.best().point());
        if (endless.isPresent()) {
            return Optional.of(new Found.Unbounded(endless.get()));
        }
        boolean settled = phase != Checkpoint.Phase.INWARD && trajectory.gap(evaluated.cost()) <= rules.gap();
        if (!settled) {
            return isOver() ? Optional.of(plan(opened, backToBest(), proposal, false)) : Optional.empty();
        }
        if (evaluated.slack() > 0) {
            return raisePenalty(evaluated.point());
        }
        if (opened.hasWhole() && !whole) {
            phase = Checkpoint.Phase.WHOLE;
            trajectory.forgetBest();
            return Optional.empty();
        }
        return Optional.of(plan(opened, evaluated, proposal, true));
    }

    /** Slack that is left was too cheap; cuts at a lower penalty hold at a higher one. */
    private Optional<Found> raisePenalty(double[] point) {
        if (penalty >= LARGEST_PENALTY) {
            return Optional.of(new Found.Infeasible());
        }
        penalty *= PENALTY_GROWTH;
        trajectory.forgetBest();
        evaluate(point);
        phase = phase == Checkpoint.Phase.WHOLE ? phase : Checkpoint.Phase.INWARD;
        return Optional.empty();
    }

    private void keep() throws IOException {
        if (rules.checkpoint().isEmpty()) {
            return;
        }
        Master opened = Objects.requireNonNull(master);
        Optional<Trajectory.Evaluated> best = trajectory.findBest();
        new Checkpoint(
                        engine.fingerprint(),
                        penalty,
                        phase,
                        trajectory.lower(),
                        best.map(Trajectory.Evaluated::point).orElse(new double[0]),
                        best.map(Trajectory.Evaluated::cost).orElse(0.0),
                        opened.moneyUnit(),
                        opened.box(),
                        opened.basis().columnOrdinals(),
                        opened.basis().rowOrdinals(),
                        opened.answers(),
                        engine.memories(),
                        trajectory.iterations())
                .write(rules.checkpoint().get());
    }

    private void recall(Checkpoint known) throws IOException {
        if (known.fingerprint() != engine.fingerprint()) {
            throw new IOException("The checkpoint is of another study, or of the same study in other parts.");
        }
        penalty = known.penalty();
        phase = known.phase();
        trajectory.recall(known);
        Master opened = new Master(columns, engine.limits(), known.box(), known.moneyUnit(), solver);
        known.answers().forEach(opened::add);
        opened.startFrom(Basis.of(known.basisColumns(), known.basisRows()));
        master = opened;
        engine.recall(known.memories());
    }

    private Trajectory.Evaluated backToBest() {
        Trajectory.Evaluated known = trajectory.best();
        engine.clear(columns.spread(known.point()), penalty);
        return known;
    }

    private void start(Map<String, Double> guess) {
        double[] first = new double[columns.size()];
        for (int j = 0; j < first.length; j++) {
            Parameter parameter = columns.at(j);
            double value = guess.getOrDefault(parameter.name(), 0.0);
            first[j] = parameter instanceof Parameter.Capacity capacity
                    ? Math.clamp(
                            value,
                            capacity.expansion().min(),
                            capacity.expansion().max())
                    : value;
        }
        List<PartAnswer> answers = engine.clear(columns.spread(first), penalty);
        double cost = answers.stream().mapToDouble(PartAnswer::cost).sum();
        double moneyUnit = Math.max(1, Math.abs(cost)) / UNITS_OF_COST;
        Master opened = new Master(columns, engine.limits(), box, moneyUnit, solver);
        master = opened;
        answers.forEach(opened::add);
        trajectory.add(first, opened.capacityCost(first), answers);
    }

    private Trajectory.Evaluated evaluate(double[] point) {
        List<PartAnswer> answers = engine.clear(columns.spread(point), penalty);
        Master opened = Objects.requireNonNull(master);
        answers.forEach(opened::add);
        return trajectory.add(point, opened.capacityCost(point), answers);
    }

    private boolean isOver() {
        return rules.timeLimit()
                .map(limit -> trajectory.nanos() >= limit.toNanos())
                .orElse(false);
    }

    private Found plan(Master opened, Trajectory.Evaluated chosen, Master.Proposal proposal, boolean converged) {
        Master.Proposal priced = proposal.duals().isPresent() ? proposal : priced(opened, chosen);
        Valuation valuation = Valuation.of(opened, priced, columns, engine.limits());
        Map<String, Double> capacities = new LinkedHashMap<>();
        for (int j = 0; j < columns.size(); j++) {
            if (columns.at(j) instanceof Parameter.Capacity capacity) {
                capacities.put(capacity.name(), chosen.point()[j]);
            }
        }
        return new Found.Plan(
                capacities,
                valuation.rents(),
                valuation.limitCosts(),
                valuation.shadowPrices(),
                chosen.cost(),
                trajectory.lower(),
                opened.cutCount(),
                converged,
                trajectory.iterations());
    }

    /** Returns the duals with lumpy capacities fixed at what was chosen. */
    private static Master.Proposal priced(Master opened, Trajectory.Evaluated chosen) {
        opened.fixWhole(chosen.point());
        if (opened.solve(false) instanceof Master.Answer.Proposed proposed) {
            return proposed.proposal();
        }
        throw new IllegalStateException("The master has no solution at capacities that it proposed.");
    }

    /** Returns the names and numbers that iterations are about. */
    public Iteration.Outline outline() {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < columns.size(); j++) {
            if (columns.at(j) instanceof Parameter.Capacity capacity) {
                names.add(capacity.name());
            }
        }
        return new Iteration.Outline(names, columns.parts(), columns.size() - names.size());
    }
}
