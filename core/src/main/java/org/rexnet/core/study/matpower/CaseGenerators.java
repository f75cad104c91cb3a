package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;

/** Turns the generator table and its costs into generators; dispatchable loads are generators of negative output. */
final class CaseGenerators {

    /** Stands in for an infinite limit of an output, in MW: no network of today comes near. */
    private static final double UNLIMITED_MW = 1e6;

    private final CaseRows rows;
    private final Optional<CaseRows> costs;
    private final List<String> fuels;
    private final CaseBuses buses;

    /** Takes the fuel of each row, or none. */
    CaseGenerators(CaseRows rows, Optional<CaseRows> costs, List<String> fuels, CaseBuses buses) {
        this.rows = rows;
        this.costs = costs;
        this.fuels = fuels.size() == rows.count() ? fuels : List.of();
        this.buses = buses;
    }

    /** Adds the generators in service at connected buses, named {@code gen-} and the number of their row. */
    void addTo(StudyBuilder study) {
        boolean costsFit = checkCosts(study);
        fuels.stream()
                .distinct()
                .filter(fuel -> !fuel.isBlank())
                .map(Carrier::of)
                .forEach(study::add);
        List<String> leftOut = new ArrayList<>();
        List<String> unlimited = new ArrayList<>();
        boolean transitions = false;
        double mostRounded = 0;
        for (int row = 0; row < rows.count(); row++) {
            if (!rows.isUsable(row)) {
                continue;
            }
            boolean connected = buses.isConnected(rows, row, "bus");
            boolean inService = rows.number(row, "status") > 0;
            if (!connected || !inService) {
                leftOut.add(id(row));
                continue;
            }
            CostRows costRows = costsFit ? new CostRows(costs.orElseThrow()) : null;
            transitions |= costRows != null && costRows.hasTransitionCost(row);
            add(row, costRows == null ? CostRows.Cost.NONE : costRows.cost(row), study, unlimited);
            mostRounded = Math.max(mostRounded, costRows == null ? 0 : costRows.mostRounded());
        }
        note(study, "Generators out of service or at an isolated bus are left out: %s.", leftOut);
        String limit = "Generators without a limit of output are given one of %.0f MW: ".formatted(UNLIMITED_MW);
        note(study, limit + "%s.", unlimited);
        if (mostRounded > 0) {
            study.note(String.format(
                    Locale.ROOT,
                    "Points of piecewise costs that lie above their lower convex hull by rounding, by at most %.3g"
                            + " USD/h, are left out.",
                    mostRounded));
        }
        if (transitions) {
            study.note("Costs of starting and stopping are not used: a MATPOWER case has no commitment.");
        }
    }

    private static void note(StudyBuilder study, String text, List<String> names) {
        if (!names.isEmpty()) {
            study.note(text.formatted(CaseBuses.shortened(names)));
        }
    }

    private boolean checkCosts(StudyBuilder study) {
        if (costs.isEmpty()) {
            study.note("There is no gencost: every generator costs nothing.");
            return false;
        }
        int count = costs.orElseThrow().count();
        if (count == 2 * rows.count() && count > 0) {
            study.note("The second half of gencost, the cost of reactive power, is not used.");
        } else if (count != rows.count()) {
            costs.orElseThrow()
                    .fault("must have one row per generator, %d, or twice as many, but has %d"
                            .formatted(rows.count(), count));
            return false;
        }
        return true;
    }

    private void add(int row, CostRows.Cost cost, StudyBuilder study, List<String> unlimited) {
        double minMw = rows.number(row, "Pmin");
        double maxMw = rows.number(row, "Pmax");
        if (minMw > maxMw) {
            rows.fault(row, "Pmin", "must not exceed Pmax, which is " + maxMw);
        } else if (minMw == maxMw && Double.isInfinite(minMw)) {
            rows.fault(row, "Pmin", "must not be infinite on the same side as Pmax");
        }
        if (!rows.isUsable(row)) {
            return;
        }
        if (Double.isInfinite(minMw) || Double.isInfinite(maxMw)) {
            unlimited.add(id(row));
        }
        double lowMw = limited(minMw);
        double highMw = limited(maxMw);
        double capacityMw = Math.max(Math.abs(lowMw), Math.abs(highMw));
        study.add(Generator.builder(id(row), rows.busNumber(row, "bus"))
                .carrier(fuels.isEmpty() ? "" : fuels.get(row))
                .capacityMw(capacityMw)
                .minPu(capacityMw == 0 ? 0 : lowMw / capacityMw)
                .maxPu(capacityMw == 0 ? 1 : highMw / capacityMw)
                .marginalCost(cost.linear())
                .quadraticCost(cost.quadratic())
                .piecewiseCost(cost.piecewise())
                .fixedCostPerHour(cost.fixed())
                .build());
    }

    private static double limited(double mw) {
        return Double.isInfinite(mw) ? Math.copySign(UNLIMITED_MW, mw) : mw;
    }

    /** Returns the name of the generator of a row, counted from 0. */
    static String id(int row) {
        return "gen-" + (row + 1);
    }
}
