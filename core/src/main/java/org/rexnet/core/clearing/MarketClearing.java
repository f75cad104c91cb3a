package org.rexnet.core.clearing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.EdgeWeights;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Clears studies: finds the dispatch of least cost within all limits, and its prices; immutable, may be shared between threads.
 *
 * <p>Snapshots that nothing couples are cleared side by side, in parts whose bounds depend on the horizon alone, so that the result
 * does not depend on the number of threads.
 */
public final class MarketClearing {

    private static final int LEAST_PART = 12;
    private static final int MOST_PARTS = 64;

    private final Solver solver;

    public MarketClearing(Solver solver) {
        this.solver = solver;
    }

    /** Clears a study as its settings say. */
    public ClearingOutcome clear(Study study) {
        return clear(study, ClearingOptions.of(study.settings()));
    }

    public ClearingOutcome clear(Study study, ClearingOptions options) {
        return clear(study, options, ClearingProgress.SILENT);
    }

    /** Clears a study; the progress is called from the threads that clear. */
    public ClearingOutcome clear(Study study, ClearingOptions options, ClearingProgress progress) {
        DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
        return new Run(study, dcFlow, options, progress).clear();
    }

    /** Snapshots that are cleared one window after another, with one model. */
    private record Part(int first, int end, int windowSize) {}

    /** What clearing one part took and gave. */
    private record PartResult(Optional<ClearingOutcome> failure, double objective, Clearing.Statistics statistics) {}

    /** What a first window found, from which others start. */
    private record Lesson(List<FlowLimit> limits, Optional<Basis> basis) {
        static final Lesson NONE = new Lesson(List.of(), Optional.empty());
    }

    /** Clearing of one study; for the thread that started it. */
    private final class Run {

        private final Study study;
        private final DcFlow dcFlow;
        private final ClearingOptions options;
        private final ClearingProgress progress;
        private final Results results;
        private final long began = System.nanoTime();
        private final boolean movable;

        private Run(Study study, DcFlow dcFlow, ClearingOptions options, ClearingProgress progress) {
            this.study = study;
            this.dcFlow = dcFlow;
            this.options = options;
            this.progress = progress;
            results = new Results(study.horizon().size());
            movable = Coupling.isMovable(study);
        }

        private ClearingOutcome clear() {
            List<Part> parts = parts();
            Lesson lesson = parts.size() > 1 && parts.get(0).windowSize() == 1 ? firstLesson() : Lesson.NONE;
            List<PartResult> done = new ArrayList<>();
            if (parts.size() == 1) {
                done.add(clear(parts.get(0), lesson));
            } else {
                done.addAll(clearSideBySide(parts, lesson));
            }
            for (PartResult part : done) {
                if (part.failure().isPresent()) {
                    return part.failure().get();
                }
            }
            double objective = done.stream().mapToDouble(PartResult::objective).sum();
            return new ClearingOutcome.Cleared(new Clearing(study, options, objective, results, total(done)));
        }

        private List<Part> parts() {
            int size = study.horizon().size();
            return switch (Coupling.of(study, options)) {
                case HORIZON -> List.of(new Part(0, size, size));
                case BLOCKS ->
                    study.horizon().blocks().stream()
                            .map((Horizon.Block b) -> new Part(b.first(), b.end(), b.size()))
                            .toList();
                case NONE -> {
                    int count = Math.clamp(size / LEAST_PART, 1, MOST_PARTS);
                    List<Part> parts = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        parts.add(new Part((int) ((long) size * i / count), (int) ((long) size * (i + 1) / count), 1));
                    }
                    yield parts;
                }
            };
        }

        private Lesson firstLesson() {
            ClearingProblem problem = new ClearingProblem(study, dcFlow, options, 0, 1, false);
            try (WindowClearing window = new WindowClearing(problem, solver, solverOptions(), progress, this::isOver)) {
                Outcome outcome = window.solve();
                Optional<Basis> basis = outcome instanceof Optimal optimal && !problem.hasIntegers()
                        ? Optional.of(optimal.solution().basis())
                        : Optional.empty();
                return new Lesson(window.known(), basis);
            }
        }

        private List<PartResult> clearSideBySide(List<Part> parts, Lesson lesson) {
            try (ExecutorService executor = Executors.newFixedThreadPool(Math.min(options.threads(), parts.size()))) {
                List<Future<PartResult>> futures = parts.stream()
                        .map(part -> executor.submit(() -> clear(part, lesson)))
                        .toList();
                List<PartResult> done = new ArrayList<>();
                for (Future<PartResult> future : futures) {
                    done.add(future.get());
                }
                return done;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("A window could not be cleared.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Clearing was interrupted.", e);
            }
        }

