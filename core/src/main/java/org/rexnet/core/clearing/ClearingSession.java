package org.rexnet.core.clearing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.ClearingStatistics;
import org.rexnet.core.clearing.result.MovedCapacity;
import org.rexnet.core.clearing.solve.BatchClearing;
import org.rexnet.core.clearing.solve.Diagnosis;
import org.rexnet.core.clearing.solve.TemporalCoupling;
import org.rexnet.core.optimization.EdgeWeights;
import org.rexnet.core.optimization.Method;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.core.task.Threads;
import org.rexnet.network.flow.DcFlow;

/**
 * A study that is cleared again and again with other loads: factors of the network, models, bases and flow limits are kept, so that the
 * second time takes a fraction of the first. Mutable, for one thread; {@link #close} gives the solver's memory back.
 *
 * <p>Snapshots that nothing couples are cleared side by side, in parts whose bounds depend on the horizon alone, so that the result
 * does not depend on the number of threads. Where several dispatches or prices are best, the one found may depend on what was cleared
 * before.
 */
public final class ClearingSession implements AutoCloseable {

    private static final int LEAST_PART = 12;
    private static final int MOST_PARTS = 64;
    private static final int MANY_CANDIDATES = 100;

    private final ClearingOptions options;
    private final Solver solver;
    private final DcFlow dcFlow;
    private final List<BatchClearing> parts;
    private final boolean keeping;
    private @Nullable Threads threads;
    private Study study;
    private boolean hasModels;
    private long began = System.nanoTime();

    /**
     * Prepares a study.
     *
     * @param keeping whether models are kept; otherwise the memory of each part is given back as soon as it is cleared
     * @param corners from which windows start where nothing closer is known, and in which they note where they end
     */
    ClearingSession(
            Study study,
            ClearingOptions options,
            Solver solver,
            ClearingProgress progress,
            boolean keeping,
            BatchClearing.Corners corners) {
        this.study = study;
        this.options = options;
        this.solver = solver;
        this.keeping = keeping;
        dcFlow = DcFlow.of(study.network(), options.convention());
        parts = parts(new BatchClearing.Setup(
                dcFlow, options, solver, keeping, corners, this::solverOptions, this::isOver, progress));
    }

    /** Clears the study with the loads that it came with, or that it was last cleared with. */
    public ClearingOutcome clear() {
        began = System.nanoTime();
        boolean learns = !hasModels && parts.size() > 1 && TemporalCoupling.of(study, options) == TemporalCoupling.NONE;
        BatchClearing.Lesson lesson = learns ? parts.get(0).firstLesson(study) : BatchClearing.Lesson.NONE;
        hasModels = keeping;
        ClearingResults results = new ClearingResults(study.horizon().size());
        List<BatchClearing.Result> done = parts.size() == 1 || options.threads() == 1
                ? parts.stream().map(part -> clear(part, lesson, results)).toList()
                : clearSideBySide(lesson, results);
        for (BatchClearing.Result part : done) {
            if (part.failure().isPresent()) {
                return part.failure().get();
            }
        }
        List<Diagnosis.Window> infeasible =
                done.stream().flatMap(part -> part.infeasible().stream()).toList();
        if (!infeasible.isEmpty()) {
            return new Diagnosis(study, dcFlow, options, solver).of(infeasible);
        }
        double objective =
                done.stream().mapToDouble(BatchClearing.Result::objective).sum();
        return new ClearingOutcome.Cleared(
                new Clearing(study, options, objective, results, total(done), ClearingKind::operationsOfAll, dcFlow));
    }

