package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.StudyBuilder;

/** Bus numbers that a table gives, and which of these buses are connected; mutable while it is read, for one thread. */
final class BusNumbers {

    private static final int ISOLATED = 4;

    private final String noun;
    private final String prefix;
    private final Map<String, Boolean> connected = new HashMap<>();
    private final List<String> isolated = new ArrayList<>();
    private boolean someUnknown;

    /** Takes how such a bus is called in messages and what stands before its number in its name. */
    BusNumbers(String noun, String prefix) {
        this.noun = noun;
        this.prefix = prefix;
    }

    /** Says that not every number could be read, so that a bus that is not found is no fault. */
    void someAreUnknown() {
        someUnknown = true;
    }

    /** Enters the bus of a row under the name {@code id}; returns whether it is new and not isolated. */
    boolean enter(CaseRows rows, int row, String id) {
        double type = rows.number(row, "type");
        if (type != Math.rint(type) || type < 1 || type > ISOLATED) {
            rows.fault(row, "type", "must be 1, 2, 3 or 4");
        }
        if (connected.putIfAbsent(id, type != ISOLATED) != null) {
            rows.faultOfKey(row, "must be unique: this bus exists twice");
            return false;
        }
        if (type == ISOLATED) {
            isolated.add(id);
        }
        return type != ISOLATED;
    }

    /** Returns whether a bus exists and is connected; where there is no such bus, a fault of the cell that names it. */
    boolean isConnected(CaseRows from, int row, String column) {
        String number = from.busNumber(row, column);
        if (!from.isUsable(row)) {
            return false;
        }
        Boolean known = connected.get(prefix + number);
        if (known == null && !someUnknown) {
            from.fault(row, column, "there is no %s %s".formatted(noun, number));
        }
        return known != null && known;
    }

    /** Returns whether a bus of that name is connected. */
    boolean isConnected(String id) {
        return connected.getOrDefault(id, false);
    }

    /** Returns the name of the bus whose number stands in a cell. */
    String id(CaseRows from, int row, String column) {
        return prefix + from.busNumber(row, column);
    }

    /** Notes which buses are left out. */
    void noteIsolated(StudyBuilder study) {
        if (!isolated.isEmpty()) {
            study.note("Isolated buses are left out with all that is attached: " + CaseBuses.shortened(isolated) + ".");
        }
    }
}
