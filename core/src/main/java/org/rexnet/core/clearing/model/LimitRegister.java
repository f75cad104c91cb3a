package org.rexnet.core.clearing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

/**
 * What the limits of a model mean to a planner: each row, or bound of a variable, with its kind, component and snapshot. Mutable, for one
 * thread.
 */
public final class LimitRegister {

    /** Position of a limit over all snapshots. */
    public static final int ALL_SNAPSHOTS = -1;

    private final boolean open;
    private final List<OfRow> rows = new ArrayList<>();
    private final List<OfBound> bounds = new ArrayList<>();

    /** Starts a register; one that is not open takes nothing, where nobody will ask for them. */
    public LimitRegister(boolean open) {
        this.open = open;
    }

    /**
     * One limit.
     *
     * @param component kind and name of the component, as in {@code line north-south}
     * @param snapshot position in the window, or {@link #ALL_SNAPSHOTS}
     */
    public record Limit(LimitKind kind, String component, int snapshot) {}

    /** Limit that is a row; {@code size} is that of the limit where the row's bounds do not say it. */
    public record OfRow(Constraint row, Limit limit, OptionalDouble size) {}

    /** Limit that is a bound of a variable. */
    public record OfBound(Variable variable, boolean isUpper, Limit limit) {}

    /** Returns whether limits are entered. */
    public boolean isOpen() {
        return open;
    }

    /** Enters what a row means; {@code k} is its snapshot in the window. */
    public void enter(Constraint row, LimitKind kind, String component, int k) {
        if (open) {
            rows.add(new OfRow(row, new Limit(kind, component, k), OptionalDouble.empty()));
        }
    }

    /** Enters what rows by snapshot of the window mean. */
    public void enter(Constraints block, LimitKind kind, String component) {
        for (int k = 0; k < block.count(); k++) {
            enter(block.at(k), kind, component, k);
        }
    }

    /** Enters the limit of a flow, in MW. */
    public void enterFlow(Constraint row, String component, int k, double largestMw) {
        OptionalDouble size = Double.isInfinite(largestMw) ? OptionalDouble.empty() : OptionalDouble.of(largestMw);
        rows.add(new OfRow(row, new Limit(LimitKind.FLOW, component, k), size));
    }

    /** Enters what the largest, or least, values of variables by snapshot of the window mean. */
    public void enterBounds(Variables block, boolean isUpper, LimitKind kind, String component) {
        for (int k = 0; open && k < block.count(); k++) {
            bounds.add(new OfBound(block.at(k), isUpper, new Limit(kind, component, k)));
        }
    }

    /** Enters what both bounds of a variable mean; {@code k} is its snapshot in the window. */
    public void enterBounds(Variable variable, LimitKind kind, String component, int k) {
        if (open) {
            bounds.add(new OfBound(variable, true, new Limit(kind, component, k)));
            bounds.add(new OfBound(variable, false, new Limit(kind, component, k)));
        }
    }

    /** Returns the rows in the order in which they were entered. */
    public List<OfRow> rows() {
        return rows;
    }

    /** Returns the bounds in the order in which they were entered. */
    public List<OfBound> bounds() {
        return bounds;
    }
}
