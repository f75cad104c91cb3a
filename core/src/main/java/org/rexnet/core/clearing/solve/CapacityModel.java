package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.price.PriceChoice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.ClearingStatistics;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.DualFace;
import org.rexnet.core.optimization.EdgeWeights;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * One or several studies with capacities as variables, as one linear model to which more may be added: a budget, another goal, capacities
 * that studies share. Flow limits are added where they bind. Mutable, for one thread; {@link #close} gives the solver's memory back.
 */
public final class CapacityModel implements AutoCloseable {

    private final List<Study> studies;
    private final ClearingOptions options;
    private final Solver solver;
    private final LinearModel model = new LinearModel();
    private final List<ClearingProblem> problems = new ArrayList<>();
    private final double[] weights;
    private final SolverSession session;

    /** Builds the model: the cost of all studies, within the limits of each. */
    public CapacityModel(List<Study> studies, ClearingOptions options, Solver solver) {
        this(studies, studies.stream().mapToDouble(study -> 1).toArray(), options, solver);
    }

    /**
     * Builds the model of studies whose money counts differently, as that of different years.
     *
     * @param weights by which the cost of each study is multiplied, above 0; clearings stay in each study's own money
     */
    public CapacityModel(List<Study> studies, double[] weights, ClearingOptions options, Solver solver) {
        this.weights = weights.clone();
        this.studies = List.copyOf(studies);
        this.options = options.withExpansion(true);
        this.solver = solver;
        for (Study study : studies) {
            DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
            ClearingProblem problem = ClearingProblem.within(model, study, dcFlow, this.options);
            double weight = weights[problems.size()];
            if (weight != 1) {
                problem.scaleCost(weight);
            }
            problems.add(problem);
        }
        SolverOptions solverOptions = SolverOptions.DEFAULTS.withEdgeWeights(EdgeWeights.DEVEX);
        session = solver.open(
                model, options.timeLimit().map(solverOptions::withTimeLimit).orElse(solverOptions));
    }

    /** Returns the model, to which variables, constraints and costs may be added. */
    public LinearModel model() {
        return model;
    }

    /**
     * Returns the variable of a capacity; empty where study {@code stage} has no such candidate.
     *
     * @param component whose capacity it is
     */
    public Optional<Variable> capacity(int stage, ComponentKey component) {
        return problems.get(stage).window().capacity(component);
    }

    /** Lets a variable take whole multiples of a module only. */
    public void makeOfModules(Variable capacity, double module) {
        Variable modules = model.addVariable(0, Double.POSITIVE_INFINITY, 0);
        model.setInteger(modules, true);
        problems.getFirst().wholeVariables().addModules(modules);
        Constraint whole = model.addConstraint(0, 0);
        model.addTerm(whole, capacity, 1);
        model.addTerm(whole, modules, -module);
    }

    /** Returns the cost of all studies that no decision changes; it is no part of the model's objective. */
    public double constantCost() {
        double cost = 0;
        for (int stage = 0; stage < weights.length; stage++) {
            cost += weights[stage] * problems.get(stage).constantCost();
        }
        return cost;
    }

    /**
     * Solves the model as it is now, from where it was left.
     *
     * <p>Whole decisions are found first and then fixed.
     */
    public Outcome solve() {
        return new WholeSearch(
                        problems.stream().map(ClearingProblem::wholeVariables).toList(), this::solveLazily)
                .solve();
    }

    private Outcome solveLazily() {
        while (true) {
            Outcome outcome = session.solve();
            if (outcome instanceof Unbounded
                    && problems.stream().mapToInt(p -> p.flow().addAll()).sum() > 0) {
                continue; // Trade without limit between buses is bounded by what joins them.
            }
            if (!(outcome instanceof Optimal optimal)) {
                return outcome;
            }
            int added = 0;
            for (ClearingProblem problem : problems) {
                added += problem.flow().addViolated(optimal.solution());
            }
            if (added == 0) {
                return outcome;
            }
        }
    }

    /**
     * Bounds the cost and forgets it, so that something else can be sought among all that costs no more.
     *
     * @param most cost that is allowed, that which no decision changes included
     * @throws IllegalArgumentException if cost is quadratic, which no row can hold
     */
    public Constraint bound(double most) {
        if (model.isQuadratic()) {
            throw new IllegalArgumentException("A bound on cost needs linear costs, but some cost is quadratic.");
        }
        int columns = model.variableCount();
        Constraint budget = model.addConstraint(Double.NEGATIVE_INFINITY, most - constantCost() - model.constant());
        model.name(budget, "budget");
        for (int j = 0; j < columns; j++) {
            Variable variable = new Variable(j);
            model.addTerm(budget, variable, model.cost(variable));
            model.setCost(variable, 0);
        }
        return budget;
    }

    /**
     * Returns a solution with the duals that the studies choose where several are valid, over capacities and all studies; the model must
     * not have changed since it was solved, and gets the limits of flow that the solution touches.
     */
    public Solution withChosenPrices(Solution solution) {
        if (studies.stream().allMatch(study -> study.settings().prices() == PriceRule.ANY)) {
            return solution;
        }
        problems.forEach(problem -> problem.flow().addTouched(solution));
        Solution whole = solution.extendedTo(model);
        return DualFace.of(model, whole, solver)
                .map(found -> {
                    try (DualFace face = found) {
                        PriceChoice choice = new PriceChoice(face);
                        for (int stage = 0; stage < weights.length; stage++) {
                            choice.add(
                                    problems.get(stage).window(),
                                    problems.get(stage).flow(),
                                    weights[stage]);
                        }
                        return choice.choose(whole);
                    }
                })
                .orElse(whole);
    }

    /** Returns the cost of a study in a solution, capacity included at the cost that its variables have, in the study's own money. */
    public double cost(int stage, Solution solution) {
        ClearingProblem problem = problems.get(stage);
        return problem.cost(solution) / weights[stage] + problem.constantCost();
    }

    /** Returns the clearing of a study in a solution; its prices mean something as long as cost is what is minimised. */
    public Clearing clearing(int stage, Solution solution) {
        return clearing(stage, solution, cost(stage, solution));
    }

    /**
     * Returns the clearing of a study in a solution.
     *
     * @param objective what it costs in the study's own money, where capacity is paid for by variables that were added
     */
    public Clearing clearing(int stage, Solution solution, double objective) {
        ClearingProblem problem = problems.get(stage);
        ClearingResults results =
                new ClearingResults(studies.get(stage).horizon().size());
        Solution own = weights[stage] == 1 ? solution : solution.withMoney(1 / weights[stage]);
        problem.readCapacities(own, results);
        problem.read(own, results);
        ClearingStatistics statistics = new ClearingStatistics(
                solver.name(),
                1,
                1,
                solution.statistics().iterations(),
                model.variableCount(),
                model.constraintCount(),
                0,
                0,
                solution.statistics().solveSeconds(),
                !problem.wholeVariables().isEmpty());
        return new Clearing(studies.get(stage), options, objective, results, statistics, ClearingKind::operationsOfAll);
    }

    /** Returns why there is no solution, in the words of a clearing. */
    public static ClearingOutcome failure(Outcome outcome) {
        return switch (outcome) {
            case Optimal optimal -> throw new IllegalArgumentException("An optimal outcome is no failure.");
            case Infeasible infeasible -> new ClearingOutcome.Infeasible(List.of(), false, List.of());
            case Unbounded unbounded -> new ClearingOutcome.Unbounded();
            case LimitReached reached ->
                new ClearingOutcome.LimitReached(reached.limit().toString());
        };
    }

    @Override
    public void close() {
        session.close();
    }
}
