package org.rexnet.investment.decomposition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

/**
 * Master problem: the capacities, storage levels at borders and shares of limits that cost least as far as cuts tell.
 *
 * <pre>minimise  sum of annual cost x capacity + sum over parts of theta_p
 * subject to  theta_p >= cost_c + slopes_c (y_p - values_c)  for every answer c of part p that has a cost,
 *             violation_c + slopes_c (y_p - values_c) <= 0   for every other, and the limits over parameters</pre>
 *
 * <p>Every cut holds for all parameters, so that the optimum is a lower bound of the cost of every plan. Mutable, for one thread.
 */
final class Master {

    private static final double MIP_GAP = 1e-6;

    private final Columns columns;
    private final LinearModel model = new LinearModel();
    private final Variables values;
    private final Variables thetas;
    private final Solver solver;
    private Basis basis = Basis.empty();
    private final double moneyUnit;
    private final Box box;
    private final List<Whole> wholes = new ArrayList<>();
    private final Cuts cuts;
    private final Map<SharedLimit, Constraint> limitRows = new LinkedHashMap<>();

    private record Whole(int column, Variable modules) {}

    /**
     * Prepares a master without cuts.
     *
     * @param box first bound of what has none, by column; it moves out of the way when it is reached
     * @param moneyUnit money that counts as 1 in the model, so that numbers are of a size that solvers like
     */
    Master(Columns columns, List<SharedLimit> limits, double[] box, double moneyUnit, Solver solver) {
        this.columns = columns;
        this.moneyUnit = moneyUnit;
        values = model.addVariables(columns.size());
        thetas = model.addVariables(columns.parts());
        model.name(values, "", j -> columns.at(j).name());
        model.name(thetas, "cost of part ", p -> Integer.toString(p));
        cuts = new Cuts(columns, model, values, thetas, moneyUnit);
        this.box = new Box(columns, model, values, box);
        for (int j = 0; j < columns.size(); j++) {
            addColumn(j);
        }
        limits.forEach(this::addLimit);
        this.solver = solver;
    }

    private void addColumn(int j) {
        if (columns.at(j) instanceof Parameter.Capacity capacity) {
            model.setCost(values.at(j), capacity.expansion().annualCost() / moneyUnit);
            if (capacity.expansion().module() > 0) {
                Variable modules = model.addVariable(0, Double.POSITIVE_INFINITY, 0);
                Constraint whole = model.addConstraint(0, 0);
                model.name(whole, "whole modules of " + capacity.name());
                model.addTerm(whole, values.at(j), 1);
                model.addTerm(whole, modules, -capacity.expansion().module());
                wholes.add(new Whole(j, modules));
            }
        }
    }

    private void addLimit(SharedLimit limit) {
        Constraint row = model.addConstraint(limit.lower(), limit.upper());
        model.name(row, limit.name());
        limit.factors().forEach((name, factor) -> model.addTerm(row, values.at(columns.position(name)), factor));
        for (int j = 0; j < columns.size(); j++) {
            if (columns.at(j) instanceof Parameter.Share share && share.limit().equals(limit.name())) {
                model.addTerm(row, values.at(j), 1);
            }
        }
        limitRows.put(limit, row);
    }

    /** Adds what an answer says of all other parameters. */
    void add(SubproblemAnswer answer) {
        cuts.add(answer);
    }

    /** Returns the answers that are cuts, in the order added. */
    List<SubproblemAnswer> answers() {
        return cuts.answers();
    }

    /**
     * What the cuts so far say is best.
     *
     * @param point values of all columns
     * @param bound no plan costs less; minus infinity as long as first bounds are in the way
     * @param cuts number of cuts that the master had
     * @param duals of the master's rows; empty where capacities are whole modules
     */
    record Proposal(double[] point, double bound, int cuts, Optional<Solution> duals) {}

    /** What solving the master came to. */
    sealed interface Answer {

        /** The least cost as far as cuts tell. */
        record Proposed(Proposal proposal) implements Answer {}

        /**
         * The limits over capacities, or what parts need, contradict each other.
         *
         * @param withinBox whether they may agree where bounds are farther away that only the box makes
         */
        record Contradictory(boolean withinBox) implements Answer {}
    }

