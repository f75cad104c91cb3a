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
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.Solver;

/**
 * Adds capacity that pays and clears again, until none pays: clears all parts at proposed capacities, adds their cuts to the master
 * problem, and asks it for the next proposal. Mutable, for one thread; one search each.
 *
 * <p>The master alone jumps from one extreme to another. So the next point lies between the best one known and the master's (the in-out
 * method of W. Ben-Ameur and J. Neto, Acceleration of cutting-plane and column generation algorithms, Networks 49, 2007): there the cuts
 * are deep, each step needs the one linear model that gives the lower bound anyway, and no parameter has to fit the size of capacities as
 * a trust region would. Once the bounds are close the master's own points are taken: only there do the cuts' duals support the capacities,
 * so that rents equal costs.
 *
 * <p>At first parts have slack at a penalty, which steers the search wherever it begins. Where slack pays even so, there is none from then
 * on: a part that cannot be cleared answers with a cut that says what it needs.
 */
public final class Decomposition {

    private static final double UNITS_OF_COST = 1e4;
    private static final double MOST_PROPORTION = 100;

    private final SubproblemEngine engine;
    private final Columns columns;

    /** The last point between the best one and the master's. */
    private double[] lastInward = {};

    private final Rules rules;
    private final Solver solver;
    private final double[] box;
    private final Trajectory trajectory;
    private SlackRule slack;
    private Checkpoint.Phase phase = Checkpoint.Phase.INWARD;
    private @Nullable Master master;

    /**
     * Prepares a search.
     *
     * @param box first bound of what has none, by parameter
     */
    public Decomposition(SubproblemEngine engine, ToDoubleFunction<Parameter> box, Rules rules, Solver solver) {
        this.engine = engine;
        this.rules = rules;
        this.solver = solver;
        columns = new Columns(engine.parameters());
        this.box = new double[columns.size()];
        for (int j = 0; j < this.box.length; j++) {
            this.box[j] = box.applyAsDouble(columns.at(j));
        }
        slack = new SlackRule(rules.penalty(), true);
        trajectory = new Trajectory(columns, rules.listener());
    }

    /**
     * Searches from a first guess, or goes on where the checkpoint ends; what the guess does not name starts at its least.
     *
     * @throws IOException if the checkpoint cannot be read or written, or belongs to another study
     */
    public Found search(Map<String, Double> guess) throws IOException {
        Optional<Found> found = Optional.empty();
        if (rules.resume() && rules.checkpoint().isPresent()) {
            recall(Checkpoint.read(rules.checkpoint().get()));
        } else {
            found = start(guess);
        }
        while (found.isEmpty()) {
            master = scaled(Objects.requireNonNull(master));
            found = step(master);
            if (found.isEmpty()) {
                keep();
            }
        }
        return found.get();
    }

    private Optional<Found> step(Master opened) {
        boolean whole = phase == Checkpoint.Phase.WHOLE;
        Master.Proposal proposal;
        switch (opened.solve(whole)) {
            case Master.Answer.Contradictory contradictory -> {
                return contradictory.withinBox() && opened.widenBox()
                        ? Optional.empty()
                        : Optional.of(new Found.Infeasible());
            }
            case Master.Answer.Proposed proposed -> proposal = proposed.proposal();
        }
        trajectory.raiseLower(proposal.bound());
        if (phase == Checkpoint.Phase.INWARD
                && trajectory.isWithin(rules.gap())
                && isRefined(opened, trajectory.best())) {
            phase = Checkpoint.Phase.CLOSING;
        }
        // Where parts have just answered they tell nothing new: then the master's own point, which may lie at a first
        // bound, is asked about.
        double[] inward = trajectory.inward(proposal.point());
        boolean isNew = !Arrays.equals(inward, lastInward);
        lastInward = inward;
        Optional<Trajectory.Evaluated> evaluated =
                evaluate(phase == Checkpoint.Phase.INWARD && isNew ? inward : proposal.point());
        boolean isEndless = evaluated.isEmpty()
                || trajectory
                        .findBest()
                        .flatMap(best -> opened.keepBoxAway(best.point()))
                        .isPresent();
        if (isEndless) {
            return Optional.of(new Found.Unbounded());
        }
        Trajectory.Evaluated reached = evaluated.get();
        boolean settled = phase != Checkpoint.Phase.INWARD
                && trajectory.gap(reached.cost()) <= rules.gap()
                && isRefined(opened, reached);
        if (!settled) {
            return isOver() ? Optional.of(outOfTime(opened, proposal)) : Optional.empty();
        }
        if (reached.slack() > 0 && slack.allowed()) {
            return forbidSlack(reached.point());
        }
        if (opened.hasWhole() && !whole) {
            phase = Checkpoint.Phase.WHOLE;
            trajectory.forgetBest();
            return Optional.empty();
        }
        return Optional.of(plan(opened, reached, proposal, true));
    }

