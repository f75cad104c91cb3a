package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.rexnet.core.clearing.flow.SensitivityFlow;
import org.rexnet.core.clearing.model.SnapshotOrder;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.ModelPart;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.StagedModel;
import org.rexnet.core.optimization.Values;

/**
 * Clears a long window stage by stage, a few days each, to learn which flow limits bind and from which basis the window as a whole starts:
 * what few things pass from day to day makes one large model much dearer than many small ones. For one thread.
 *
 * <p>One stage of each chain goes ahead: a limit that binds in many of its snapshots is added for all snapshots of the chain.
 */
public final class StagedClearing {

    private static final int LEAST_STAGES = 8;

    /** A limit that binds in at least one of so many snapshots is expected to bind in the others. */
    private static final int OFTEN = 4;

    /**
     * How a window is cut.
     *
     * @param snapshots in a stage, about
     * @param chains of stages that are cleared side by side
     * @param alike whether stages are like each other: limits that bind in one are added for the same snapshots of the others, and a stage
     *     starts from the basis of the one before
     */
    public record Cut(int snapshots, int chains, boolean alike) {

        /** Weeks of a year. */
        public static final Cut WEEKS = new Cut(168, 4, false);

        /** Snapshots one by one, each from where the one before ended. */
        public static final Cut SNAPSHOTS = new Cut(1, 4, true);

        /** Two days each, over which most storage is filled and emptied. */
        public static final Cut TWO_DAYS = new Cut(48, 4, false);
    }

    private final ClearingProblem problem;
    private final ModelPart part;
    private final Cut cut;
    private final Solver solver;
    private final SolverOptions options;
    private final BooleanSupplier isOver;
    private final int threads;
    private final int stages;
    private final SnapshotOrder order;
    private int rounds;
    private long iterations;
    private double seconds;
    private double[] reducedCosts = {};

    /** Cuts a problem into stages. */
    public StagedClearing(
            ClearingProblem problem,
            Cut cut,
            Solver solver,
            SolverOptions options,
            BooleanSupplier isOver,
            int threads) {
        this(problem, ModelPart.all(problem.model()), cut, solver, options, isOver, threads);
    }

    /** Cuts what stands for the model of a problem into stages. */
    StagedClearing(
            ClearingProblem problem,
            ModelPart part,
            Cut cut,
            Solver solver,
            SolverOptions options,
            BooleanSupplier isOver,
            int threads) {
        this.problem = problem;
        this.part = part;
        this.cut = cut;
        this.solver = solver;
        this.options = options;
        this.isOver = isOver;
        this.threads = threads;
        stages = Math.max(cut.chains(), problem.size() / cut.snapshots());
        order = problem.window().snapshotOrder();
    }

    /** Returns whether a problem is long enough, and nothing but what happens in its snapshots is to be decided. */
    static boolean suits(ClearingProblem problem) {
        return problem.size() >= LEAST_STAGES * Cut.WEEKS.snapshots()
                && TemporalCoupling.of(problem.study(), problem.window().options()) == TemporalCoupling.BLOCKS
                && problem.wholeVariables().isEmpty()
                && !problem.model().isQuadratic();
    }

    /**
     * Adds the flow limits that bind to the model, and returns a basis of it, or of what stands for it; empty where a stage has no solution
     * by itself.
     */
    Optional<Basis> start() {
        return start(staged -> {
            List<Integer> ahead = new ArrayList<>();
            for (int chain = 0; chain < cut.chains(); chain++) {
                ahead.add(staged.firstOf(chain));
            }
            if (!settle(staged, ahead::contains)) {
                return false;
            }
            for (int chain = 0; chain < cut.chains(); chain++) {
                spread(staged.firstOf(chain), staged.firstOf(chain + 1));
            }
            return settle(staged, stage -> true);
        });
    }

    /**
     * Does the same from a basis of the model, or of what stands for it, near which reduced costs are about known; all stages are cleared
     * at once, and nothing is expected of one because of another.
     */
    Optional<Basis> startNear(Basis basis, double[] guesses) {
        return start(staged -> {
            take(staged);
            staged.startNear(basis, guesses);
            return settle(staged, stage -> true);
        });
    }

