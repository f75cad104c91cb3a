package org.rexnet.core.optimization;

import java.util.List;

/**
 * What a weighted sum of duals, such as a price, should be.
 *
 * @param sum constraints and the factors of their duals
 * @param value that the sum should have
 * @param weight of the square of the difference, above 0
 */
public record DualTarget(List<RowShift> sum, double value, double weight) {

    public DualTarget {
        sum = List.copyOf(sum);
    }
}
