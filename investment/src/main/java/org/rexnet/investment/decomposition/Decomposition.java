package org.rexnet.investment.decomposition;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.Parameter;
import org.rexnet.core.clearing.PartAnswer;
import org.rexnet.core.clearing.SharedLimit;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.Solution;
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

    private static final double INWARD = 0.5;
    private static final double PENALTY_GROWTH = 100;
    private static final double LARGEST_PENALTY = 1e10;
    private static final double SLACK_SHARE = 1e-7;
    private static final double UNITS_OF_COST = 1e4;

    private final PartEngine engine;
    private final Columns columns;
    private final Rules rules;
    private final Solver solver;
    private final double[] box;
    private final List<Iteration> iterations = new ArrayList<>();
    private final long began = System.nanoTime();
    private double penalty;
    private double secondsBefore;
    private Checkpoint.Phase phase = Checkpoint.Phase.INWARD;
    private double lower = Double.NEGATIVE_INFINITY;
    private @Nullable Evaluated best;
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
    }

    /** A point at which all parts were cleared. */
    private record Evaluated(double[] point, double cost, double slack) {}

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
        lower = Math.max(lower, proposal.bound());
        if (phase == Checkpoint.Phase.INWARD && isClose()) {
            phase = Checkpoint.Phase.CLOSING;
        }
        Evaluated evaluated = evaluate(phase == Checkpoint.Phase.INWARD ? inward(proposal.point()) : proposal.point());
        Optional<String> endless =
                opened.keepBoxAway(Objects.requireNonNull(best).point());
        if (endless.isPresent()) {
            return Optional.of(new Found.Unbounded(endless.get()));
        }
        boolean settled = phase != Checkpoint.Phase.INWARD && gap(evaluated.cost()) <= rules.gap();
        if (!settled) {
            return isOver() ? Optional.of(plan(opened, backToBest(), proposal, false)) : Optional.empty();
        }
        if (evaluated.slack() > 0) {
            return raisePenalty(evaluated.point());
        }
        if (opened.hasWhole() && !whole) {
            phase = Checkpoint.Phase.WHOLE;
            best = null;
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
        best = null;
        evaluate(point);
        phase = phase == Checkpoint.Phase.WHOLE ? phase : Checkpoint.Phase.INWARD;
        return Optional.empty();
    }

    private void keep() throws IOException {
        if (rules.checkpoint().isEmpty()) {
            return;
        }
        Master opened = Objects.requireNonNull(master);
        new Checkpoint(
                        engine.fingerprint(),
                        penalty,
                        phase,
                        lower,
                        best == null ? new double[0] : best.point(),
                        best == null ? 0 : best.cost(),
                        opened.moneyUnit(),
                        opened.box(),
                        opened.basis().columnOrdinals(),
                        opened.basis().rowOrdinals(),
                        opened.answers(),
                        engine.memories(),
                        iterations)
                .write(rules.checkpoint().get());
    }

    private void recall(Checkpoint known) throws IOException {
        if (known.fingerprint() != engine.fingerprint()) {
            throw new IOException("The checkpoint is of another study, or of the same study in other parts.");
        }
        penalty = known.penalty();
        phase = known.phase();
        lower = known.lower();
        best = known.best().length == 0 ? null : new Evaluated(known.best(), known.bestCost(), 0);
        Master opened = new Master(columns, engine.limits(), known.box(), known.moneyUnit(), solver);
        known.answers().forEach(opened::add);
        opened.startFrom(Basis.of(known.basisColumns(), known.basisRows()));
        master = opened;
        engine.recall(known.memories());
        iterations.addAll(known.iterations());
        secondsBefore = iterations.get(iterations.size() - 1).seconds();
    }

    private Evaluated backToBest() {
        Evaluated known = Objects.requireNonNull(best);
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
        record(first, answers);
    }

    private Evaluated evaluate(double[] point) {
        List<PartAnswer> answers = engine.clear(columns.spread(point), penalty);
        Master opened = Objects.requireNonNull(master);
        answers.forEach(opened::add);
        return record(point, answers);
    }

    private Evaluated record(double[] point, List<PartAnswer> answers) {
        Master opened = Objects.requireNonNull(master);
        double cost = opened.capacityCost(point);
        double slack = 0;
        double tonnes = 0;
        double unserved = 0;
        double energy = 0;
        for (PartAnswer answer : answers) {
            cost += answer.cost();
            slack += answer.slack();
            tonnes += answer.tonnes();
            unserved += answer.unservedMwh();
            energy += answer.energyMwh();
        }
        Evaluated evaluated = new Evaluated(point, cost, slack > SLACK_SHARE * Math.max(1, energy) ? slack : 0);
        if (best == null || cost < best.cost()) {
            best = evaluated;
        }
        double perMwh = energy > 0 ? cost / energy : 0;
        Iteration iteration = new Iteration(
                iterations.size() + 1,
                lower,
                best.cost(),
                cost,
                gap(best.cost()),
                secondsBefore + (System.nanoTime() - began) / 1e9,
                capacities(point),
                tonnes,
                unserved,
                perMwh);
        iterations.add(iteration);
        rules.listener().accept(iteration);
        return evaluated;
    }

    private double[] capacities(double[] point) {
        double[] capacities = new double[point.length];
        int count = 0;
        for (int j = 0; j < point.length; j++) {
            if (columns.at(j) instanceof Parameter.Capacity) {
                capacities[count++] = point[j];
            }
        }
        return Arrays.copyOf(capacities, count);
    }

    private double gap(double cost) {
        return (cost - lower) / Math.max(1, Math.abs(cost));
    }

    private boolean isClose() {
        return best != null && gap(best.cost()) <= rules.gap();
    }

    private boolean isOver() {
        return rules.timeLimit()
                .map(limit -> System.nanoTime() - began >= limit.toNanos())
                .orElse(false);
    }

    private double[] inward(double[] proposed) {
        if (best == null) {
            return proposed;
        }
        double[] point = new double[proposed.length];
        for (int j = 0; j < point.length; j++) {
            point[j] = best.point()[j] + INWARD * (proposed[j] - best.point()[j]);
        }
        return point;
    }

    private Found plan(Master opened, Evaluated evaluated, Master.Proposal proposal, boolean converged) {
        Master.Proposal priced = proposal.duals().isPresent() ? proposal : priced(opened, evaluated);
        Solution duals = priced.duals().orElseThrow();
        double[] rents = opened.rents(priced);
        double[] limitCosts = opened.limitCosts(duals);
        Map<String, Double> capacities = new LinkedHashMap<>();
        Map<String, Double> rentsByName = new LinkedHashMap<>();
        Map<String, Double> limitCostsByName = new LinkedHashMap<>();
        for (int j = 0; j < columns.size(); j++) {
            if (columns.at(j) instanceof Parameter.Capacity capacity) {
                capacities.put(capacity.name(), evaluated.point()[j]);
                rentsByName.put(capacity.name(), rents[j]);
                limitCostsByName.put(capacity.name(), limitCosts[j]);
            }
        }
        Map<String, Double> shadowPrices = new LinkedHashMap<>();
        for (SharedLimit limit : engine.limits()) {
            if (!limit.physical()) {
                shadowPrices.put(limit.name(), opened.shadowPrice(duals, limit.name()));
            }
        }
        return new Found.Plan(
                capacities,
                rentsByName,
                limitCostsByName,
                shadowPrices,
                evaluated.cost(),
                lower,
                opened.cutCount(),
                converged,
                iterations);
    }

    /** Returns the duals with lumpy capacities fixed at what was chosen. */
    private static Master.Proposal priced(Master opened, Evaluated chosen) {
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