    private Optional<Basis> start(Predicate<StagedModel> clearing) {
        long began = System.nanoTime();
        order.complete(problem.model(), problem.window().injections(), problem.size());
        int[] stageOfColumn = new int[part.model().variableCount()];
        for (int j = 0; j < stageOfColumn.length; j++) {
            stageOfColumn[j] = stage(order.ofColumn(part.wholeColumn(j)));
        }
        try (StagedModel staged = new StagedModel(
                part.model(), stageOfColumn, stages, cut.chains(), cut.alike(), threads, solver, options)) {
            boolean solved = clearing.test(staged);
            iterations = staged.iterations();
            seconds = (System.nanoTime() - began) / 1e9;
            reducedCosts = staged.reducedCosts();
            return solved ? Optional.of(staged.basis()) : Optional.empty();
        }
    }

    /** Solves stages until no flow limit is violated in them; returns whether that came to an end. */
    private boolean settle(StagedModel staged, IntPredicate which) {
        int added = 1;
        while (added > 0) {
            take(staged);
            rounds++;
            if (isOver.getAsBoolean() || !staged.solve(which)) {
                return false;
            }
            added = 0;
            Values values = part.wholeValues(staged.values());
            for (int stage = 0; stage < stages; stage++) {
                if (which.test(stage)) {
                    added += problem.flow().addViolated(values, first(stage), first(stage + 1));
                }
            }
        }
        return true;
    }

    private void take(StagedModel staged) {
        part.takeConstraints();
        staged.takeConstraints(row -> stage(order.ofRow(part.wholeRow(row))));
    }

    /** Adds limits that bind in one stage for the snapshots of the stages that follow. */
    private void spread(int stage, int endStage) {
        if (!(problem.flow() instanceof SensitivityFlow sensitivities)) {
            return;
        }
        if (cut.alike()) {
            spreadToLike(stage, endStage, sensitivities);
        } else {
            spreadOften(stage, endStage, sensitivities);
        }
    }

    /** Adds the limits of one stage for the same snapshots of the others, in the same order, so that their rows match. */
    private void spreadToLike(int stage, int endStage, SensitivityFlow sensitivities) {
        List<FlowLimit> known = sensitivities.rows().inOrderOfRows().stream()
                .filter(limit -> stage(limit.snapshot()) == stage)
                .toList();
        for (int other = stage + 1; other < endStage; other++) {
            int last = first(other + 1) - first(other) - 1;
            for (FlowLimit limit : known) {
                int place = Math.min(limit.snapshot() - first(stage), last);
                sensitivities.rows().add(limit.at(first(other) + place));
            }
        }
    }

    /** Adds the limits that bind often in one stage for the snapshots of it and of the stages that follow. */
    private void spreadOften(int stage, int endStage, SensitivityFlow sensitivities) {
        Map<FlowLimit, Integer> counts = new LinkedHashMap<>();
        for (int k = first(stage); k < first(stage + 1); k++) {
            sensitivities.rows().of(k).forEach(limit -> counts.merge(limit.at(0), 1, Integer::sum));
        }
        counts.values().removeIf(count -> count * OFTEN < first(stage + 1) - first(stage));
        for (int k = first(stage); k < first(endStage); k++) {
            for (FlowLimit limit : counts.keySet()) {
                sensitivities.rows().add(limit.at(k));
            }
        }
    }

    /** Returns the reduced costs, in their stages, of the variables of what stands for the model; once a start was found. */
    double[] reducedCosts() {
        return reducedCosts.clone();
    }

    private int first(int stage) {
        return (int) ((long) problem.size() * stage / stages);
    }

    private int stage(int snapshot) {
        int stage = (int) ((long) snapshot * stages / problem.size());
        return snapshot >= first(stage + 1) ? stage + 1 : stage;
    }

    /** Returns what was done; building is counted with solving. */
    ClearingWork work() {
        return new ClearingWork(rounds, problem.flowLimits().size(), iterations, 0, seconds);
    }
}
