package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;

/**
 * Turns direct-current lines into links.
 *
 * <p>A line that draws P takes P (1 - loss1) - loss0 to its other end: a link of efficiency 1 - loss1 and a load of
 * loss0 there. As in MATPOWER a limit below 0 is one of the power at the other end.
 */
final class CaseDcLines {

    private final CaseRows rows;
    private final Optional<CaseRows> costs;
    private final CaseBuses buses;

    CaseDcLines(CaseRows rows, Optional<CaseRows> costs, CaseBuses buses) {
        this.rows = rows;
        this.costs = costs;
        this.buses = buses;
    }

    /** Adds the lines in service between connected buses, named {@code dc-} and the number of their row. */
    void addTo(StudyBuilder study) {
        if (costs.isPresent() && costs.orElseThrow().count() != rows.count()) {
            costs.orElseThrow()
                    .fault("must have one row per DC line, %d, but has %d"
                            .formatted(rows.count(), costs.orElseThrow().count()));
            return;
        }
        List<String> leftOut = new ArrayList<>();
        int added = 0;
        for (int row = 0; row < rows.count(); row++) {
            if (!rows.isUsable(row)) {
                continue;
            }
            boolean connected = buses.isConnected(rows, row, "fbus") & buses.isConnected(rows, row, "tbus");
            if (connected && rows.number(row, "status") > 0) {
                add(row, study);
                added++;
            } else {
                leftOut.add(id(row));
            }
        }
        if (!leftOut.isEmpty()) {
            study.note("DC lines out of service or at an isolated bus are left out: %s."
                    .formatted(CaseBuses.shortened(leftOut)));
        }
        if (added > 0) {
            study.note(
                    "DC lines are links of efficiency 1 - loss1 in both directions; loss0 is a load at their to bus.");
        }
    }

    private void add(int row, StudyBuilder study) {
        double constantLossMw = rows.finite(row, "loss0");
        double lossShare = rows.finite(row, "loss1");
        if (!(lossShare < 1)) {
            rows.fault(row, "loss1", "must be below 1");
        }
        double lowMw = limit(row, "Pmin", constantLossMw, 1 - lossShare);
        double highMw = limit(row, "Pmax", constantLossMw, 1 - lossShare);
        if (lowMw > highMw) {
            rows.fault(row, "Pmin", "must not exceed Pmax, which is " + rows.number(row, "Pmax"));
        }
        CostRows.Cost cost = cost(row);
        if (!rows.isUsable(row)) {
            return;
        }
        double capacityMw = Math.max(Math.abs(lowMw), Math.abs(highMw));
        String to = rows.busNumber(row, "tbus");
        Link link = Link.of(id(row), rows.busNumber(row, "fbus"), to, capacityMw);
        study.add(LinkOperation.builder(link, 1 - lossShare)
                .carrier("DC")
                .minPu(capacityMw == 0 ? 0 : lowMw / capacityMw)
                .maxPu(capacityMw == 0 ? 1 : highMw / capacityMw)
                .marginalCost(cost.linear())
                .quadraticCost(cost.quadratic())
                .build());
        if (constantLossMw != 0) {
            study.add(
                    Load.builder("loss-" + id(row), to).powerMw(constantLossMw).build());
        }
    }

    private double limit(int row, String column, double constantLossMw, double efficiency) {
        double limitMw = rows.finite(row, column);
        return limitMw >= 0 ? limitMw : (limitMw + constantLossMw) / efficiency;
    }

    private CostRows.Cost cost(int row) {
        if (costs.isEmpty()) {
            return CostRows.Cost.NONE;
        }
        CostRows.Cost cost = new CostRows(costs.orElseThrow()).cost(row);
        if (cost.piecewise().isPresent()) {
            costs.orElseThrow().fault(row, "model", "piecewise costs of DC lines are not supported: must be 2");
        }
        if (cost.fixed() != 0) {
            costs.orElseThrow()
                    .fault(row, "n", "constant costs of DC lines are not supported: the last term must be 0");
        }
        return cost;
    }

    private static String id(int row) {
        return "dc-" + (row + 1);
    }
}
