package org.rexnet.core.clearing.subproblem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.optimization.Basis;

/**
 * What the answer of a part depends on beside the question, as numbers that can be kept or sent; arrays are its own, to be read only.
 *
 * @param limits line, outage, snapshot and kind of every flow limit, in the order of rows
 * @param columns status of every variable in the last basis; empty before the first answer
 * @param rows status of every row in the last basis
 */
public record SubproblemMemory(int[] limits, int[] columns, int[] rows) {

    private static final int NUMBERS_PER_LIMIT = 4;
    private static final FlowLimit.Kind[] KINDS = FlowLimit.Kind.values();

    /** Remembers limits of flow that were needed, and the basis that was best, where there is one. */
    public static SubproblemMemory of(List<FlowLimit> limits, @Nullable Basis basis) {
        int[] numbers = new int[NUMBERS_PER_LIMIT * limits.size()];
        int at = 0;
        for (FlowLimit limit : limits) {
            numbers[at++] = limit.line();
            numbers[at++] = limit.outage();
            numbers[at++] = limit.snapshot();
            numbers[at++] = limit.kind().ordinal();
        }
        return new SubproblemMemory(
                numbers,
                basis == null ? new int[0] : basis.columnOrdinals(),
                basis == null ? new int[0] : basis.rowOrdinals());
    }

    /** Returns the limits of flow that were needed. */
    public List<FlowLimit> flowLimits() {
        List<FlowLimit> known = new ArrayList<>();
        for (int at = 0; at < limits.length; at += NUMBERS_PER_LIMIT) {
            known.add(new FlowLimit(limits[at], limits[at + 1], limits[at + 2], KINDS[limits[at + 3]]));
        }
        return known;
    }

    /** Returns the basis that was best, or null. */
    @Nullable
    public Basis basis() {
        return columns.length == 0 ? null : Basis.of(columns, rows);
    }
}
