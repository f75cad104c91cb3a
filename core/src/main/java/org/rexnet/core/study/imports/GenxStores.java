package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;
import org.rexnet.network.Link;

/**
 * Storage and reservoirs.
 *
 * <p>Existing storage is a storage unit. New storage has capacities of power and energy of its own: a link both ways between the zone and a
 * bus of the storage, as large as its power, and behind it links that charge and discharge a store.
 */
final class GenxStores {

    private static final String BATTERY = "storage";
    private static final String HYDRO = "hydro";
    /** MW that links without a cost can carry. */
    private static final double AMPLE_MW = 1e6;

    private final GenxFolder folder;
    private final GenxDemand demand;
    private final GenxUnits units;
    private final StudyBuilder study;

    GenxStores(GenxFolder folder, GenxDemand demand, GenxUnits units, StudyBuilder study) {
        this.folder = folder;
        this.demand = demand;
        this.units = units;
        this.study = study;
    }

    void addAll() {
        study.add(Carrier.of(BATTERY)).add(Carrier.of(HYDRO));
        units.rows("Storage.csv", this::storage);
        units.rows("Hydro.csv", this::reservoir);
    }

    private void storage(NamedTable table, CsvRecord row) {
        String id = table.text(row, "Resource");
        String bus = demand.bus(table, row, "Zone");
        double power = table.number(row, "Existing_Cap_MW");
        double energy = table.number(row, "Existing_Cap_MWh", 0);
        if (power > 0) {
            study.add(StorageUnit.builder(id, bus)
                    .carrier(BATTERY)
                    .capacityMw(power)
                    .maxHours(energy / power)
                    .efficiencyStore(table.number(row, "Eff_Up", 1))
                    .efficiencyDispatch(table.number(row, "Eff_Down", 1))
                    .standingLoss(table.number(row, "Self_Disch", 0))
                    .marginalCost(GenxUnits.runningCost(table, row))
                    .cyclic(true)
                    .build());
        }
        if (table.number(row, "New_Build", 0) == 1) {
            built(table, row, power > 0 ? id + ", new" : id, bus);
        }
        if (table.number(row, "Model", 1) == 2) {
            folder.remark("Storage whose charging has a capacity of its own (Model 2) is taken as one with the same for"
                    + " both.");
        }
    }

    private void built(NamedTable table, CsvRecord row, String id, String bus) {
        String inside = id + " inside";
        String content = id + " content";
        study.add(Bus.of(inside)).add(Bus.of(content));
        double up = table.number(row, "Eff_Up", 1);
        double down = table.number(row, "Eff_Down", 1);
        Expansion power = limits(
                table, row, "MW", GenxUnits.yearlyCost(table, row, "Inv_Cost_per_MWyr", "Fixed_OM_Cost_per_MWyr"));
        study.add(LinkOperation.builder(Link.of(id + " power", bus, inside, 0), 1)
                .carrier(BATTERY)
                .minPu(-1)
                .expansion(power)
                .build());
        study.add(LinkOperation.builder(Link.of(id + " charging", inside, content, AMPLE_MW), up)
                .carrier(BATTERY)
                .marginalCost(table.number(row, "Var_OM_Cost_per_MWh_In", 0))
                .build());
        study.add(LinkOperation.builder(Link.of(id + " discharging", content, inside, AMPLE_MW), down)
                .carrier(BATTERY)
                .marginalCost(GenxUnits.runningCost(table, row) * down)
                .build());
        study.add(Store.builder(id + " energy", content)
                .carrier(BATTERY)
                .standingLoss(table.number(row, "Self_Disch", 0))
                .cyclic(true)
                .expansion(limits(
                        table,
                        row,
                        "MWh",
                        GenxUnits.yearlyCost(table, row, "Inv_Cost_per_MWhyr", "Fixed_OM_Cost_per_MWhyr")))
                .build());
        folder.remark(
                "Power and energy of storage are chosen freely: least and most durations (Min_Duration, Max_Duration)"
                        + " are left out.");
    }

    private static Expansion limits(NamedTable table, CsvRecord row, String unit, double cost) {
        double existing = table.number(row, "Existing_Cap_" + unit, 0);
        double most = table.number(row, "Max_Cap_" + unit, -1);
        double least = Math.max(0, table.number(row, "Min_Cap_" + unit, -1) - existing);
        return Expansion.of(least, most < 0 ? Double.POSITIVE_INFINITY : Math.max(least, most - existing), cost);
    }

    private void reservoir(NamedTable table, CsvRecord row) {
        double power = table.number(row, "Existing_Cap_MW");
        double hours = table.number(row, "Hydro_Energy_to_Power_Ratio", 0);
        if (power > 0) {
            study.add(StorageUnit.builder(table.text(row, "Resource"), demand.bus(table, row, "Zone"))
                    .carrier(HYDRO)
                    .capacityMw(power)
                    .maxHours(hours > 0 ? hours : demand.yearHours())
                    .minPu(0)
                    .efficiencyDispatch(table.number(row, "Eff_Down", 1))
                    .inflowMw(units.variability(table, row).map(share -> share * power))
                    .marginalCost(GenxUnits.runningCost(table, row))
                    .cyclic(true)
                    .build());
        }
        if (table.number(row, "New_Build", 0) == 1) {
            folder.remark("Reservoirs are not extended, though New_Build allows it.");
        }
        if (table.number(row, "Min_Power", 0) > 0) {
            folder.remark("Least outputs of reservoirs are left out.");
        }
    }
}
