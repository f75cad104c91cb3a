package org.rexnet.core.study.pypsa;

import java.util.List;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.network.Bus;
import org.rexnet.network.Link;

/**
 * Rows of fleets of electric vehicles, each as one battery: a link that charges with what is plugged in, a store of all batteries with a
 * least level, and a load of all driving, as PyPSA-Eur has land transport. An approximation: energy passes between vehicles.
 */
final class FleetRows {

    static final String TABLE = "ev_fleets";
    private static final String CARRIER = "mobility";

    private FleetRows() {}

    /** A fleet, told as other components. */
    private record Fleet(Bus bus, List<LinkOperation> links, Store batteries, Load driving) {}

    static void readAll(Reading reading, StudyBuilder study) {
        ComponentTable table = reading.table(TABLE);
        table.refuseUnknownColumns();
        table.read(FleetRows::fleet, fleet -> {
            study.add(fleet.bus());
            fleet.links().forEach(study::add);
            study.add(fleet.batteries());
            study.add(fleet.driving());
        });
        if (!table.rows().isEmpty()) {
            reading.note("ev_fleets.csv: each fleet counts as one battery, as if energy passed between its vehicles:"
                    + " an approximation that finds costs too low; ev_sessions.csv is exact. It is written as a link, a"
                    + " store and a load.");
        }
    }

    private static Fleet fleet(Row row) {
        double vehicles = row.number("vehicles");
        String grid = row.bus("bus");
        Bus bus = Bus.of(row.name() + " batteries", CARRIER);
        double powerMw = vehicles * row.number("rate");
        double efficiency = row.number("efficiency");
        Profile pluggedIn = row.profile("plugged_in");
        LinkOperation charging = LinkOperation.builder(
                        Link.of(row.name() + " charging", grid, bus.id(), powerMw), efficiency)
                .maxPu(pluggedIn)
                .build();
        LinkOperation feeding = LinkOperation.builder(
                        Link.of(row.name() + " feeding back", bus.id(), grid, powerMw), efficiency)
                .maxPu(pluggedIn)
                .build();
        Store batteries = Store.builder(row.name() + " batteries", bus.id())
                .capacityMwh(vehicles * row.number("battery"))
                .minPu(row.profile("minimum_level"))
                .cyclic(true)
                .build();
        Load driving = Load.builder(row.name() + " driving", bus.id())
                .powerMw(row.profile("consumption").map(mw -> vehicles * mw))
                .build();
        return new Fleet(bus, row.flag("v2g") ? List.of(charging, feeding) : List.of(charging), batteries, driving);
    }
}
