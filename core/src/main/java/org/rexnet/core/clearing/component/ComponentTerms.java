package org.rexnet.core.clearing.component;

import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;

/** What one type of component contributes to a clearing problem; a new component is one new implementation. */
public interface ComponentTerms {

    /** Adds variables, constraints and injections: the structure, which is the same wherever the window stands. */
    void build();

    /** Sets the bounds, costs and right-hand sides for the snapshots at which the window stands. */
    void parametrize();

    /** Returns the cost of these snapshots that no decision changes. */
    default double constantCost() {
        return 0;
    }

    /** Returns the tonnes of carbon dioxide that it emits in these snapshots, with the weights of generators. */
    default double tonnes(Solution solution) {
        return 0;
    }

    /** Receives the capacity of each component. */
    interface CapacityReader {
        void read(Component component, Capacity capacity);
    }

    /** Tells the capacities of its components that limits over many capacities count, numbers and variables. */
    default void capacities(CapacityReader reader) {
        // Most have none.
    }

    /** Adds what its components use of a limit over time to a row, and returns the part that is a number. */
    default double addUse(Constraint row, LimitedUse use) {
        return 0;
    }

    /** Adds {@code factor} x a component's energy in some snapshots of the window to a row. */
    interface EnergyAdder {
        void add(Constraint row, double factor, int from, int end);
    }

    /** Receives what a component must, and may, produce in each future, in MWh. */
    interface EnergyLimitReader {
        void read(ComponentKey component, double leastMwh, double mostMwh, EnergyAdder energy);
    }

    /** Tells which of its components have limits of energy. */
    default void energyLimits(EnergyLimitReader reader) {
        // Most have none.
    }

    /** Writes the capacities, which are the same in all windows: one that is a variable couples the whole horizon. */
    default void readCapacities(Solution solution, ClearingResults results) {
        // Most have none.
    }

    /** Writes dispatch and rents of these snapshots into the results. */
    void read(Solution solution, ClearingResults results);
}
