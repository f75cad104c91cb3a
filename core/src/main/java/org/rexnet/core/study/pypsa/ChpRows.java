package org.rexnet.core.study.pypsa;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of combined heat and power. */
final class ChpRows implements KindRows<CombinedHeatPower> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.CHP;
    }

    @Override
    public CombinedHeatPower read(Row row) {
        Type type = row.text("type").equals("extraction") ? Type.EXTRACTION : Type.BACK_PRESSURE;
        String powerBus = row.bus("bus_power");
        String heatBus = row.bus("bus_heat");
        Optional<String> fuelBus = row.findBus("bus_fuel");
        Optional<Profile> fuelCost = row.findProfile("fuel_cost");
        if (fuelBus.isEmpty() && fuelCost.isEmpty()) {
            row.fault("fuel_cost", "", "must be given where bus_fuel is not");
        }
        HeatRows.requireGiven(row, "fuel_cost", fuelCost.orElse(Profile.ZERO));
        double powerToHeat = row.number("c_b");
        double powerLoss = row.number("c_v");
        if (type == Type.BACK_PRESSURE) {
            if (!(powerToHeat > 0)) {
                row.fault("c_b", row.cell("c_b"), "must be above 0 for back-pressure");
            }
            if (powerLoss != 0) {
                row.fault("c_v", row.cell("c_v"), "must be 0 for back-pressure");
            }
        }
        Optional<Expansion> expansion =
                CapacityColumns.expansion(row, "p_nom", row.reading().years());
        double efficiency = row.number("efficiency");
        requireRegion(row, type, expansion.map(Expansion::max).orElse(row.number("p_nom")), powerToHeat);
        Profile marginalCost = row.profile("marginal_cost");
        CombinedHeatPower.Builder plant = row.isSound() && type == Type.BACK_PRESSURE
                ? CombinedHeatPower.backPressure(row.name(), powerBus, heatBus, efficiency, powerToHeat)
                : CombinedHeatPower.extraction(row.name(), powerBus, heatBus, efficiency, powerToHeat, powerLoss);
        return plant.fuelBus(fuelBus)
                .fuelCost(fuelCost.orElse(Profile.ZERO))
                .carrier(row.text("carrier"))
                .capacityMw(row.number("p_nom"))
                .expansion(expansion)
                .maxHeatMw(row.number("q_max"))
                .minPowerMw(row.number("p_min"))
                .marginalCost(marginalCost)
                .co2PerMwhFuel(row.number("co2"))
                .build();
    }

    private static void requireRegion(Row row, Type type, double largestPower, double powerToHeat) {
        double least = row.number("p_min");
        double atMostHeat = type == Type.BACK_PRESSURE ? powerToHeat * row.number("q_max") : Double.POSITIVE_INFINITY;
        double most = Math.min(largestPower, atMostHeat);
        if (least > most) {
            row.fault(
                    "p_min",
                    row.cell("p_min"),
                    "must be at most %s, the largest power; the region of operation is empty"
                            .formatted(NumberText.format(most)));
        }
    }

    @Override
    public void write(CombinedHeatPower plant, Sheets sheets) {
        Sheet.Entry row = sheets.sheet("chp")
                .row(plant.id())
                .put("type", Sheets.word(plant.type()))
                .put("bus_power", plant.powerBus())
                .put("bus_heat", plant.heatBus())
                .put("fuel_cost", plant.fuelCost())
                .put("carrier", plant.carrier())
                .put("p_nom", plant.capacityMw())
                .put("q_max", plant.maxHeatMw())
                .put("efficiency", plant.efficiency())
                .put("c_b", plant.powerToHeat())
                .put("c_v", plant.powerLossPerHeat())
                .put("p_min", plant.minPowerMw())
                .put("marginal_cost", plant.marginalCost())
                .put("co2", plant.co2PerMwhFuel());
        plant.fuelBus().ifPresent(bus -> row.put("bus_fuel", bus));
        CapacityCells.expansion(row, "p_nom", plant.expansion());
    }

    @Override
    public void tellPypsa(List<CombinedHeatPower> all, Sheets sheets) {
        ChpLinks links = new ChpLinks(sheets);
        all.forEach(links::plant);
    }
}
