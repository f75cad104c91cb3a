package org.rexnet.core.clearing.component;

import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ComponentKind;

/** What one type of component contributes to a clearing problem; a new component is one new implementation. */
public interface ComponentTerms {

    /** Returns the table of the components that its injections belong to. */
    ComponentKind kind();

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

    /** Writes the capacities, which are the same in all windows: one that is a variable couples the whole horizon. */
    default void readCapacities(Solution solution, Results results) {
        // Most have none.
    }

    /** Writes dispatch and rents of these snapshots into the results. */
    void read(Solution solution, Results results);
}
