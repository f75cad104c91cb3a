package org.rexnet.core.study.pypsa;

import java.util.List;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.core.study.pypsa.write.StandInRows;

/** Rows of flexible loads, which PyPSA is told as stores that deliver at the end of each window. */
final class FlexibleLoadRows implements KindRows<FlexibleLoad> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.FLEXIBLE_LOAD;
    }

    @Override
    public String attributes() {
        return """
            bus,,bus,required,,no,used,bus that it withdraws from
            p_max,MW,number,required,"[0,inf]",yes,used,largest power
            energy,MWh,number,required,"[0,inf)",no,used,"energy within each window; in the last of a block, if \
            shorter, in proportion to its snapshots"
            window,snapshots,whole,required,"[1,inf)",no,used,length of the windows that follow each other from \
            the start of each block
            p,MW,number,0,"(-inf,inf)",only,result,power drawn
            e_missing,MWh,number,,"(-inf,inf)",only,result,"energy of a window that is not served, where there is any"
            """;
    }

    private static final double ROUNDING = 1e-9;

    @Override
    public FlexibleLoad read(Row row) {
        FlexibleLoad load = new FlexibleLoad(
                row.name(), row.bus("bus"), row.profile("p_max"), row.number("energy"), row.whole("window"));
        if (row.isSound()) {
            noteOutOfReach(load, row);
        }
        return load;
    }

    /** Notes the window of a load in which its largest power leaves most to be desired. */
    private static void noteOutOfReach(FlexibleLoad load, Row row) {
        Horizon horizon = row.reading().horizon();
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
            row.reading().note(note);
        }
    }

    @Override
    public void write(FlexibleLoad load, Sheets sheets) {
        sheets.sheet("flexible_loads")
                .row(load.id())
                .put("bus", load.bus())
                .put("p_max", load.maxMw())
                .put("energy", load.energyMwh())
                .put("window", load.windowSnapshots());
    }

    @Override
    public void tellPypsa(List<FlexibleLoad> all, Sheets sheets) {
        StandInRows rows = new StandInRows(sheets);
        all.forEach(load -> tell(load, rows));
    }

    private static void tell(FlexibleLoad load, StandInRows rows) {
        String bus = rows.bus("flexible load " + load.id(), load.bus());
        int snapshots = rows.horizon().size();
        double[] delivered = new double[snapshots];
        double[] room = new double[snapshots];
        double[] price = new double[snapshots];
        double largest = 0;
        for (Horizon.Block block : rows.horizon().blocks()) {
            for (int from = block.first(); from < block.end(); from += load.windowSnapshots()) {
                int end = Math.min(from + load.windowSnapshots(), block.end());
                double energy = load.energyMwh(end - from);
                largest = Math.max(largest, energy);
                window(rows, from, end, energy, delivered, room, price);
            }
        }
        double most = largest;
        Profile power =
                rows.profile(t -> Math.min(load.maxMw().at(t), most / Math.max(rows.hours(t), Double.MIN_NORMAL)));
        double capacity = power.max();
        rows.link("flexible load " + load.id(), load.bus(), bus)
                .put("p_nom", capacity)
                .put("p_max_pu", power.map(mw -> capacity == 0 ? 1 : mw / capacity));
        rows.store("flexible load " + load.id(), bus).put("e_nom", largest).put("e_max_pu", StandInRows.simplest(room));
        rows.load("flexible load " + load.id(), bus, -1, StandInRows.simplest(delivered));
        rows.study()
                .settings()
                .lostLoad()
                .ifPresent(value -> rows.unlimited("kept from flexible load " + load.id(), bus, 1)
                        .put("p_max_pu", rows.profile(t -> rows.weight(t) == 0 ? 0 : 1))
                        .put("marginal_cost", rows.profile(t -> value * price[t])));
    }

    /** Delivers the energy in the last snapshot that lasts, and leaves no room for more from then on. */
    private static void window(
            StandInRows rows, int from, int end, double energy, double[] delivered, double[] room, double[] price) {
        int last = end - 1;
        while (last > from && rows.hours(last) == 0) {
            last--;
        }
        double weights = 0;
        double hours = 0;
        for (int t = from; t < end; t++) {
            room[t] = t < last ? 1 : 0;
            weights += rows.weight(t);
            hours += rows.hours(t);
        }
        delivered[last] = hours == 0 ? 0 : energy / rows.hours(last);
        for (int t = from; t < end; t++) {
            price[t] = rows.weight(t) == 0 ? 0 : weights / hours * rows.hours(t) / rows.weight(t);
        }
    }
}
