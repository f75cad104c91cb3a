package org.rexnet.core.study.matpower;

import java.util.HashMap;
import java.util.Map;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;

/** Turns the table of three-phase buses into buses; mutable while it reads, for one thread. */
final class ThreePhaseBuses {

    private static final String PREFIX = "3p-";

    private final CaseRows rows;
    private final BusNumbers numbers = new BusNumbers("three-phase bus", PREFIX);
    private final Map<String, Double> nominalKv = new HashMap<>();

    ThreePhaseBuses(CaseRows rows) {
        this.rows = rows;
    }

    /** Adds the buses that are connected, named {@code 3p-} and their number. */
    void addTo(StudyBuilder study) {
        for (int row = 0; row < rows.count(); row++) {
            String id = rows.isUsable(row) ? PREFIX + rows.busNumber(row, "busid") : "";
            double baseKv = rows.isUsable(row) ? rows.positive(row, "basekV") : 0;
            if (!rows.isUsable(row)) {
                numbers.someAreUnknown();
                continue;
            }
            nominalKv.putIfAbsent(id, baseKv);
            if (numbers.enter(rows, row, id)) {
                study.add(new Bus(id, Bus.DEFAULT_CARRIER, baseKv, 0, 0));
            }
        }
        numbers.noteIsolated(study);
    }

    int count() {
        return rows.count();
    }

    /** Returns whether a bus exists and is connected; where there is no such bus, a fault of the cell that names it. */
    boolean isConnected(CaseRows from, int row, String column) {
        return numbers.isConnected(from, row, column);
    }

    /** Returns the name of the bus whose number stands in a cell. */
    String id(CaseRows from, int row, String column) {
        return numbers.id(from, row, column);
    }

    /** Returns the base voltage between lines of a bus that exists, in kV. */
    double nominalKv(String id) {
        return nominalKv.getOrDefault(id, 0.0);
    }
}
