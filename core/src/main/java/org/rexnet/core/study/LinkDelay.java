package org.rexnet.core.study;

import java.util.OptionalInt;

/**
 * When the power that a link draws arrives at one of its further buses.
 *
 * @param units time on the way, at least 0, as the weights of generators count it from the start of a block
 * @param cyclic whether energy under way at the end of a block arrives at its start; otherwise it is lost
 */
public record LinkDelay(int units, boolean cyclic) {

    /** Arrives at once. */
    public static final LinkDelay NONE = new LinkDelay(0, true);

    /** Share of a block by which times may differ that are the same. */
    private static final double SAME_TIME = 1e-12;

    public LinkDelay {
        if (units < 0) {
            throw new IllegalArgumentException("A delay must be at least 0 but is " + units + ".");
        }
    }

    /**
     * Returns the snapshot of a block whose power arrives in one: the last that began at least so long before; empty where that would be
     * before the block.
     */
    public OptionalInt source(Horizon horizon, Horizon.Block block, int t) {
        if (units == 0) {
            return OptionalInt.of(t);
        }
        double[] starts = new double[block.size() + 1];
        for (int i = 0; i < block.size(); i++) {
            starts[i + 1] = starts[i] + horizon.at(block.first() + i).generatorWeight();
        }
        double total = starts[block.size()];
        double probability = horizon.futures().stream()
                .filter(future -> t >= future.first() && t < future.end())
                .mapToDouble(Horizon.Future::probability)
                .sum();
        double sent = starts[t - block.first()] - units * probability;
        sent = Math.abs(sent) <= SAME_TIME * total ? 0 : sent;
        if (sent < 0 && (!cyclic || total <= 0)) {
            return OptionalInt.empty();
        }
        sent -= total > 0 ? Math.floor(sent / total) * total : 0;
        sent = total - sent <= SAME_TIME * total ? 0 : sent; // Whole rounds of the block, but for rounding.
        int source = 0;
        while (source + 1 < block.size() && starts[source + 1] <= sent + SAME_TIME * total) {
            source++;
        }
        return OptionalInt.of(block.first() + source);
    }
}
