package org.rexnet.core.study.pypsa;

import java.util.List;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.core.study.pypsa.write.StandInRows;

/** Rows of buildings, which PyPSA is told as stores of heat that lose it to outdoors. */
final class BuildingRows implements KindRows<Building> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.BUILDING;
    }

    @Override
    public String attributes() {
        return """
            bus,,bus,required,,no,used,bus that it is heated from
            resistance,K/MW,number,required,"(0,inf)",no,used,kelvin by which it is warmer than outdoors per MW \
            of heat
            capacity,MWh/K,number,required,"(0,inf)",no,used,energy that warms it by one kelvin
            gain,MW,number,0,"(-inf,inf)",yes,used,"heat from sun, people and devices"
            outdoor,C,number,required,"(-inf,inf)",yes,used,outdoor temperature
            t_min,C,number,required,"(-inf,inf)",yes,used,lowest temperature at the end of a snapshot
            t_max,C,number,required,"(-inf,inf)",yes,used,highest temperature at the end of a snapshot
            p_nom,MW,number,required,"[0,inf]",no,used,largest heating power
            p,MW,number,0,"(-inf,inf)",only,result,heat drawn
            temperature,C,number,0,"(-inf,inf)",only,result,in the building at the end of the snapshot
            mu_temperature,money/K,number,0,"(-inf,inf)",only,result,what one more kelvin of its lowest or highest temperature would add to cost
            """;
    }

    @Override
    public Building read(Row row) {
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

    @Override
    public void write(Building building, Sheets sheets) {
        sheets.sheet("buildings")
                .row(building.id())
                .put("bus", building.bus())
                .put("resistance", building.resistanceKPerMw())
                .put("capacity", building.capacityMwhPerK())
                .put("gain", building.gainMw())
                .put("outdoor", building.outdoorCelsius())
                .put("t_min", building.minCelsius())
                .put("t_max", building.maxCelsius())
                .put("p_nom", building.maxHeatMw());
    }

    @Override
    public void tellPypsa(List<Building> all, Sheets sheets) {
        StandInRows rows = new StandInRows(sheets);
        all.forEach(building -> tell(building, rows));
    }

    private static void tell(Building building, StandInRows rows) {
        String name = "building " + building.id();
        String bus = rows.bus(name, building.bus());
        double lowest = building.minCelsius().min();
        double range = building.maxCelsius().max() - lowest;
        Profile share = rows.profile(t -> storedPerMw(rows, building, t));
        rows.link(name, building.bus(), bus).put("p_nom", building.maxHeatMw()).put("efficiency", share);
        rows.store(name, bus)
                .put("e_nom", building.capacityMwhPerK() * range)
                .put("e_min_pu", building.minCelsius().map(celsius -> range == 0 ? 0 : (celsius - lowest) / range))
                .put("e_max_pu", building.maxCelsius().map(celsius -> range == 0 ? 1 : (celsius - lowest) / range))
                .put("e_cyclic", true)
                .put("standing_loss", 1 - building.keptShare(1));
        rows.load(
                name,
                bus,
                1,
                rows.profile(t -> storedPerMw(rows, building, t)
                        * (building.unheatedCelsius(t) - lowest)
                        / building.resistanceKPerMw()));
        rows.study()
                .settings()
                .lostLoad()
                .ifPresent(value -> rows.unlimited("heat missing in " + name, bus, 1)
                        .put("marginal_cost", share.map(stored -> value / stored)));
        rows.study()
                .settings()
                .surplusCost()
                .ifPresent(value -> rows.unlimited("heat aired out of " + name, bus, -1)
                        .put("marginal_cost", share.map(stored -> value / stored)));
    }

    /** Returns the share of heat that is still in a building at the end of the snapshot in which it came. */
    private static double storedPerMw(StandInRows rows, Building building, int t) {
        double hours = rows.hours(t);
        return hours == 0 ? 1 : building.capacityMwhPerK() * building.warmingKPerMw(hours) / hours;
    }
}
