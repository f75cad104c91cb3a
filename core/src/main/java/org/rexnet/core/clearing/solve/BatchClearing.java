package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.ClearingStatistics;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.clearing.result.MovedCapacity;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Clears a part of the horizon, one window after another, with one model; the model stays for the next time until it is closed. For one
 * thread at a time.
 */
public final class BatchClearing implements AutoCloseable {

    private final Setup setup;
    private final int first;
    private final int end;
    private final int windowSize;
    /** Where each window ended, for the next time; null where there is no model to start with it. */
    private final @Nullable Basis[] bases;

    private @Nullable WindowClearing window;
    private @Nullable Study studyOfWindow;
    /** What the only window gave the last time, where models are kept. */
    private @Nullable Solution solution;

    private @Nullable CapacityMoves moves;

    /** Dispatch and prices of that solution, once they were read for what it tells of a capacity. */
    private @Nullable Clearing standing;

    private ClearingWork work = ClearingWork.NONE;

    public BatchClearing(Setup setup, int first, int end, int windowSize) {
        this.setup = setup;
        this.first = first;
        this.end = end;
        this.windowSize = windowSize;
        bases = new Basis[(end - first) / windowSize];
    }

    /** What all parts of a clearing share; the last three are asked each time anew. */
    public record Setup(
            DcFlow dcFlow,
            ClearingOptions options,
            Solver solver,
            boolean keeping,
            Corners corners,
            Supplier<SolverOptions> solverOptions,
            BooleanSupplier isOver,
            ClearingProgress progress) {}

    /** From where windows start, or near which capacities, and where it is noted where they end. */
    public record Corners(
            Optional<ClearingCorner> start, Optional<ClearingCorner> end, Map<ComponentKey, Double> capacities) {
        /** Begins and ends wherever the solver does. */
        public static final Corners NONE = new Corners(Optional.empty(), Optional.empty(), Map.of());

        /** Returns the corner to begin at. */
        public static Corners from(ClearingCorner start) {
            return new Corners(Optional.of(start), Optional.empty(), Map.of());
        }

        /** Returns that it starts from a corner, in which it notes where it ends. */
        public static Corners through(ClearingCorner corner) {
            return new Corners(Optional.of(corner), Optional.of(corner), Map.of());
        }

        /** Returns where the corner that it ends at goes. */
        public static Corners to(ClearingCorner end) {
            return new Corners(Optional.empty(), Optional.of(end), Map.of());
        }

        /** Returns that windows start near capacities that are about known, in MW (MWh). */
        public static Corners near(Map<ComponentKey, Double> capacities) {
            return new Corners(Optional.empty(), Optional.empty(), capacities);
        }
    }