    /** Returns whether a point is close enough for what is decided there; modules are no closer than the gap of a search for them. */
    private boolean isRefined(Master opened, Trajectory.Evaluated one) {
        return opened.hasWhole() || trajectory.isRefined(rules.gap(), one);
    }

    /** Slack that is left was too cheap: from now on parts state their needs instead. Earlier findings hold all the same. */
    private Optional<Found> forbidSlack(double[] point) {
        slack = slack.forbidden();
        trajectory.forgetBest();
        phase = phase == Checkpoint.Phase.WHOLE ? phase : Checkpoint.Phase.INWARD;
        return evaluate(point).isEmpty() ? Optional.of(new Found.Unbounded()) : Optional.empty();
    }

    private Found outOfTime(Master opened, Master.Proposal proposal) {
        boolean isPlan = trajectory
                .findBest()
                .filter(best -> best.slack() == 0 || !slack.allowed())
                .isPresent();
        return isPlan ? plan(opened, backToBest(), proposal, false) : new Found.OutOfTime();
    }

    private void keep() throws IOException {
        if (rules.checkpoint().isEmpty()) {
            return;
        }
        Master opened = Objects.requireNonNull(master);
        Optional<Trajectory.Evaluated> best = trajectory.findBest();
        new Checkpoint(
                        engine.fingerprint(),
                        slack,
                        phase,
                        trajectory.lower(),
                        best.map(Trajectory.Evaluated::point).orElse(new double[0]),
                        best.map(Trajectory.Evaluated::cost).orElse(0.0),
                        best.map(Trajectory.Evaluated::slack).orElse(0.0),
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
            throw new IOException("it is of another study, or of the same study in other parts");
        }
        slack = known.slack();
        phase = known.phase();
        trajectory.recall(known);
        master = master(
                known.box(), known.moneyUnit(), known.answers(), Basis.of(known.basisColumns(), known.basisRows()));
        engine.recall(known.memories());
    }

    private Trajectory.Evaluated backToBest() {
        Trajectory.Evaluated known = trajectory.best();
        engine.clear(columns.spread(known.point()), slack);
        return known;
    }

    private Optional<Found> start(Map<String, Double> guess) throws IOException {
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
        columns.clamp(first, engine.limits());
        master = master(box, 1, List.of(), Basis.empty());
        if (evaluate(first).isEmpty()) {
            return Optional.of(new Found.Unbounded());
        }
        master = scaled(master);
        keep();
        return Optional.empty();
    }

    private Master master(double[] bounds, double moneyUnit, List<SubproblemAnswer> answers, Basis basis) {
        Master opened = new Master(columns, engine.limits(), bounds, moneyUnit, solver);
        answers.forEach(opened::add);
        opened.startFrom(basis);
        return opened;
    }

    /** Returns the same master in money that fits the best cost, where its own is out of proportion, as that of much slack is. */
    private Master scaled(Master opened) {
        double unit = trajectory
                .findBest()
                .map(best -> Math.max(1, Math.abs(best.cost())) / UNITS_OF_COST)
                .orElse(opened.moneyUnit());
        boolean fits = unit <= MOST_PROPORTION * opened.moneyUnit() && opened.moneyUnit() <= MOST_PROPORTION * unit;
        return fits ? opened : master(opened.box(), unit, opened.answers(), opened.basis());
    }

    /** Clears all parts and tells the master; empty where the cost has no end, which must not be because of slack. */
    private Optional<Trajectory.Evaluated> evaluate(double[] point) {
        List<SubproblemAnswer> answers = engine.clear(columns.spread(point), slack);
        boolean isEndless = answers.stream().anyMatch(SubproblemAnswer.Unbounded.class::isInstance);
        if (isEndless && slack.allowed()) {
            slack = slack.forbidden();
            trajectory.forgetBest();
            return evaluate(point);
        }
        if (isEndless) {
            return Optional.empty();
        }
        Master opened = Objects.requireNonNull(master);
        answers.forEach(opened::add);
        return Optional.of(trajectory.add(point, opened.capacityCost(point), answers));
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
