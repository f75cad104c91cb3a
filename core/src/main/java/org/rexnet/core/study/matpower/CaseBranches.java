package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/** Turns the branch table into lines and, where there is a tap ratio or a shift, transformers. */
final class CaseBranches {

    private static final double FULL_TURN = 360;

    private final CaseRows rows;
    private final CaseBuses buses;
    private final double baseMva;

    CaseBranches(CaseRows rows, CaseBuses buses, double baseMva) {
        this.rows = rows;
        this.buses = buses;
        this.baseMva = baseMva;
    }

    /**
     * Adds the branches in service between connected buses, named {@code from-to}; the k-th of the same direction is
     * {@code from-to-k}.
     */
    void addTo(StudyBuilder study) {
        Map<String, Integer> parallel = new HashMap<>();
        List<String> leftOut = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++) {
            if (!rows.isUsable(row)) {
                continue;
            }
            boolean connected = buses.isConnected(rows, row, "fbus") & buses.isConnected(rows, row, "tbus");
            if (!rows.isUsable(row)) {
                continue;
            }
            boolean inService = rows.number(row, "status") != 0;
            String from = rows.busNumber(row, "fbus");
            String to = rows.busNumber(row, "tbus");
            String ends = from + "-" + to;
            int count = parallel.merge(ends, 1, Integer::sum);
            String id = count == 1 ? ends : ends + "-" + count;
            if (!rows.isUsable(row)) {
                continue;
            }
            if (connected && inService) {
                add(row, id, from, to, study);
            } else {
                leftOut.add(id);
            }
        }
        if (!leftOut.isEmpty()) {
            study.note("Branches out of service or at an isolated bus are left out: %s."
                    .formatted(CaseBuses.shortened(leftOut)));
        }
    }

    private void add(int row, String id, String from, String to, StudyBuilder study) {
        double resistance = rows.finite(row, "r") / baseMva;
        double reactance = rows.finite(row, "x") / baseMva;
        double limitMw = rows.number(row, "rateA");
        double ratio = rows.finite(row, "ratio");
        double shift = Math.toRadians(rows.finite(row, "angle"));
        check(row, from, to);
        rows.checkImpedance(row, "r", resistance);
        rows.checkImpedance(row, "x", reactance);
        AngleLimits angles = angleLimits(row);
        if (!rows.isUsable(row)) {
            return;
        }
        double capacityMw = limitMw == 0 ? Double.POSITIVE_INFINITY : limitMw;
        if (ratio == 0 && shift == 0) {
            study.add(new Line(id, from, to, resistance, reactance, capacityMw, angles));
        } else {
            double tap = ratio == 0 ? 1 : ratio;
            study.add(new Transformer(id, from, to, resistance, reactance, tap, shift, capacityMw, angles));
        }
    }

    private void check(int row, String from, String to) {
        if (from.equals(to)) {
            rows.fault(row, "tbus", "must differ from fbus");
        }
        if (rows.number(row, "rateA") < 0) {
            rows.fault(row, "rateA", "must be at least 0, where 0 means no limit");
        }
        if (rows.number(row, "ratio") < 0) {
            rows.fault(row, "ratio", "must be at least 0, where 0 means a line");
        }
    }

    private AngleLimits angleLimits(int row) {
        if (!rows.has(row, "angmax")) {
            return AngleLimits.NONE;
        }
        double min = rows.number(row, "angmin");
        double max = rows.number(row, "angmax");
        if (min == 0 && max == 0) {
            return AngleLimits.NONE;
        }
        if (min > max) {
            rows.fault(row, "angmin", "must not exceed angmax, which is " + max);
            return AngleLimits.NONE;
        }
        return new AngleLimits(
                min <= -FULL_TURN ? Double.NEGATIVE_INFINITY : Math.toRadians(min),
                max >= FULL_TURN ? Double.POSITIVE_INFINITY : Math.toRadians(max));
    }
}
