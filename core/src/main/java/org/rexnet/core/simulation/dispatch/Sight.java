package org.rexnet.core.simulation.dispatch;

/** Knowledge of the numbers that the world decides: a forecast, or the outcome. */
@FunctionalInterface
public interface Sight {

    /** Returns the value of a series in a period, per unit or in MW as the series is. */
    double at(int series, int period);

    /** Returns whether it is known that a plant is there, as a vehicle is once it has come. */
    default boolean sees(int plant) {
        return true;
    }
}
