package org.rexnet.investment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.HorizonSpan;
import org.rexnet.core.clearing.solve.CutPoints;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.optimization.Limit;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;
import org.rexnet.investment.decomposition.Decomposition;
import org.rexnet.investment.decomposition.Found;
import org.rexnet.investment.decomposition.Rules;
import org.rexnet.investment.decomposition.SubproblemEngine;
import org.rexnet.investment.signal.Candidate;

/**
 * Finds the capacities at which nothing more pays: adds what pays, clears again, until rents equal costs; immutable.
 *
 * <p>The horizon is cleared in parts, each at given capacities. To begin with whatever a part may lack has a price: the study's, or a
 * penalty far above the dearest supply. The plan uses none of the latter: where it would pay, a part says what capacities it needs instead.
 * Both bounds of the least cost are known throughout.
 *
 * <p>What explains prices, where the options ask for it, is about all duals of the whole plan, with capacities free to follow: so the whole
 * horizon then becomes one model once the search has ended, and the plan is its plan. Beyond a size that is refused.
 *
 * <p>Where lines grow by whole circuits under Kirchhoff's law the cost of operation is not convex in their number (a circuit may make it
 * dearer), so that no cut would hold: such a study is planned jointly, and its plan has no convergence to show.
 */
public final class EquilibriumPlanning {

    private static final double PENALTY_PER_COST = 10;
    private static final double PENALTY_PER_CAPACITY_COST = 2;
    private static final double BOX_PER_PEAK = 10;
    private static final double BOX_HOURS = 24;
    private static final int MOST_NAMES = 5;

    private static final int MANY_CANDIDATES = 100;

    /**
     * Components times snapshots times candidates up to which a plan is found jointly unless said otherwise: a nation's grid with 1,182
     * candidates over about seven weeks.
     */
    private static final long LARGEST_JOINT = 3_000_000_000L;

    /** Components times snapshots up to which prices are explained, for which the whole horizon becomes one model. */
    static final long LARGEST_EXPLAINED = 2_000_000;

    private final Solver solver;

    public EquilibriumPlanning(Solver solver) {
        this.solver = solver;
    }

    /** Plans as the study's settings say. */
    public PlanOutcome plan(Study study) {
        return plan(study, ClearingOptions.of(study.settings()), EquilibriumOptions.DEFAULTS);
    }

    /**
     * Plans; the options' expansion is taken as set.
     *
     * @throws IllegalArgumentException that names units which are on or off, unless the options relax that; or if prices are to be
     *     explained over more components x snapshots than one model should have
     * @throws org.rexnet.investment.decomposition.EngineException if the machines fail; what was found until then is in the checkpoint
     */
    public PlanOutcome plan(Study study, ClearingOptions options, EquilibriumOptions equilibrium) {
        if (study.hasCircuits() && options.formulation() != FlowFormulation.TRANSPORT) {
            return jointly(study, options);
        }
        requireConvex(study, options);
        requireExplicable(study, options);
        long began = System.nanoTime();
        HorizonSpan whole = new HorizonSpan(0, study.horizon().size());
        Subproblems parts = new Subproblems(
                study, options, solver, CutPoints.spans(study, Math.min(whole.size(), equilibrium.partSnapshots())));
        try (SubproblemEngine engine = equilibrium.engine().open(parts, options.threads())) {
            PlanOutcome found = plan(study, options, equilibrium, engine);
            return found instanceof PlanOutcome.Planned planned && isExplained(options)
                    ? explained(planned, options, began)
                    : found;
        }
    }

