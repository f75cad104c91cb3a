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

    private final CaseRows rows;
    private final BusNumbers numbers = new BusNumbers("bus", "");
    private final Map<String, Double> nominalKv = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    CaseBuses(CaseRows rows) {
        this.rows = rows;
    }

    /** Adds the buses that are connected, with their demand and shunt conductance as loads. */
    void addTo(StudyBuilder study) {
        for (int row = 0; row < rows.count(); row++) {
            names.add("");
            String id = rows.isUsable(row) ? rows.busNumber(row, "bus_i") : "";
            if (!rows.isUsable(row)) {
                numbers.someAreUnknown();
                continue;
            }
            names.set(row, id);
            nominalKv.putIfAbsent(id, rows.number(row, "baseKV"));
            if (numbers.enter(rows, row, id)) {
                add(row, id, study);
            }
        }
        numbers.noteIsolated(study);
    }

    private void add(int row, String id, StudyBuilder study) {
        double demandMw = rows.finite(row, "Pd");
        double shuntMw = rows.finite(row, "Gs");
        double baseKv = rows.finite(row, "baseKV");
        if (baseKv < 0) {
            rows.fault(row, "baseKV", "must be at least 0");
        }
        study.add(new Bus(id, Bus.DEFAULT_CARRIER, baseKv > 0 ? baseKv : 1, 0, 0));
        if (demandMw != 0) {
            study.add(Load.builder("load-" + id, id).powerMw(demandMw).build());
        }
        if (shuntMw != 0) {
            study.add(Load.builder("shunt-" + id, id).powerMw(shuntMw).build());
        }
    }

    /** Returns whether a bus exists and is connected; where there is no such bus, a fault of the cell that names it. */
    boolean isConnected(CaseRows from, int row, String column) {
        return numbers.isConnected(from, row, column);
    }

    /** Says that the table itself is missing, so that a bus that is not found is no fault of its own. */
    void areUnknown() {
        numbers.someAreUnknown();
    }

    /** Returns the base voltage of a bus that exists, in kV, as the case states it. */
    double nominalKv(String id) {
        return nominalKv.getOrDefault(id, 0.0);
    }

    /** Returns the column of the names that buses have besides their numbers. */
    KeptColumn named(List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int row = 0; row < texts.size(); row++) {
            if (numbers.isConnected(names.get(row))) {
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
