package org.rexnet.core.clearing.result;

import java.util.function.Supplier;

/**
 * A study cleared with one of its capacities moved, everything else free to follow. Belongs to its session: to be asked before that is used
 * again.
 */
public final class MovedCapacity {

    /** A side of the value that the capacity has. */
    public enum Side {
        ABOVE,
        BELOW
    }

    private final double netValue;
    private final boolean limitsPriced;
    private final Supplier<Clearing> clearing;

    /**
     * Makes the answer.
     *
     * @param netValue what one more MW (MWh) saves beyond its cost
     * @param limitsPriced whether limits over many capacities were paid for, because they left no room
     * @param clearing reads dispatch, capacities and prices
     */
    public MovedCapacity(double netValue, boolean limitsPriced, Supplier<Clearing> clearing) {
        this.netValue = netValue;
        this.limitsPriced = limitsPriced;
        this.clearing = clearing;
    }

    /** Returns what one more MW (MWh) saves there beyond its cost, limits over many capacities included: minus the slope of least cost. */
    public double netValue() {
        return netValue;
    }

    /** Returns whether limits over many capacities leave no room for the move, so that they were paid for at the prices they had before. */
    public boolean limitsPriced() {
        return limitsPriced;
    }

    /** Reads dispatch, capacities and prices. */
    public Clearing clearing() {
        return clearing.get();
    }
}
