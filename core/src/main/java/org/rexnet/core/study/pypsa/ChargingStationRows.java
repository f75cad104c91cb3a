package org.rexnet.core.study.pypsa;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of charging stations, which PyPSA is told of together with their sessions. */
final class ChargingStationRows implements KindRows<ChargingStation> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.CHARGING_STATION;
    }

    @Override
    public String attributes() {
        return """
            bus,,bus,required,,no,used,bus of its connection to the grid
            p_nom,MW,number,0,"[0,inf]",no,used,"connection that exists: the power of its sessions together \
            stays within it, in both directions"
            p_nom_mod,MW,number,0,"[0,inf)",no,used,capacity comes in whole units of this size (1e-6 or more); 0 for any size
            p_nom_extendable,,boolean,False,,no,used,"capacity is chosen; all of it is then paid for, what \
            exists included"
            p_nom_min,MW,number,0,"[0,inf)",no,used,smallest capacity to choose
            p_nom_max,MW,number,inf,"[0,inf]",no,used,largest capacity to choose
            p_nom_set,MW,number,,"[0,inf)",no,used,"capacity to choose, if given"
            capital_cost,money/MW,number,0,"(-inf,inf)",no,used,cost of one unit of extendable capacity over the \
            horizon
            overnight_cost,money/MW,number,,"(-inf,inf)",no,used,cost of building one unit; annualized with \
            discount_rate and lifetime and scaled by the horizon's weighted hours / 8760; goes before capital_cost
            discount_rate,per unit,number,,"[0,inf)",no,used,yearly interest on overnight_cost
            fom_cost,money/MW,number,0,"(-inf,inf)",no,used,fixed operation and maintenance per unit of \
            extendable capacity; comes on top
            lifetime,years,number,inf,"(0,inf]",no,used,years over which overnight_cost is repaid
            plugs,,number,,"[0,inf)",no,used,vehicles that can be plugged in at once; whole; empty for any number
            efficiency,per unit,number,1,"(0,1]",no,used,energy behind the plug per energy metered at the station
            detour_cost,money,number,0,"[0,inf)",no,used,cost of each session that charges here although another \
            station is its nearest
            p,MW,number,0,"(-inf,inf)",only,result,"power drawn by all vehicles there, below 0 what they feed back"
            charging_price,money/MWh,number,0,"(-inf,inf)",only,result,what a MWh into the vehicle costs
            p_nom_opt,MW,number,0,"(-inf,inf)",no,result,"capacity found, or that exists"
            """;
    }

    /** Efficiencies of stations by name; 1 for a station with a fault, so that sessions there are not reported as well. */
    record Efficiencies(Map<String, Double> byName) {}

    /** Returns the efficiencies of the stations that were read. */
    static Map<String, Double> efficiencies(Reading reading) {
        return reading.shared(Efficiencies.class, () -> new Efficiencies(new LinkedHashMap<>()))
                .byName();
    }

    @Override
    public ComponentTable readAll(Reading reading, StudyBuilder study) {
        Map<String, Double> efficiencies = efficiencies(reading);
        ComponentTable table = reading.table(kind().table());
        table.refuseUnknownColumns();
        table.rows().forEach(row -> efficiencies.put(row.name(), 1.0));
        table.read(this::read, station -> {
            efficiencies.put(station.id(), station.efficiency());
            study.add(station);
        });
        return table;
    }

    @Override
    public ChargingStation read(Row row) {
        OptionalDouble plugs = row.findNumber("plugs");
        if (plugs.isPresent() && plugs.getAsDouble() != Math.rint(plugs.getAsDouble())) {
            row.fault("plugs", row.cell("plugs"), "must be a whole number");
        }
        return new ChargingStation(
                row.name(),
                row.bus("bus"),
                row.number("p_nom"),
                CapacityColumns.expansion(row, "p_nom", row.reading().years()),
                plugs.isPresent()
                        ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, plugs.getAsDouble()))
                        : OptionalInt.empty(),
                row.number("efficiency"),
                row.number("detour_cost"));
    }

    @Override
    public void write(ChargingStation station, Sheets sheets) {
        Sheet.Entry row = sheets.sheet("charging_stations")
                .row(station.id())
                .put("bus", station.bus())
                .put("p_nom", station.capacityMw())
                .put("efficiency", station.efficiency())
                .put("detour_cost", station.detourCost());
        station.plugs().ifPresent(plugs -> row.put("plugs", plugs));
        CapacityCells.expansion(row, "p_nom", station.expansion());
    }

    @Override
    public void tellAll(Sheets sheets) {
        new ChargingSheets(sheets).fill();
    }
}
