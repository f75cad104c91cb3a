package org.rexnet.core.study.pypsa;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
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
    public String attributes() {
        return """
            type,,text,back-pressure,back-pressure|extraction,no,used,"power and heat in a fixed ratio, or heat \
            taken from the turbine"
            bus_power,,bus,required,,no,used,bus at which it feeds in power
            bus_heat,,bus,required,,no,used,bus at which it feeds in heat
            bus_fuel,,bus,,,no,used,bus from which it draws fuel; needed where there is no fuel_cost
            fuel_cost,money/MWh,number,,"(-inf,inf)",yes,used,"cost of fuel, on top of its price at bus_fuel"
            active,,boolean,True,,no,used,False leaves the component out
            carrier,,text,,,no,used,"name of the technology, for global constraints"
            p_nom,MW,number,0,"[0,inf]",no,used,"electrical capacity that exists; of an extraction plant in pure \
            condensing"
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
            q_max,MW,number,inf,"[0,inf]",no,used,largest heat
            efficiency,per unit,number,required,"(0,inf)",no,used,"power per fuel: at the fixed ratio, or in \
            pure condensing"
            c_b,per unit,number,required,"[0,inf)",no,used,power per heat at the back-pressure line
            c_v,per unit,number,0,"[0,inf)",no,used,power lost per heat taken; extraction only
            p_min,MW,number,0,"[0,inf)",no,used,least power
            marginal_cost,money/MWh,number,0,"(-inf,inf)",yes,used,"cost per MWh of power, beside fuel"
            co2,t/MWh,number,0,"(-inf,inf)",no,used,"emitted per MWh of fuel, beside what the fuel's carrier \
            emits where it is generated"
            p_nom_opt,MW,number,0,"(-inf,inf)",no,result,"capacity found, or that exists"
            p,MW,number,0,"(-inf,inf)",only,result,electric power fed in
            q,MW,number,0,"(-inf,inf)",only,result,heat fed in
            fuel,MW,number,0,"(-inf,inf)",only,result,fuel burnt
            """;
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
        Links links = new Links(sheets);
        all.forEach(links::plant);
    }

    /** Tells PyPSA of combined heat and power as links from fuel: one of fixed ratio, or those of the corners of an extraction turbine. */
    private static final class Links {

        private static final String FUEL = "fuel";

        private final Sheets sheets;
        private final Study study;

        private Links(Sheets sheets) {
            this.sheets = sheets;
            study = sheets.study();
        }

        /** Adds the links of one plant. */
        private void plant(CombinedHeatPower plant) {
            String name = "chp " + plant.id();
            boolean pressure = plant.type() == Type.BACK_PRESSURE;
            Sheet.Entry link = sheets.sheet("links")
                    .row(sheets.sheet("links").freeName(name))
                    .put("bus0", plant.fuelBus().orElseGet(() -> fuelBus(plant, name)))
                    .put("efficiency", plant.efficiency())
                    .put("p_nom", plant.capacityMw() / plant.efficiency());
            if (pressure) {
                link.put("bus1", plant.powerBus())
                        .put("bus2", plant.heatBus())
                        .put("efficiency2", plant.efficiency() / plant.powerToHeat())
                        .put("marginal_cost", plus(plant.fuelCost(), plant.marginalCost(), plant.efficiency()));
                limits(plant, link);
            } else {
                String steam = bus("steam of " + name);
                link.put("bus1", steam).put("marginal_cost", plant.fuelCost());
                extraction(plant, name, steam);
            }
            if (plant.fuelBus().isPresent() && plant.co2PerMwhFuel() != 0) {
                link.put(pressure ? "bus3" : "bus2", emissions(plant, name))
                        .put(pressure ? "efficiency3" : "efficiency2", -1.0);
            }
            Optional<Expansion> perFuel = plant.expansion()
                    .map(given -> new Expansion(
                                    given.min() / plant.efficiency(),
                                    given.max() / plant.efficiency(),
                                    given.annualCost(),
                                    given.module() / plant.efficiency(),
                                    given.origin())
                            .withCostFactor(plant.efficiency()));
            CapacityCells.expansion(link, "p_nom", perFuel);
        }

        private void limits(CombinedHeatPower plant, Sheet.Entry link) {
            double mostByHeat = plant.powerToHeat() * plant.maxHeatMw();
            boolean limited = plant.minPowerMw() > 0 || mostByHeat < plant.capacityMw();
            if (plant.expansion().isPresent() && (plant.minPowerMw() > 0 || !Double.isInfinite(mostByHeat))) {
                sheets.note(
                        "CHP %s: p_min and q_max are not written; PyPSA has them per unit of a capacity that it chooses."
                                .formatted(plant.id()));
            } else if (limited && plant.capacityMw() > 0 && !Double.isInfinite(plant.capacityMw())) {
                link.put("p_min_pu", plant.minPowerMw() / plant.capacityMw())
                        .put("p_max_pu", Math.min(1, mostByHeat / plant.capacityMw()));
            }
        }

        private void extraction(CombinedHeatPower plant, String name, String steam) {
            Sheet links = sheets.sheet("links");
            links.row(links.freeName("condensing of " + name))
                    .put("bus0", steam)
                    .put("bus1", plant.powerBus())
                    .put("p_nom", Double.POSITIVE_INFINITY)
                    .put("marginal_cost", plant.marginalCost());
            double steamPerHeat = plant.powerToHeat() + plant.powerLossPerHeat();
            if (steamPerHeat > 0) {
                double power = plant.powerToHeat() / steamPerHeat;
                links.row(links.freeName("back-pressure of " + name))
                        .put("bus0", steam)
                        .put("bus1", plant.powerBus())
                        .put("efficiency", power)
                        .put("bus2", plant.heatBus())
                        .put("efficiency2", 1 / steamPerHeat)
                        .put("p_nom", plant.maxHeatMw() * steamPerHeat)
                        .put("marginal_cost", plus(Profile.ZERO, plant.marginalCost(), power));
            } else {
                Sheet generators = sheets.sheet("generators");
                generators
                        .row(generators.freeName("heat of " + name))
                        .put("bus", plant.heatBus())
                        .put("p_nom", plant.maxHeatMw());
            }
            if (plant.minPowerMw() > 0) {
                sheets.note("CHP %s: p_min is not written; PyPSA has no least power of several links together."
                        .formatted(plant.id()));
            }
        }

        /** Returns a bus at which the fuel comes for nothing but its emissions; the plant's link pays for it. */
        private String fuelBus(CombinedHeatPower plant, String name) {
            String bus = bus("fuel of " + name);
            source(plant, bus, "fuel of " + name);
            return bus;
        }

        /** Returns a bus from which a MWh is drawn for each MWh of fuel, and whose source emits. */
        private String emissions(CombinedHeatPower plant, String name) {
            String bus = bus("emissions of " + name);
            source(plant, bus, "emissions of " + name);
            return bus;
        }

        private void source(CombinedHeatPower plant, String bus, String name) {
            Sheet generators = sheets.sheet("generators");
            Sheet.Entry source =
                    generators.row(generators.freeName(name)).put("bus", bus).put("p_nom", Double.POSITIVE_INFINITY);
            if (plant.co2PerMwhFuel() != 0) {
                Sheet carriers = sheets.sheet("carriers");
                String carrier = carriers.freeName(name);
                carriers.row(carrier).put("co2_emissions", plant.co2PerMwhFuel());
                source.put("carrier", carrier);
            }
        }

        private String bus(String wanted) {
            Sheet buses = sheets.sheet("buses");
            String name = buses.freeName(wanted);
            buses.row(name).put("carrier", FUEL);
            if (!sheets.sheet("carriers").has(FUEL)) {
                sheets.sheet("carriers").row(FUEL);
            }
            return name;
        }

        /** Returns a + factor x b. */
        private Profile plus(Profile a, Profile b, double factor) {
            if (a.isConstant() && b.isConstant()) {
                return Profile.of(a.at(0) + factor * b.at(0));
            }
            double[] sums = new double[study.horizon().size()];
            for (int t = 0; t < sums.length; t++) {
                sums[t] = a.at(t) + factor * b.at(t);
            }
            return Profile.of(sums);
        }
    }
}
