package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;

/**
 * Turns the bus table into buses and loads, and tells which of them are connected; mutable while it reads, for one
 * thread.
 */
final class CaseBuses {

    private static final int ISOLATED = 4;

    private final CaseRows rows;
    private final Map<String, Boolean> connected = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private boolean someUnknown;

    CaseBuses(CaseRows rows) {
        this.rows = rows;
        someUnknown = rows.count() == 0;
    }

    /** Adds the buses that are connected, with their demand and shunt conductance as loads. */
    void addTo(StudyBuilder study) {
        List<String> isolated = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++) {
            names.add("");
            if (!rows.isUsable(row)) {
                someUnknown = true;
                continue;
            }
            String id = rows.busNumber(row, "bus_i");
            if (!rows.isUsable(row)) {
                someUnknown = true;
                continue;
            }
            double type = rows.number(row, "type");
            if (type != Math.rint(type) || type < 1 || type > ISOLATED) {
                rows.fault(row, "type", "must be 1, 2, 3 or 4");
            }
            names.set(row, id);
            if (connected.putIfAbsent(id, type != ISOLATED) != null) {
                rows.fault(row, "bus_i", "must be unique: this bus exists twice");
            } else if (type == ISOLATED) {
                isolated.add(id);
            } else {
                add(row, id, study);
            }
        }
        if (!isolated.isEmpty()) {
            study.note("Isolated buses are left out with all that is attached: " + shortened(isolated) + ".");
        }
    }

    private void add(int row, String id, StudyBuilder study) {
        double demandMw = rows.finite(row, "Pd");
        double shuntMw = rows.finite(row, "Gs");
        double nominalKv = rows.finite(row, "baseKV");
        if (nominalKv < 0) {
            rows.fault(row, "baseKV", "must be at least 0");
        }
        study.add(new Bus(id, Bus.DEFAULT_CARRIER, nominalKv > 0 ? nominalKv : 1, 0, 0));
        if (demandMw != 0) {
            study.add(Load.builder("load-" + id, id).powerMw(demandMw).build());
        }
        if (shuntMw != 0) {
            study.add(Load.builder("shunt-" + id, id).powerMw(shuntMw).build());
        }
    }

    /** Returns whether a bus exists and is connected; where there is no such bus, a fault of the cell that names it. */
    boolean isConnected(CaseRows from, int row, String column) {
        String id = from.busNumber(row, column);
        if (!from.isUsable(row)) {
            return false;
        }
        Boolean known = connected.get(id);
        if (known == null && !someUnknown) {
            from.fault(row, column, "there is no bus " + id);
        }
        return known != null && known;
    }

    /** Returns the column of the names that buses have besides their numbers. */
    KeptColumn named(List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int row = 0; row < texts.size(); row++) {
            if (connected.getOrDefault(names.get(row), false)) {
                values.put(names.get(row), texts.get(row));
            }
        }
        return new KeptColumn("buses", "bus_name", values);
    }

    int count() {
        return rows.count();
    }

    /** Returns at most ten of the names, and how many more there are. */
    static String shortened(List<String> names) {
        int shown = Math.min(10, names.size());
        String more = names.size() > shown ? " and %d more".formatted(names.size() - shown) : "";
        return String.join(", ", names.subList(0, shown)) + more;
    }
}