    /**
     * Returns whether a search in parts is the way to plan a study, where nobody says: with many candidates over many snapshots one model
     * takes many times as long. It must be what a search in parts can do, and what explains prices is about one model.
     */
    public static boolean suits(Study study, ClearingOptions options) {
        long candidates = Candidate.of(study).size();
        return candidates >= MANY_CANDIDATES
                && candidates * MarginalRents.workOfOne(study) >= LARGEST_JOINT
                && !study.hasCircuits()
                && !isExplained(options)
                && options.extraRows().isEmpty()
                && study.horizon().size() > EquilibriumOptions.DEFAULTS.partSnapshots()
                && (options.commitment() == ClearingOptions.Commitments.RELAXED
                        || study.components().stream().noneMatch(Component::isCommitted));
    }

    private static boolean isExplained(ClearingOptions options) {
        return options.explanation() != ClearingOptions.Explanation.NONE;
    }

    private static void requireExplicable(Study study, ClearingOptions options) {
        long size = MarginalRents.workOfOne(study);
        if (isExplained(options) && size > LARGEST_EXPLAINED) {
            throw new RefusedStudyException(
                    ("Intervals and setters of prices are about the whole horizon as one model, which after a search in"
                                    + " parts may have %d components x snapshots; here are %d. Take fewer snapshots, or"
                                    + " plan with --method joint.")
                            .formatted(LARGEST_EXPLAINED, size));
        }
    }

    /** Returns the plan of the whole horizon as one model, whose prices are explained; the one in parts where time does not suffice. */
    private PlanOutcome explained(PlanOutcome.Planned inParts, ClearingOptions options, long began) {
        Optional<Convergence> convergence = inParts.plan().convergence();
        if (convergence.isEmpty() || !convergence.get().converged()) {
            return inParts;
        }
        Optional<Duration> left = options.timeLimit().map(limit -> limit.minusNanos(System.nanoTime() - began));
        if (left.isPresent() && !left.get().isPositive()) {
            return inParts;
        }
        PlanOutcome whole =
                jointly(inParts.plan().study(), left.map(options::withTimeLimit).orElse(options));
        return whole instanceof PlanOutcome.Planned planned
                ? new PlanOutcome.Planned(planned.plan().closing(convergence.get()))
                : inParts;
    }

    private static void requireConvex(Study study, ClearingOptions options) {
        List<String> units = study.components().stream()
                .filter(Component::isCommitted)
                .map(Component::id)
                .toList();
        if (!units.isEmpty() && options.commitment() != ClearingOptions.Commitments.RELAXED) {
            throw new RefusedStudyException(
                    ("Units are on or off (%s), so that the cost of operation is not convex in capacity and no cut of"
                                    + " an equilibrium plan would hold. Plan jointly, or relax these decisions with"
                                    + " --relaxed-commitment.")
                            .formatted(named(units)));
        }
    }

    private static String named(List<String> units) {
        int more = units.size() - MOST_NAMES;
        String first = String.join(", ", units.subList(0, Math.min(units.size(), MOST_NAMES)));
        return more > 0 ? "%s and %d more".formatted(first, more) : first;
    }

