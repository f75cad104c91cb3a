package org.rexnet.core.clearing.flow;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.RowShift;

/**
 * How right-hand sides change with demand at the buses of a snapshot. Keeps the sensitivities of one snapshot's rows, so that they are
 * found once and not bus by bus, however many there are. Mutable, for one thread.
 */
final class DemandChanges {

    private final FlowLimitRows rows;
    private final List<Part> parts = new ArrayList<>();
    private int snapshot = -1;
    private int limitCount;

    DemandChanges(FlowLimitRows rows) {
        this.rows = rows;
    }

    /** A row of the model in which buses of an area count. */
    private record Part(Constraint row, int area, double[] sensitivities) {}

    /** Returns the changes of one more MW of demand at a bus of an area in snapshot {@code k}, whose balance is given. */
    List<RowShift> of(int bus, int area, int k, Constraint balance) {
        take(k);
        List<RowShift> changes = new ArrayList<>();
        changes.add(new RowShift(balance, 1));
        for (Part part : parts) {
            double sensitivity = part.sensitivities()[bus];
            if (part.area() == area && sensitivity != 0) {
                changes.add(new RowShift(part.row(), sensitivity));
            }
        }
        return changes;
    }

    private void take(int k) {
        int count = rows.of(k).size();
        if (k == snapshot && count == limitCount) {
            return;
        }
        parts.clear();
        for (FlowLimit limit : rows.of(k)) {
            parts.add(new Part(rows.row(limit), rows.area(limit), rows.sensitivities(limit)));
        }
        snapshot = k;
        limitCount = count;
    }
}
