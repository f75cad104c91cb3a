package org.rexnet.core.clearing.result;

import java.util.List;

/**
 * What a clearing took.
 *
 * @param solver name of the solver
 * @param windows number of models: parts of the horizon that were cleared by themselves
 * @param solves number of times a model was solved
 * @param iterations of all solves
 * @param columns of the largest model
 * @param rows of the largest model, flow limits that were added included
 * @param flowLimits number of flow limits that were added
 * @param buildSeconds time spent on making and changing models, over all threads
 * @param solveSeconds time spent within the solver, over all threads
 * @param fixedCommitment whether prices come from a second solve with decisions fixed
 */
public record ClearingStatistics(
        String solver,
        int windows,
        int solves,
        long iterations,
        int columns,
        int rows,
        int flowLimits,
        double buildSeconds,
        double solveSeconds,
        boolean fixedCommitment) {

    /** Adds up what parts took; sizes are those of the largest model. */
    public static ClearingStatistics total(String solver, List<ClearingStatistics> all) {
        return new ClearingStatistics(
                solver,
                all.stream().mapToInt(ClearingStatistics::windows).sum(),
                all.stream().mapToInt(ClearingStatistics::solves).sum(),
                all.stream().mapToLong(ClearingStatistics::iterations).sum(),
                all.stream().mapToInt(ClearingStatistics::columns).max().orElse(0),
                all.stream().mapToInt(ClearingStatistics::rows).max().orElse(0),
                all.stream().mapToInt(ClearingStatistics::flowLimits).sum(),
                all.stream().mapToDouble(ClearingStatistics::buildSeconds).sum(),
                all.stream().mapToDouble(ClearingStatistics::solveSeconds).sum(),
                all.stream().anyMatch(ClearingStatistics::fixedCommitment));
    }
}