    /**
     * Clears the study with other loads.
     *
     * @param loads the study's loads, in its order, with the same buses but any power
     */
    public ClearingOutcome clear(List<Load> loads) {
        List<Load> known = study.loads();
        boolean same = loads.size() == known.size();
        for (int i = 0; same && i < known.size(); i++) {
            same = loads.get(i).id().equals(known.get(i).id())
                    && loads.get(i).bus().equals(known.get(i).bus());
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "The loads must be those of study %s, in its order and at their buses; only their power may differ."
                            .formatted(study.name()));
        }
        for (Load load : loads) {
            int values = load.powerMw().length();
            if (!load.powerMw().isConstant() && values != study.horizon().size()) {
                throw new IllegalArgumentException("Load %s: a series has %d values, but there are %d snapshots."
                        .formatted(load.id(), values, study.horizon().size()));
            }
        }
        study = study.withLoads(loads);
        return clear();
    }

    /**
     * Clears once more with one capacity a little above or below a value, and beyond its bounds where these are in the way: everything
     * else is free to follow, whole decisions stay as they were found. What one more unit saves there is the slope of least cost on that
     * side. The study must have been cleared with capacities to be found.
     *
     * @param component whose capacity it is
     * @param capacity MW (MWh) beside which it stands
     * @param share of the capacity, and at least of 1 MW (or of the largest limit where all are smaller), by which it differs from that
     * @return empty where there is no capacity below, the study cannot be operated there, or the time is up
     */
    public Optional<MovedCapacity> clearBeside(
            ComponentKey component, double capacity, MovedCapacity.Side side, double share) {
        return onlyPart().clearBeside(study, component, capacity, side, share);
    }

    /**
     * Returns the same for a step of no length, where what was cleared last tells it and nothing need be cleared: where the optimal basis
     * stays optimal as the capacity moves. To be asked for all capacities before any is {@linkplain #clearBeside cleared beside}.
     *
     * @return empty where nothing is told
     */
    public Optional<MovedCapacity> findBeside(
            ComponentKey component, double capacity, MovedCapacity.Side side, double share) {
        return onlyPart().findBeside(study, component, capacity, side, share);
    }

    private BatchClearing onlyPart() {
        if (parts.size() != 1) {
            throw new IllegalStateException("Capacities that are to be found are cleared as one model.");
        }
        return parts.get(0);
    }

    @Override
    public void close() {
        closeThreads();
        parts.forEach(BatchClearing::close);
    }

    /** Ends the threads, after what they do. */
    private void closeThreads() {
        if (threads != null) {
            threads.close();
            threads = null;
        }
    }

    private Threads threads() {
        Threads running = threads;
        if (running == null) {
            running = new Threads("clearing", Math.min(options.threads(), parts.size()));
            threads = running;
        }
        return running;
    }

    private List<BatchClearing> parts(BatchClearing.Setup setup) {
        int size = study.horizon().size();
        List<BatchClearing> made = new ArrayList<>();
        switch (TemporalCoupling.of(study, options)) {
            case HORIZON -> made.add(new BatchClearing(setup, 0, size, size));
            case BLOCKS -> {
                for (Horizon.Block block : study.horizon().blocks()) {
                    made.add(new BatchClearing(setup, block.first(), block.end(), block.size()));
                }
            }
            case NONE -> {
                int count = Math.clamp(size / LEAST_PART, 1, MOST_PARTS);
                for (int i = 0; i < count; i++) {
                    int first = (int) ((long) size * i / count);
                    made.add(new BatchClearing(setup, first, (int) ((long) size * (i + 1) / count), 1));
                }
            }
        }
        return made;
    }

    private boolean isOver() {
        return options.timeLimit()
                .map(limit -> System.nanoTime() - began >= limit.toNanos())
                .orElse(false);
    }

    /**
     * Many capacities that no impedance ties together are found from the interior: no rows are added later, so that nothing is lost by
     * a method that cannot start warm, and where almost everything costs alike the simplex method takes many times longer.
     */
    private boolean fromInterior() {
        return options.formulation() == FlowFormulation.TRANSPORT && candidates() >= MANY_CANDIDATES;
    }

    private long candidates() {
        return study.generators().stream()
                        .filter(c -> c.expansion().isPresent())
                        .count()
                + study.storageUnits().stream()
                        .filter(c -> c.expansion().isPresent())
                        .count()
                + study.lines().stream().filter(c -> c.expansion().isPresent()).count();
    }

    private SolverOptions solverOptions() {
        SolverOptions solverOptions = options.expansion() && study.hasCandidates()
                ? SolverOptions.DEFAULTS.withEdgeWeights(EdgeWeights.DEVEX)
                : SolverOptions.DEFAULTS;
        if (options.expansion() && fromInterior()) {
            solverOptions = solverOptions.withMethod(Method.INTERIOR_POINT);
        }
        if (options.timeLimit().isEmpty()) {
            return solverOptions;
        }
        Duration left = options.timeLimit().get().minusNanos(System.nanoTime() - began);
        return solverOptions.withTimeLimit(left.isNegative() ? Duration.ZERO : left);
    }

    private BatchClearing.Result clear(BatchClearing part, BatchClearing.Lesson lesson, ClearingResults results) {
        try {
            return part.clear(study, lesson, results);
        } finally {
            if (!keeping) {
                part.close();
            }
        }
    }

    private List<BatchClearing.Result> clearSideBySide(BatchClearing.Lesson lesson, ClearingResults results) {
        try {
            return threads().all(parts.size(), i -> clear(parts.get(i), lesson, results));
        } catch (RuntimeException e) {
            closeThreads();
            throw e;
        }
    }

    private ClearingStatistics total(List<BatchClearing.Result> done) {
        return ClearingStatistics.total(
                solver.name(),
                done.stream().map(BatchClearing.Result::statistics).toList());
    }
}