    /** What a first window found, from which others start, and its problem. */
    public record Lesson(List<FlowLimit> limits, Optional<Basis> basis, Optional<ClearingProblem> alike) {
        /** Nothing is known before. */
        public static final Lesson NONE = new Lesson(List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * What clearing a part gave and took.
     *
     * @param failure what ended it
     * @param infeasible windows without a dispatch; those after them were cleared all the same, so that all of them are known
     */
    public record Result(
            Optional<ClearingOutcome> failure,
            List<Diagnosis.Window> infeasible,
            double objective,
            ClearingStatistics statistics) {}

    int windowSize() {
        return windowSize;
    }

    /** Solves the first window, whatever comes of it, so that other parts can learn from it. */
    public Lesson firstLesson(Study study) {
        WindowClearing opened = windowAt(first, study, Lesson.NONE);
        Outcome outcome = opened.solve();
        boolean hasBasis =
                outcome instanceof Optimal && opened.problem().wholeVariables().isEmpty();
        return new Lesson(
                opened.known(),
                hasBasis && outcome instanceof Optimal optimal
                        ? Optional.of(optimal.solution().basis())
                        : Optional.empty(),
                Optional.of(opened.problem()));
    }

    /** Clears all windows and writes what they give. */
    public Result clear(Study study, Lesson lesson, ClearingResults results) {
        double objective = 0;
        List<Diagnosis.Window> infeasible = new ArrayList<>();
        WindowClearing current = windowAt(first, study, lesson);
        for (int t = first; t < end; t += windowSize) {
            current = t == first ? current : windowAt(t, study, lesson);
            Outcome outcome = solve(current, (t - first) / windowSize);
            if (outcome instanceof Infeasible) {
                infeasible.add(new Diagnosis.Window(t, windowSize));
                continue;
            }
            if (!(outcome instanceof Optimal optimal)) {
                return new Result(Optional.of(failure(outcome, study, t)), infeasible, 0, statistics(current));
            }
            if (!infeasible.isEmpty()) {
                continue; // What it gives is of no use; only whether there is anything.
            }
            forgetMoves();
            solution = setup.keeping() && bases.length == 1 ? optimal.solution() : null;
            objective += optimal.solution().objective() + current.problem().constantCost();
            if (t == 0) {
                current.problem().readCapacities(optimal.solution(), results);
            }
            if (setup.options().expansion() && windowSize == study.horizon().size()) {
                current.operationCorner(optimal.solution()).ifPresent(results::setOperation);
            }
            new WindowResults(current.problem(), setup.dcFlow(), setup.solver(), results).write(optimal.solution());
            setup.progress().cleared(windowSize);
        }
        return new Result(Optional.empty(), infeasible, objective, statistics(current));
    }

    /** Clears the only window once more with one capacity beside a value; the window must have been cleared, and its model kept. */
    public Optional<MovedCapacity> clearBeside(
            Study study, ComponentKey component, double capacity, MovedCapacity.Side side, double share) {
        return moves().beside(component, capacity, side, share)
                .map(moved -> moved(moved, () -> read(study, moved.solution())));
    }

    /** Returns the only window as it stands where that tells what one more of a capacity saves on that side, without clearing. */
    public Optional<MovedCapacity> findBeside(
            Study study, ComponentKey component, double capacity, MovedCapacity.Side side, double share) {
        return moves().told(component, capacity, side, share).map(moved -> moved(moved, () -> standing(study, moved)));
    }

    private CapacityMoves moves() {
        WindowClearing current = window;
        if (current == null || solution == null) {
            throw new IllegalStateException("There is no solution from which capacities could move.");
        }
        CapacityMoves known = moves;
        if (known == null) {
            known = new CapacityMoves(current, solution);
            moves = known;
        }
        return known;
    }

    private void forgetMoves() {
        if (moves != null) {
            moves.close();
            moves = null;
        }
        standing = null;
    }

    private static MovedCapacity moved(CapacityMoves.Moved moved, Supplier<Clearing> clearing) {
        return new MovedCapacity(moved.netValue(), moved.limitsPriced(), clearing);
    }

    /** Reads the window as it stands, once for all capacities of which it tells something. */
    private Clearing standing(Study study, CapacityMoves.Moved told) {
        Clearing known = standing;
        if (known == null) {
            known = read(study, told.solution());
            standing = known;
        }
        return known;
    }

    private Clearing read(Study study, Solution moved) {
        WindowClearing current = Objects.requireNonNull(window);
        ClearingResults results = new ClearingResults(study.horizon().size());
        ClearingProblem problem = current.problem();
        problem.readCapacities(moved, results);
        problem.read(moved, results);
        double cost = problem.cost(moved) + problem.constantCost();
        return new Clearing(study, setup.options(), cost, results, statistics(current), ClearingKind::operationsOfAll);
    }

    /** Solves a window from where it ended the last time: other loads move a snapshot less far than the next hour does. */
    private Outcome solve(WindowClearing current, int index) {
        Basis last = bases[index];
        Corners corners = current.problem().wholeVariables().isEmpty() ? setup.corners() : Corners.NONE;
        LinearModel model = current.problem().model();
        if (last != null) {
            current.startFrom(last);
        } else {
            corners.start()
                    .ifPresent(start ->
                            start.basis(model).ifPresent(basis -> current.startNear(basis, start.reducedCosts())));
        }
        Outcome outcome = current.solve();
        if (outcome instanceof Optimal optimal) {
            corners.end().ifPresent(end -> end.note(model, optimal.solution().basis()));
        }
        boolean keeps = setup.keeping()
                && bases.length > 1
                && current.problem().wholeVariables().isEmpty();
        bases[index] =
                keeps && outcome instanceof Optimal optimal ? optimal.solution().basis() : null;
        return outcome;
    }

    /** Returns the window at a snapshot: the one before, moved there, or a new one where coefficients change with time. */
    @SuppressWarnings(
            "ReferenceEquality") // Another study may have other loads; to compare them would take longer than to move.
    private WindowClearing windowAt(int t, Study study, Lesson lesson) {
        WindowClearing open = window;
        if (open != null && (open.problem().first() == t || TemporalCoupling.isMovable(study, setup.options()))) {
            if (open.problem().first() != t || study != studyOfWindow) {
                open.moveTo(study, t);
                studyOfWindow = study;
            }
            return open;
        }
        close();
        long began = System.nanoTime();
        ClearingProblem problem =
                new ClearingProblem(study, setup.dcFlow(), setup.options(), t, windowSize, lesson.alike());
        work = work.plus(ClearingWork.building(began));
        WindowClearing opened = new WindowClearing(
                problem, setup.solver(), setup.solverOptions().get(), setup.progress(), setup.isOver());
        List<FlowLimit> planned = windowSize == study.horizon().size()
                ? setup.corners().start().map(ClearingCorner::limits).orElse(List.of())
                : List.of();
        opened.learn(planned.isEmpty() ? lesson.limits() : planned, lesson.basis());
        if (planned.isEmpty()) {
            learnAhead(opened, problem);
        }
        window = opened;
        studyOfWindow = study;
        return opened;
    }

    /** Starts a long window from what clearing it stage by stage gives, or with its capacities held. */
    private void learnAhead(WindowClearing opened, ClearingProblem problem) {
        int threads = setup.options().threads();
        if (StagedClearing.suits(problem)) {
            opened.learn(new StagedClearing(
                    problem,
                    StagedClearing.Cut.WEEKS,
                    setup.solver(),
                    setup.solverOptions().get(),
                    setup.isOver(),
                    threads));
        } else if (!setup.corners().capacities().isEmpty() && PlannedCapacities.suits(problem)) {
            opened.learn(new PlannedCapacities(
                    problem,
                    setup.corners().capacities(),
                    setup.solver(),
                    setup.solverOptions().get(),
                    setup.isOver(),
                    threads));
        } else if (HeldCapacities.suits(problem)) {
            opened.learn(new HeldCapacities(
                    problem, setup.solver(), setup.solverOptions().get(), setup.isOver(), threads));
        }
    }

    private ClearingOutcome failure(Outcome outcome, Study study, int t) {
        return switch (outcome) {
            case Optimal optimal -> throw new IllegalStateException("An optimal outcome is no failure.");
            case Infeasible infeasible -> throw new IllegalStateException("Others say why there is no dispatch.");
            case Unbounded unbounded ->
                setup.options().expansion()
                        ? new ClearingOutcome.Unbounded()
                        : new ClearingOutcome.Unbounded(
                                WithoutLimit.of(study, setup.dcFlow(), setup.options(), setup.solver(), t, windowSize));
            case LimitReached reached ->
                new ClearingOutcome.LimitReached(reached.limit().toString());
        };
    }

    /** Returns what was done since the last time this was asked. */
    private ClearingStatistics statistics(WindowClearing current) {
        ClearingWork done = work.plus(current.takeWork());
        work = ClearingWork.NONE;
        return new ClearingStatistics(
                setup.solver().name(),
                (end - first) / windowSize,
                done.solves(),
                done.iterations(),
                current.problem().model().variableCount(),
                current.problem().model().constraintCount(),
                done.flowLimits(),
                done.buildSeconds(),
                done.solveSeconds(),
                !current.problem().wholeVariables().isEmpty());
    }

    @Override
    public void close() {
        forgetMoves();
        closeWindow();
    }

    private void closeWindow() {
        if (window == null) {
            return;
        }
        work = work.plus(window.takeWork());
        window.close();
        window = null;
        solution = null;
        Arrays.fill(bases, null);
    }
}
