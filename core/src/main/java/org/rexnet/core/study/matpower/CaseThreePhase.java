package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch.AngleLimits;

/**
 * Turns the three-phase tables into their balanced equivalent: power summed over the phases, impedances of positive
 * sequence. Imbalance, which a DC flow cannot tell, is not modelled.
 *
 * <p>Parts are named by their table and the number in their first column, buses {@code 3p-} and their number. A bus
 * link is a coupler: its ends have one angle, and it carries whatever the feeder draws.
 */
final class CaseThreePhase {

    private static final double KW_PER_MW = 1000;

    private final Function<CaseTable, CaseRows> tables;
    private final CaseBuses single;
    private final ThreePhaseBuses buses;
    private final List<String> leftOut = new ArrayList<>();

    /** Takes the tables, empty where the case has none, and the single-phase buses. */
    CaseThreePhase(Function<CaseTable, CaseRows> tables, CaseBuses single) {
        this.tables = tables;
        this.single = single;
        buses = new ThreePhaseBuses(tables.apply(CaseTable.BUS3P));
    }

    /** Returns whether the case has three-phase buses. */
    boolean exists() {
        return buses.count() > 0;
    }

    void addTo(StudyBuilder study) {
        buses.addTo(study);
        addLinks(study);
        new ThreePhaseBranches(this, buses, tables).addTo(study);
        CaseRows loads = tables.apply(CaseTable.LOAD3P);
        each(loads, row -> addLoad(loads, row, "ldbus", loads.sum(row, "Pd1", "Pd2", "Pd3"), study), "ldbus");
        CaseRows shunts = tables.apply(CaseTable.SHUNT3P);
        each(shunts, row -> addLoad(shunts, row, "shbus", shunts.sum(row, "gs1", "gs2", "gs3"), study), "shbus");
        CaseRows generators = tables.apply(CaseTable.GEN3P);
        each(generators, row -> addGenerator(generators, row, study), "gbus");
        if (exists()) {
            study.note("Three-phase parts are read as balanced ones, by positive sequence and the sum of the phases:"
                    + " imbalance is not modelled. Their lines and transformers have no limits.");
        }
        if (generators.count() > 0) {
            study.note("Three-phase generators have neither limits nor costs in a case: they feed in at most what it"
                    + " states, at no cost, at a reference bus, too.");
        }
        if (!leftOut.isEmpty()) {
            study.note("Three-phase parts out of service or at an isolated bus are left out: %s."
                    .formatted(CaseBuses.shortened(leftOut)));
        }
    }

    /** Calls for each row in service whose three-phase buses, named by the columns, are connected. */
    void each(CaseRows rows, IntConsumer add, String... busColumns) {
        each(rows, add, row -> {
            boolean connected = true;
            for (String column : busColumns) {
                connected &= buses.isConnected(rows, row, column);
            }
            return connected;
        });
    }

    private void each(CaseRows rows, IntConsumer add, Function<Integer, Boolean> isConnected) {
        Set<String> ids = new HashSet<>();
        for (int row = 0; row < rows.count(); row++) {
            if (!rows.isUsable(row)) {
                continue;
            }
            String id = rows.id(row);
            if (rows.isUsable(row) && !ids.add(id)) {
                rows.faultOfKey(row, "must be unique: this number exists twice");
            }
            boolean connected = isConnected.apply(row);
            boolean inService = rows.number(row, "status") != 0;
            if (!rows.isUsable(row)) {
                continue;
            }
            if (connected && inService) {
                add.accept(row);
            } else {
                leftOut.add(id);
            }
        }
    }

    private void addLinks(StudyBuilder study) {
        CaseRows links = tables.apply(CaseTable.BUSLINK);
        each(
                links,
                row -> addLink(links, row, study),
                row -> single.isConnected(links, row, "busid") & buses.isConnected(links, row, "bus3pid"));
    }

    private void addLink(CaseRows links, int row, StudyBuilder study) {
        String from = links.busNumber(row, "busid");
        String to = buses.id(links, row, "bus3pid");
        double fromKv = single.nominalKv(from);
        double toKv = buses.nominalKv(to);
        if (fromKv != toKv) {
            links.fault(
                    row,
                    "bus3pid",
                    "must have the base voltage of bus %s, %s kV, but has %s kV".formatted(from, fromKv, toKv));
            return;
        }
        study.add(new Line(links.id(row), from, to, 0, 0, Double.POSITIVE_INFINITY, AngleLimits.NONE));
    }

    private void addLoad(CaseRows rows, int row, String column, double powerKw, StudyBuilder study) {
        if (rows.isUsable(row) && powerKw != 0) {
            study.add(Load.builder(rows.id(row), buses.id(rows, row, column))
                    .powerMw(powerKw / KW_PER_MW)
                    .build());
        }
    }

    private void addGenerator(CaseRows rows, int row, StudyBuilder study) {
        double powerKw = rows.sum(row, "Pg1", "Pg2", "Pg3");
        if (rows.isUsable(row) && powerKw < 0) {
            rows.fault(row, "Pg1", "must sum up to at least 0 with Pg2 and Pg3, but they are %s kW".formatted(powerKw));
        }
        if (rows.isUsable(row)) {
            study.add(Generator.builder(rows.id(row), buses.id(rows, row, "gbus"))
                    .capacityMw(powerKw / KW_PER_MW)
                    .build());
        }
    }
}
