package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Numbers of a linear model as they once were, by which is known what changed since; immutable. */
final class ModelState {

    private final double[] lower;
    private final double[] upper;
    private final double[] cost;
    private final double[] rowLower;
    private final double[] rowUpper;
    private final int journalSize;
    private final int journalEpoch;

    private ModelState(LinearModel model) {
        int columns = model.variableCount();
        int rows = model.constraintCount();
        lower = model.lowers().copy(0, columns);
        upper = model.uppers().copy(0, columns);
        cost = model.costs().copy(0, columns);
        rowLower = model.rowLowers().copy(0, rows);
        rowUpper = model.rowUppers().copy(0, rows);
        journalSize = model.terms().journalSize;
        journalEpoch = model.terms().journalEpoch;
    }

    static ModelState of(LinearModel model) {
        return new ModelState(model);
    }

    /**
     * Returns the variables whose bounds are others later; empty where anything else has changed than that constraints were added, terms in
     * known constraints aside.
     */
    Optional<BitSet> movedBounds(ModelState later) {
        boolean isSame = cost.length == later.cost.length
                && Arrays.equals(cost, later.cost)
                && journalSize == later.journalSize
                && journalEpoch == later.journalEpoch
                && rowLower.length <= later.rowLower.length
                && Arrays.equals(rowLower, 0, rowLower.length, later.rowLower, 0, rowLower.length)
                && Arrays.equals(rowUpper, 0, rowUpper.length, later.rowUpper, 0, rowUpper.length);
        if (!isSame) {
            return Optional.empty();
        }
        BitSet moved = new BitSet();
        for (int j = 0; j < lower.length; j++) {
            moved.set(j, lower[j] != later.lower[j] || upper[j] != later.upper[j]);
        }
        return Optional.of(moved);
    }
}
