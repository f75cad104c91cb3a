package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;

/**
 * Thermal, variable and must-run resources as generators.
 *
 * <p>Existing and new capacity are two generators, because only the latter is paid for by an investment: the former costs its fixed
 * upkeep, in full or, where it may be retired, as far as it is kept.
 */
final class GenxUnits {

    private final GenxFolder folder;
    private final GenxDemand demand;
    private final GenxFuels fuels;
    private final Optional<NamedTable> variability;
    private final StudyBuilder study;
    private final boolean commitment;
    private final Set<String> technologies = new TreeSet<>();

    GenxUnits(GenxFolder folder, GenxDemand demand, GenxFuels fuels, StudyBuilder study, boolean commitment) {
        this.folder = folder;
        this.demand = demand;
        this.fuels = fuels;
        this.study = study;
        this.commitment = commitment;
        variability = folder.find(List.of("Generators_variability.csv"), "Time_Index");
    }

    void addAll() {
        rows("Thermal.csv", this::thermal);
        rows("Vre.csv", (table, row) -> sunOrWind(table, row, 0));
        rows("Must_run.csv", (table, row) -> sunOrWind(table, row, 1));
        technologies.stream().map(Carrier::of).forEach(study::add);
    }

    /** Does something with each row of a table of resources, whose name is told in two ways. */
    void rows(String name, BiConsumer<NamedTable, CsvRecord> each) {
        String upper = name.substring(0, name.indexOf('.')).toUpperCase(Locale.ROOT) + ".csv";
        folder.find(List.of(name, upper), "Resource", "Zone", "Existing_Cap_MW")
                .ifPresent(table -> table.rows().forEach(row -> each.accept(table, row)));
    }

    private void thermal(NamedTable table, CsvRecord row) {
        boolean starts = table.number(row, "Model", 2) == 1 && folder.setting("UCommit", 1) > 0;
        if (starts && !commitment) {
            folder.remark("Starts, least outputs and least times of thermal units are left out without --commitment.");
        }
        double module = starts && commitment ? table.number(row, "Cap_Size", 0) : 0;
        addBoth(table, row, module, id -> thermal(id, table, row, starts));
    }

    private Generator.Builder thermal(String id, NamedTable table, CsvRecord row, boolean starts) {
        Generator.Builder unit = unit(id, table, row);
        double heatRate = table.number(row, "Heat_Rate_MMBTU_per_MWh", 0);
        Optional<Profile> fuel = fuels.price(table, row);
        double running = runningCost(table, row);
        unit.marginalCost(fuel.map(price -> price.map(perMmbtu -> running + heatRate * perMmbtu))
                .orElse(Profile.of(running)));
        if (fuel.isPresent() && heatRate > 0) {
            unit.carrier(table.text(row, "Fuel")).efficiency(GenxFuels.MMBTU_PER_MWH / heatRate);
        }
        if (starts && commitment) {
            unit.commitment(rules(table, row, fuel.map(price -> price.at(0)).orElse(0.0)));
        }
        if (!starts || commitment) {
            unit.minPu(Math.clamp(table.number(row, "Min_Power", 0), 0, 1));
        }
        double up = table.number(row, "Ramp_Up_Percentage", 1);
        double down = table.number(row, "Ramp_Dn_Percentage", 1);
        return up < 1 || down < 1 ? unit.rampLimits(RampLimits.of(up, down)) : unit;
    }

    private static Commitment rules(NamedTable table, CsvRecord row, double fuelPrice) {
        double module = table.number(row, "Cap_Size", 0);
        double perMw =
                table.number(row, "Start_Cost_per_MW", 0) + fuelPrice * table.number(row, "Start_Fuel_MMBTU_per_MW", 0);
        return Commitment.free()
                .withCosts(module * perMw, 0)
                .withMinTimes((int) table.number(row, "Up_Time", 0), (int) table.number(row, "Down_Time", 0))
                .withModules(module);
    }

    private void sunOrWind(NamedTable table, CsvRecord row, double leastShare) {
        if (table.number(row, "Num_VRE_Bins", 1) > 1) {
            folder.remark("Resources in several bins (Num_VRE_Bins above 1) are taken as one each.");
        }
        Profile most = variability(table, row);
        addBoth(
                table,
                row,
                0,
                id -> unit(id, table, row)
                        .marginalCost(runningCost(table, row))
                        .maxPu(most)
                        .minPu(most.map(share -> share * leastShare)));
    }

    /** Returns the series of a resource per unit of its capacity; 1 where there is none. */
    Profile variability(NamedTable resources, CsvRecord row) {
        String id = resources.text(row, "Resource");
        if (variability.isEmpty() || !variability.get().has(id)) {
            return Profile.ONE;
        }
        NamedTable table = variability.get();
        if (table.rows().size() < demand.hours()) {
            resources.fault(
                    row,
                    "Resource",
                    "has a series of %d rows, but there are %d steps"
                            .formatted(table.rows().size(), demand.hours()));
            return Profile.ONE;
        }
        return Profile.of(GenxFolder.column(table, id, demand.hours()));
    }

    private Generator.Builder unit(String id, NamedTable table, CsvRecord row) {
        String technology = table.text(row, "Resource").replaceFirst("^[A-Za-z]{2,3}_", "");
        technologies.add(technology);
        return Generator.builder(id, demand.bus(table, row, "Zone")).carrier(technology);
    }

    static double runningCost(NamedTable table, CsvRecord row) {
        return table.number(row, "Var_OM_Cost_per_MWh", 0) - table.number(row, "Production_Tax_Credit_per_MWh", 0);
    }

    /** Returns what a MW costs a year: investment less its tax credit, and upkeep. */
    static double yearlyCost(NamedTable table, CsvRecord row, String investment, String upkeep) {
        double credit = table.number(row, "Investment_Tax_Credit_fraction", 0);
        return table.number(row, investment, 0) * (1 - credit) + table.number(row, upkeep, 0);
    }

    /** Adds the existing unit and its candidate, each made by its name. */
    private void addBoth(NamedTable table, CsvRecord row, double module, Function<String, Generator.Builder> unit) {
        String id = table.text(row, "Resource");
        double existing = table.number(row, "Existing_Cap_MW");
        double upkeep = table.number(row, "Fixed_OM_Cost_per_MWyr", 0);
        if (existing < 0) {
            table.fault(row, "Existing_Cap_MW", "must be at least 0");
            return;
        }
        if (existing > 0) {
            Generator.Builder old = unit.apply(id).capacityMw(existing);
            boolean retires = table.number(row, "Can_Retire", 0) == 1 && module == 0;
            study.add(
                    retires
                            ? old.expansion(Expansion.of(0, existing, upkeep)).build()
                            : old.fixedCostPerHour(upkeep * existing / demand.yearHours())
                                    .build());
        }
        if (table.number(row, "New_Build", 0) == 1) {
            double most = table.number(row, "Max_Cap_MW", -1);
            double least = Math.max(0, table.number(row, "Min_Cap_MW", -1) - existing);
            double room = most < 0 ? Double.POSITIVE_INFINITY : Math.max(least, most - existing);
            double cost = yearlyCost(table, row, "Inv_Cost_per_MWyr", "Fixed_OM_Cost_per_MWyr");
            study.add(unit.apply(existing > 0 ? id + ", new" : id)
                    .expansion(new Expansion(least, room, cost, module))
                    .build());
        }
    }
}
