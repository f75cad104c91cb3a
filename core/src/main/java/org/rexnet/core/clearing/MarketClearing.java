package org.rexnet.core.clearing;

import java.util.Map;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.clearing.sectors.SequentialPlanning;
import org.rexnet.core.clearing.solve.BatchClearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Study;

/**
 * Clears studies: finds the dispatch of least cost within all limits, and its prices; immutable, may be shared between threads.
 *
 * <p>A study that is cleared once is cleared here; one that is cleared again with other loads is opened as a {@link ClearingSession}.
 */
public final class MarketClearing {

    private final Solver solver;

    public MarketClearing(Solver solver) {
        this.solver = solver;
    }

    /** Clears a study as its settings say. */
    public ClearingOutcome clear(Study study) {
        return clear(study, ClearingOptions.of(study.settings()));
    }

    /** Clears a study; what comes out is a clearing, or why there is none. */
    public ClearingOutcome clear(Study study, ClearingOptions options) {
        return clear(study, options, ClearingProgress.SILENT);
    }

    /** Clears a study; the progress is called from the threads that clear. */
    public ClearingOutcome clear(Study study, ClearingOptions options, ClearingProgress progress) {
        return clear(study, options, progress, BatchClearing.Corners.NONE);
    }

    /** Clears a study and notes where that ended in a corner from which others can start. */
    public ClearingOutcome clear(Study study, ClearingOptions options, ClearingCorner end) {
        return clear(study, options, ClearingProgress.SILENT, BatchClearing.Corners.to(end));
    }

    /**
     * Clears a study from a corner where others ended, which takes a fraction of the time if they were much like it. Of several best
     * dispatches or prices it may find another one than {@link #clear(Study, ClearingOptions)}, the same whenever it starts from the same
     * corner.
     */
    public ClearingOutcome clearFrom(Study study, ClearingOptions options, ClearingCorner start) {
        return clear(study, options, ClearingProgress.SILENT, BatchClearing.Corners.from(start));
    }

    /** Clears a study {@linkplain #clearFrom from a corner}, and notes there where that ended, for the next one that is much like it. */
    public ClearingOutcome clearOn(Study study, ClearingOptions options, ClearingCorner corner) {
        return clear(study, options, ClearingProgress.SILENT, BatchClearing.Corners.through(corner));
    }

    private ClearingOutcome clear(
            Study study, ClearingOptions options, ClearingProgress progress, BatchClearing.Corners corners) {
        try (ClearingSession session = new ClearingSession(study, options, solver, progress, false, corners)) {
            return session.clear();
        }
    }

    /** Returns what it is worth that the sectors of a study that was cleared share one market. */
    public SectorCouplingOutcome couplingValue(Clearing coupled) {
        return new SequentialPlanning(coupled, solver, this::clear).run();
    }

    /** Prepares a study that is to be cleared several times, with other loads. */
    public ClearingSession open(Study study, ClearingOptions options) {
        return open(study, options, ClearingProgress.SILENT);
    }

    /**
     * Prepares a study whose capacities are to be found and nearly known, which is where the search for them starts.
     *
     * @param capacities by component, in MW (MWh); where there are none the search starts from nothing
     * @param progress called from the threads that clear
     */
    public ClearingSession openNear(
            Study study, ClearingOptions options, Map<ComponentKey, Double> capacities, ClearingProgress progress) {
        return new ClearingSession(study, options, solver, progress, true, BatchClearing.Corners.near(capacities));
    }

    /** Prepares a study that is to be cleared several times; the progress is called from the threads that clear. */
    public ClearingSession open(Study study, ClearingOptions options, ClearingProgress progress) {
        return new ClearingSession(study, options, solver, progress, true, BatchClearing.Corners.NONE);
    }
}