    /**
     * Solves the master.
     *
     * @param whole whether lumpy capacities must be whole modules
     */
    Answer solve(boolean whole) {
        for (Whole one : wholes) {
            model.setInteger(one.modules(), whole);
        }
        Outcome outcome = solveAnew(whole);
        if (outcome instanceof Infeasible) {
            return new Answer.Contradictory(!contradictsWithoutBox(whole));
        }
        if (!(outcome instanceof Optimal optimal)) {
            throw new IllegalStateException("The master was not solved: %s.".formatted(outcome));
        }
        Solution solution = optimal.solution();
        basis = solution.hasDuals() ? solution.basis() : basis;
        double bound = solution.hasDuals()
                ? solution.objective()
                : solution.statistics().bound();
        return new Answer.Proposed(new Proposal(
                solution.values(values),
                cuts.lacksCosts() || box.holds(solution) ? Double.NEGATIVE_INFINITY : bound * moneyUnit,
                cuts.size(),
                solution.hasDuals() ? Optional.of(solution) : Optional.empty()));
    }

    /** Asked before bounds are moved so far away that no solver tells a contradiction from rounding. */
    private boolean contradictsWithoutBox(boolean whole) {
        box.open();
        try {
            return solveAnew(whole) instanceof Infeasible;
        } finally {
            box.close();
        }
    }

    /** Solves with nothing but the last basis to start from, so that the proposal does not depend on what a solver remembers. */
    private Outcome solveAnew(boolean whole) {
        try (SolverSession session = solver.open(model, SolverOptions.DEFAULTS.withMipGap(MIP_GAP))) {
            if (basis.variableCount() > 0 && !whole) {
                session.startFrom(basis);
            }
            return session.solve();
        }
    }

    /** Returns the last basis; empty before the first. */
    Basis basis() {
        return basis;
    }

    /** Starts the next solve from a basis. */
    void startFrom(Basis known) {
        basis = known;
    }

    double[] box() {
        return box.sizes();
    }

    double moneyUnit() {
        return moneyUnit;
    }

    /** Moves all bounds that only the box makes farther away; returns whether they were in reach. */
    boolean widenBox() {
        return box.widen();
    }

    /**
     * Moves bounds that only the box makes away from a point that comes near them.
     *
     * @return the name of what has no end; empty while everything may have one
     */
    Optional<String> keepBoxAway(double[] point) {
        return box.keepAway(point);
    }

    /**
     * Returns what one more unit of every column saves, as the proposal's duals combine it: sum over parts and cuts of dual x coefficient,
     * and what room for storage levels at borders is worth.
     */
    double[] rents(Proposal proposal) {
        Solution duals = proposal.duals().orElseThrow();
        double[] rents = new double[columns.size()];
        cuts.addRents(duals, proposal.cuts(), rents);
        limitRows.forEach((limit, row) -> {
            double dual = duals.dual(row) * moneyUnit;
            if (limit.physical()) {
                limit.factors().forEach((name, factor) -> rents[columns.position(name)] += dual * factor);
            }
        });
        return rents;
    }

    /** Returns what limits that the study states make one more unit of every column cost. */
    double[] limitCosts(Solution duals) {
        double[] costs = new double[columns.size()];
        limitRows.forEach((limit, row) -> {
            double dual = duals.dual(row) * moneyUnit;
            if (!limit.physical()) {
                limit.factors().forEach((name, factor) -> costs[columns.position(name)] -= dual * factor);
            }
        });
        return costs;
    }

    /** Returns the change of cost per unit of a limit; 0 where there is no limit of that name. */
    double shadowPrice(Solution duals, String limit) {
        return limitRows.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(limit))
                .mapToDouble(entry -> duals.dual(entry.getValue()) * moneyUnit)
                .sum();
    }

    /** Returns the cost of the capacities at a point. */
    double capacityCost(double[] point) {
        double cost = 0;
        for (int j = 0; j < columns.size(); j++) {
            if (columns.at(j) instanceof Parameter.Capacity capacity) {
                cost += capacity.expansion().annualCost() * point[j];
            }
        }
        return cost;
    }

    /** Fixes the lumpy capacities at a point, so that the master has duals there. */
    void fixWhole(double[] point) {
        for (Whole one : wholes) {
            double value = point[one.column()];
            model.setBounds(values.at(one.column()), value, value);
        }
    }

    boolean hasWhole() {
        return !wholes.isEmpty();
    }

    int cutCount() {
        return cuts.size();
    }
}