        private PartResult clear(Part part, Lesson lesson) {
            long start = System.nanoTime();
            Totals totals = new Totals();
            ClearingProblem problem = problem(part, part.first());
            WindowClearing window = open(problem, lesson);
            try {
                for (int first = part.first(); first < part.end(); first += part.windowSize()) {
                    if (first > part.first()) {
                        if (movable) {
                            problem.moveTo(first);
                        } else {
                            totals.add(window, problem);
                            window.close();
                            problem = problem(part, first);
                            window = open(problem, lesson);
                        }
                    }
                    Outcome outcome = window.solve();
                    if (!(outcome instanceof Optimal optimal)) {
                        return failure(outcome, first, part.windowSize());
                    }
                    totals.objective += optimal.solution().objective() + problem.constantCost();
                    problem.read(optimal.solution(), results);
                    new Explaining(problem, solver, results).explain(optimal.solution());
                    progress.cleared(part.windowSize());
                }
                totals.add(window, problem);
                return new PartResult(
                        Optional.empty(), totals.objective, totals.statistics(start, part, problem.hasIntegers()));
            } finally {
                window.close();
            }
        }

        private ClearingProblem problem(Part part, int first) {
            return new ClearingProblem(study, dcFlow, options, first, part.windowSize(), false);
        }

        private WindowClearing open(ClearingProblem problem, Lesson lesson) {
            WindowClearing window = new WindowClearing(problem, solver, solverOptions(), progress, this::isOver);
            window.learn(lesson.limits(), lesson.basis());
            return window;
        }

        private boolean isOver() {
            return options.timeLimit()
                    .map(limit -> System.nanoTime() - began >= limit.toNanos())
                    .orElse(false);
        }

        private SolverOptions solverOptions() {
            SolverOptions solverOptions = options.expansion() && study.hasCandidates()
                    ? SolverOptions.DEFAULTS.withEdgeWeights(EdgeWeights.DEVEX)
                    : SolverOptions.DEFAULTS;
            if (options.timeLimit().isEmpty()) {
                return solverOptions;
            }
            Duration left = options.timeLimit().get().minusNanos(System.nanoTime() - began);
            return solverOptions.withTimeLimit(left.isNegative() ? Duration.ZERO : left);
        }

        private PartResult failure(Outcome outcome, int first, int size) {
            ClearingOutcome failure =
                    switch (outcome) {
                        case Optimal optimal -> throw new IllegalStateException("An optimal outcome is no failure.");
                        case Infeasible infeasible ->
                            new ClearingOutcome.Infeasible(
                                    new Relaxation(study, dcFlow, options, solver).causes(first, size));
                        case Unbounded unbounded -> new ClearingOutcome.Unbounded();
                        case LimitReached reached ->
                            new ClearingOutcome.LimitReached(reached.limit().toString());
                    };
            return new PartResult(Optional.of(failure), 0, new Totals().statistics(0, new Part(0, 0, 1), false));
        }

        private Clearing.Statistics total(List<PartResult> parts) {
            List<Clearing.Statistics> all =
                    parts.stream().map(PartResult::statistics).toList();
            return new Clearing.Statistics(
                    solver.name(),
                    all.stream().mapToInt(Clearing.Statistics::windows).sum(),
                    all.stream().mapToInt(Clearing.Statistics::solves).sum(),
                    all.stream().mapToLong(Clearing.Statistics::iterations).sum(),
                    all.stream().mapToInt(Clearing.Statistics::columns).max().orElse(0),
                    all.stream().mapToInt(Clearing.Statistics::rows).max().orElse(0),
                    all.stream().mapToInt(Clearing.Statistics::flowLimits).sum(),
                    all.stream().mapToDouble(Clearing.Statistics::buildSeconds).sum(),
                    all.stream().mapToDouble(Clearing.Statistics::solveSeconds).sum(),
                    all.stream().anyMatch(Clearing.Statistics::fixedCommitment));
        }
    }

    /** Sums over the windows of one part; for one thread. */
    private final class Totals {

        private double objective;
        private int solves;
        private int flowLimits;
        private long iterations;
        private double solveSeconds;
        private int columns;
        private int rows;

        private void add(WindowClearing window, ClearingProblem problem) {
            solves += window.solves();
            flowLimits += window.flowLimits();
            iterations += window.iterations();
            solveSeconds += window.solveSeconds();
            columns = Math.max(columns, problem.model().variableCount());
            rows = Math.max(rows, problem.model().constraintCount());
        }

        private Clearing.Statistics statistics(long start, Part part, boolean fixedCommitment) {
            double seconds = start == 0 ? 0 : (System.nanoTime() - start) / 1e9;
            return new Clearing.Statistics(
                    solver.name(),
                    (part.end() - part.first()) / part.windowSize(),
                    solves,
                    iterations,
                    columns,
                    rows,
                    flowLimits,
                    Math.max(0, seconds - solveSeconds),
                    solveSeconds,
                    fixedCommitment);
        }
    }
}
