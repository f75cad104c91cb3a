package org.rexnet.core.clearing.flow;

import java.util.List;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Values;

/** How injections become balances and flows within the limits of lines and transformers. */
public sealed interface FlowModel permits SensitivityFlow, AngleFlow, TransportFlow {

    /** Adds the limits that a solution touches without exceeding them, which say in which directions it may move. */
    void addTouched(Solution solution);

    /** Returns the limits of lines and transformers. */
    LineLimits lineLimits();

    /** Adds balances and, where flows are variables, flows and their limits. */
    void build();

    /** Sets right-hand sides and limits for the snapshots at which the window stands. */
    void parametrize();

    /** Adds the limits that a solution violates and returns how many: at 0 the solution holds all of them. */
    int addViolated(Solution solution);

    /** Adds the limits that values violate in the snapshots from {@code from} to before {@code end} of the window; returns how many. */
    int addViolated(Values values, int from, int end);

    /** Adds all limits that are not in the model and returns how many: where without them there is no end to what may be earned. */
    int addAll();

    /** Returns whether a row is a balance of energy. */
    boolean isBalance(Constraint row);

    /** Returns how right-hand sides change with one more MW of demand at a bus in snapshot {@code k}. */
    List<RowShift> demandChange(int bus, int k);

    /** Writes prices, flows and shadow prices of the window's snapshots. */
    void read(Solution solution, ClearingResults results);
}