    private PlanOutcome plan(
            Study study, ClearingOptions options, EquilibriumOptions equilibrium, SubproblemEngine engine) {
        Rules rules = new Rules(
                equilibrium.gap(),
                penalty(study),
                options.timeLimit(),
                equilibrium.checkpoint(),
                equilibrium.resume(),
                equilibrium.listener());
        Map<String, Double> limits = new HashMap<>();
        for (SharedLimit limit : engine.limits()) {
            double upper = Double.isInfinite(limit.upper()) ? 0 : Math.abs(limit.upper());
            double lower = Double.isInfinite(limit.lower()) ? 0 : Math.abs(limit.lower());
            limits.put(limit.name(), Math.max(1, Math.max(upper, lower)));
        }
        double peak = Math.max(1, peakLoadMw(study));
        Decomposition search = new Decomposition(engine, parameter -> box(parameter, peak, limits), rules, solver);
        try {
            Found found = search.search(guess(study));
            return switch (found) {
                case Found.Plan plan -> planned(study, options, engine, search, plan);
                case Found.Infeasible infeasible -> jointly(study, options);
                case Found.Unbounded unbounded -> jointly(study, options);
                case Found.OutOfTime late ->
                    new PlanOutcome.NotPlanned(new ClearingOutcome.LimitReached(Limit.TIME.toString()));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Checkpoint %s: %s.".formatted(equilibrium.checkpoint().orElseThrow(), e.getMessage()), e);
        }
    }

    private static double box(Parameter parameter, double peakMw, Map<String, Double> limits) {
        return switch (parameter) {
            case Parameter.Capacity capacity ->
                BOX_PER_PEAK
                        * Math.max(peakMw, capacity.existing())
                        * (capacity.component().kind() == ComponentKind.STORE ? BOX_HOURS : 1);
            case Parameter.Level level -> BOX_PER_PEAK * BOX_HOURS * peakMw;
            case Parameter.Share share -> BOX_PER_PEAK * limits.getOrDefault(share.limit(), 1.0);
        };
    }

    private static Map<String, Double> guess(Study study) {
        Map<String, Double> guess = new HashMap<>();
        for (Candidate candidate : Candidate.of(study)) {
            guess.put(candidate.key().toString(), candidate.existing());
        }
        return guess;
    }

    /** Returns the peak of all loads together. */
    private static double peakLoadMw(Study study) {
        return IntStream.range(0, study.horizon().size())
                .mapToDouble(t -> study.loads().stream()
                        .mapToDouble(load -> Math.abs(load.powerMw().at(t)))
                        .sum())
                .max()
                .orElse(0);
    }

    /** Returns a penalty per MWh that is dearer than any supply, and than capacity that is used in one snapshot alone. */
    private static double penalty(Study study) {
        double dearest = Math.max(1, study.settings().lostLoad().orElse(0));
        for (Component component : study.components()) {
            dearest = Math.max(dearest, component.dearestPerMwh());
        }
        double capacity = Candidate.of(study).stream()
                .mapToDouble(candidate -> candidate.expansion().annualCost())
                .max()
                .orElse(0);
        double weight = IntStream.range(0, study.horizon().size())
                .mapToDouble(t -> study.horizon().at(t).objectiveWeight())
                .filter(w -> w > 0)
                .min()
                .orElse(1);
        return PENALTY_PER_COST * dearest + PENALTY_PER_CAPACITY_COST * capacity / weight;
    }

    private PlanOutcome planned(
            Study study, ClearingOptions options, SubproblemEngine engine, Decomposition search, Found.Plan found) {
        double[] shadowPrices = study.globalConstraints().stream()
                .mapToDouble(constraint -> SharedLimit.names(study, constraint).stream()
                        .mapToDouble(name -> found.shadowPrices().getOrDefault(name, 0.0))
                        .sum())
                .toArray();
        Clearing clearing = engine.clearing(found.cost(), shadowPrices);
        Convergence convergence = new Convergence(
                found.lower(),
                found.cost(),
                found.converged(),
                search.outline().capacityNames(),
                found.iterations(),
                found.cuts(),
                search.outline().parts(),
                false,
                engine.traffic());
        Plan plan = Plan.of(
                clearing,
                candidate -> of(found.rents(), candidate),
                candidate -> of(found.limitCosts(), candidate),
                Optional.of(convergence));
        return new PlanOutcome.Planned(isExplained(options) ? plan : MarginalRents.value(plan, options, solver));
    }

    private static double of(Map<String, Double> values, Candidate candidate) {
        Double value = values.get(candidate.key().toString());
        if (value == null) {
            throw new IllegalStateException("The capacity of " + candidate.key() + " was not decided.");
        }
        return value;
    }

    /** The joint plan names the limits that would have to give way, or the variables without end. */
    private PlanOutcome jointly(Study study, ClearingOptions options) {
        return new ExpansionPlanning(solver).plan(study, options, ClearingProgress.SILENT);
    }
}
