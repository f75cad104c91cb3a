package org.rexnet.core.study.pypsa;

import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;

/** Rows of the tables of demand that answers prices, and of contracts that do not. */
final class DemandRows {

    private static final double ROUNDING = 1e-9;

    private final Reading reading;
    private final Horizon horizon;

    DemandRows(Reading reading, Horizon horizon) {
        this.reading = reading;
        this.horizon = horizon;
    }

    BilateralContract contract(Row row) {
        return new BilateralContract(
                row.name(), row.bus("seller_bus"), row.bus("buyer_bus"), row.profile("quantity"), row.profile("price"));
    }

    FlexibleLoad flexibleLoad(Row row) {
        FlexibleLoad load = new FlexibleLoad(
                row.name(), row.bus("bus"), row.profile("p_max"), row.number("energy"), row.whole("window"));
        if (row.isSound()) {
            noteOutOfReach(load);
        }
        return load;
    }

    /** Notes the window of a load in which its largest power leaves most to be desired. */
    private void noteOutOfReach(FlexibleLoad load) {
        double worst = ROUNDING * load.energyMwh();
        String note = "";
        for (Horizon.Block block : horizon.blocks()) {
            for (int from = block.first(); from < block.end(); from += load.windowSnapshots()) {
                int end = Math.min(from + load.windowSnapshots(), block.end());
                double needed = load.energyMwh(end - from);
                double possible = 0;
                for (int t = from; t < end; t++) {
                    possible += load.maxMw().at(t) * horizon.at(t).durationHours();
                }
                if (needed - possible > worst) {
                    worst = needed - possible;
                    note = "flexible_loads.csv: %s needs %s MWh in the window from %s, but p_max allows only %s."
                            .formatted(
                                    load.id(),
                                    NumberText.format(needed),
                                    horizon.at(from).label(),
                                    NumberText.format(possible));
                }
            }
        }
        if (!note.isEmpty()) {
            reading.note(note);
        }
    }

    Building building(Row row) {
        Profile coldest = row.profile("t_min");
        Profile warmest = row.profile("t_max");
        Order.require(row, "t_min", coldest, "t_max", warmest);
        return new Building(
                row.name(),
                row.bus("bus"),
                row.number("resistance"),
                row.number("capacity"),
                row.profile("gain"),
                row.profile("outdoor"),
                coldest,
                warmest,
                row.number("p_nom"));
    }
}
