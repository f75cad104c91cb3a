package org.rexnet.core.clearing.result;

import java.util.List;
import java.util.Map;

/**
 * Dispatch and prices of one part of a horizon, to be sent; arrays are its own, to be read only.
 *
 * @param series by snapshot of the part, then component
 * @param columns by component; the same in every part
 * @param bindings limits of flow that cost something, by snapshot of the part
 * @param chargingRuns what vehicles did
 * @param statistics what was done for the part
 */
public record SpanResult(
        HorizonSpan span,
        Map<ClearingResults.Key, double[][]> series,
        Map<ClearingResults.Key, double[]> columns,
        List<List<BindingLimit>> bindings,
        List<ChargingRun> chargingRuns,
        ClearingStatistics statistics) {}
