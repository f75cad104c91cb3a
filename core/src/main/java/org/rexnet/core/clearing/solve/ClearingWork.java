package org.rexnet.core.clearing.solve;

/**
 * What was done to clear: sums over windows; immutable.
 *
 * @param solves number of times a model was solved
 * @param flowLimits number of flow limits that were added
 * @param iterations of all solves
 * @param buildSeconds making models, changing them and handing them to the solver
 * @param solveSeconds within the solver
 */
public record ClearingWork(int solves, int flowLimits, long iterations, double buildSeconds, double solveSeconds) {

    static final ClearingWork NONE = new ClearingWork(0, 0, 0, 0, 0);

    /** Returns the work of building since a time of {@link System#nanoTime}. */
    static ClearingWork building(long began) {
        return new ClearingWork(0, 0, 0, (System.nanoTime() - began) / 1e9, 0);
    }

    ClearingWork plus(ClearingWork other) {
        return new ClearingWork(
                solves + other.solves,
                flowLimits + other.flowLimits,
                iterations + other.iterations,
                buildSeconds + other.buildSeconds,
                solveSeconds + other.solveSeconds);
    }
}
