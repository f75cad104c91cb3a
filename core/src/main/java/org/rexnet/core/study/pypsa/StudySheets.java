package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;

/** Turns a study into the tables that PyPSA reads; mutable, for one study. */
final class StudySheets {

    /** Rounding of the sum of weights that a horizon in years is. */
    private static final double SAME_YEARS = 1e-9;

    private final Study study;
    private final AttributeReference reference = AttributeReference.load();
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private StudySheets(Study study) {
        this.study = study;
    }

    /** Returns the tables of a study. */
    static StudySheets of(Study study) {
        StudySheets sheets = new StudySheets(study);
        sheets.fill();
        return sheets;
    }

    /** Returns the tables by stem, snapshots and network among them. */
    List<Sheet> all() {
        return List.copyOf(sheets.values());
    }

    /** Returns the table of that stem, which is new and empty where there was none. */
    Sheet sheet(String stem) {
        return sheets.computeIfAbsent(
                stem, s -> new Sheet(s, reference, study.horizon().years()));
    }

    Study study() {
        return study;
    }

    /** Returns remarks on what the tables do not say as the study does. */
    List<String> notes() {
        return notes;
    }

    void note(String note) {
        notes.add(note);
    }

    /**
     * Writes rows that say to PyPSA what a table of RexNet, or a key of study.yaml, says, and marks them, so that RexNet skips them where
     * that is in the folder.
     */
    void standIn(String standsFor, Runnable rows) {
        Map<String, List<String>> before = new HashMap<>();
        sheets.forEach((stem, sheet) -> before.put(stem, sheet.names()));
        rows.run();
        sheets.forEach((stem, sheet) -> {
            Set<String> known = new HashSet<>(before.getOrDefault(stem, List.of()));
            sheet.names().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> sheet.row(name).put(ComponentTable.STANDS_FOR, standsFor));
        });
    }

    private void fill() {
        sheet("network").row(study.name());
        study.network().carriers().forEach(this::carrier);
        study.network().buses().forEach(this::bus);
        study.generators().forEach(this::generator);
        study.loads().forEach(this::load);
        study.storageUnits().forEach(this::storageUnit);
        study.stores().forEach(this::store);
        new BranchSheets(this).fill();
        study.globalConstraints().forEach(this::globalConstraint);
        new SectorSheets(this).fill();
        new MarketSheets(this).fill();
        HeatSheets heat = new HeatSheets(this);
        standIn("pipes", heat::pipes);
        standIn("chp", heat::plants);
        new DemandSheets(this).fill();
        new ChargingSheets(this).fill();
        study.components(Participant.class).forEach(this::participant);
        keep();
        sheet("network").row(study.name()).keep("pypsa_version", "1.4.0");
        blocks();
        sheets.values().forEach(this::names);
    }

    /** PyPSA reads a column of names that are all numbers as numbers, and some words as no name at all. */
    private void names(Sheet sheet) {
        List<String> names = sheet.names();
        boolean whole = names.stream().allMatch(name -> name.matches("-?\\d{1,18}"));
        boolean numeric = names.stream().allMatch(name -> !Double.isNaN(NumberText.parseOr(name, Double.NaN)));
        for (String name : names) {
            String read = whole
                    ? Long.toString(Long.parseLong(name))
                    : numeric ? Double.toString(NumberText.parse(name)) : NumberText.isMissing(name) ? "nan" : name;
            if (!read.equals(name)) {
                note("%s.csv: PyPSA reads the name %s as %s.".formatted(sheet.stem(), name, read));
                return;
            }
        }
    }

    private void participant(Participant participant) {
        List<String> components =
                participant.components().stream().map(this::whereWritten).toList();
        sheet("participants").row(participant.id()).put("components", String.join("|", components));
    }

    /** Returns the name of a component as the tables have it: lines that do not obey Kirchhoff's law are written as links. */
    private String whereWritten(String component) {
        int cut = component.indexOf(':');
        String table = component.substring(0, Math.max(0, cut));
        String name = component.substring(cut + 1);
        boolean moved = List.of("lines", "transformers").contains(table) && !has(table, name) && has("links", name);
        return moved ? "links:" + name : component;
    }

    private boolean has(String stem, String name) {
        Sheet known = sheets.get(stem);
        return known != null && known.has(name);
    }

    private void carrier(Carrier carrier) {
        Sheet.Entry row = sheet("carriers").row(carrier.name());
        carrier.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> row.put(attribute.getKey(), attribute.getValue()));
    }

    private void bus(Bus bus) {
        sheet("buses")
                .row(bus.id())
                .put("v_nom", bus.nominalKv())
                .put("x", bus.x())
                .put("y", bus.y())
                .put("carrier", bus.carrier());
    }

    private void generator(Generator generator) {
        Sheet.Entry row = sheet("generators")
                .row(generator.id())
                .put("bus", generator.bus())
                .put("carrier", generator.carrier())
                .put("sign", generator.sign())
                .put("p_nom", generator.capacityMw())
                .put("p_min_pu", generator.minPu())
                .put("p_max_pu", generator.maxPu())
                .put("p_set", generator.setPointMw())
                .put("e_sum_min", generator.minEnergyMwh())
                .put("e_sum_max", generator.maxEnergyMwh())
                .put("marginal_cost", generator.marginalCost())
                .put("marginal_cost_quadratic", generator.quadraticCost())
                .put("efficiency", generator.efficiency());
        expansion(row, "p_nom", generator.expansion());
        operation(row, generator.rampLimits(), generator.commitment());
    }

    private void load(Load load) {
        sheet("loads")
                .row(load.id())
                .put("bus", load.bus())
                .put("carrier", load.carrier())
                .put("sign", load.sign())
                .put("p_set", load.powerMw());
    }

    private void storageUnit(StorageUnit unit) {
        Sheet.Entry row = sheet("storage_units")
                .row(unit.id())
                .put("bus", unit.bus())
                .put("carrier", unit.carrier())
                .put("sign", unit.sign())
                .put("p_nom", unit.capacityMw())
                .put("max_hours", unit.maxHours())
                .put("p_min_pu", unit.minPu())
                .put("p_max_pu", unit.maxPu())
                .put("p_set", unit.setPointMw())
                .put("p_dispatch_set", unit.dispatchSetMw())
                .put("p_store_set", unit.storeSetMw())
                .put("state_of_charge_set", unit.levelSetMwh())
                .put("state_of_charge_initial", unit.initialMwh())
                .put("cyclic_state_of_charge", unit.cyclic())
                .put("efficiency_store", unit.efficiencyStore())
                .put("efficiency_dispatch", unit.efficiencyDispatch())
                .put("standing_loss", unit.standingLoss())
                .put("inflow", unit.inflowMw())
                .put("marginal_cost", unit.marginalCost())
                .put("marginal_cost_quadratic", unit.quadraticCost())
                .put("marginal_cost_storage", unit.storageCost())
                .put("spill_cost", unit.spillCost());
        expansion(row, "p_nom", unit.expansion());
    }

    private void store(Store store) {
        Sheet.Entry row = sheet("stores")
                .row(store.id())
                .put("bus", store.bus())
                .put("carrier", store.carrier())
                .put("sign", store.sign())
                .put("e_nom", store.capacityMwh())
                .put("e_min_pu", store.minPu())
                .put("e_max_pu", store.maxPu())
                .put("p_set", store.setPointMw())
                .put("e_set", store.levelSetMwh())
                .put("e_initial", store.initialMwh())
                .put("e_cyclic", store.cyclic())
                .put("standing_loss", store.standingLoss())
                .put("marginal_cost", store.marginalCost())
                .put("marginal_cost_quadratic", store.quadraticCost())
                .put("marginal_cost_storage", store.storageCost());
        expansion(row, "e_nom", store.expansion());
    }

    private void globalConstraint(GlobalConstraint constraint) {
        sheet("global_constraints")
                .row(constraint.id())
                .put("type", constraint.type().text())
                .put("carrier_attribute", constraint.attribute())
                .put("bus", constraint.bus())
                .put("sense", constraint.sense().text())
                .put("constant", constraint.constant());
    }

    /** Writes how a capacity may be extended; its cost as it was said, as long as it is for the whole horizon. */
    static void expansion(Sheet.Entry row, String nominal, Optional<Expansion> expansion) {
        expansion.ifPresent(given -> {
            row.put(nominal + "_extendable", true)
                    .put(nominal + "_min", given.min())
                    .put(nominal + "_max", given.max())
                    .put(nominal + "_mod", given.module())
                    .put("lifetime", given.origin().lifetimeYears());
            switch (given.origin()) {
                case CapitalCost.NotGiven notGiven -> row.put("capital_cost", given.annualCost());
                case CapitalCost.Yearly yearly -> capitalCost(row, given);
                case CapitalCost.Overnight overnight -> overnightCost(row, given, overnight);
            }
        });
    }

    /** Writes the column even where all say 0: free is something else than forgotten. */
    private static void capitalCost(Sheet.Entry row, Expansion expansion) {
        row.keep("capital_cost", NumberText.format(expansion.annualCost()));
    }

    private static void overnightCost(Sheet.Entry row, Expansion expansion, CapitalCost.Overnight cost) {
        double years = row.years();
        if (Math.abs(years - cost.years()) > SAME_YEARS * cost.years()) {
            capitalCost(row, expansion);
            return;
        }
        row.put("overnight_cost", cost.overnightCost())
                .put("discount_rate", cost.discountRate())
                .put("fom_cost", cost.fixedCost());
    }

    /** Writes limits of change and the rules of a unit that is on or off; no limit is an empty cell. */
    static void operation(Sheet.Entry row, RampLimits ramps, Optional<Commitment> commitment) {
        row.put("ramp_limit_up", openWhereInfinite(ramps.up())).put("ramp_limit_down", openWhereInfinite(ramps.down()));
        ramps.initialMw().ifPresent(initial -> row.put("p_init", initial));
        commitment.ifPresent(rules -> row.put("committable", true)
                .put("start_up_cost", rules.startUpCost())
                .put("shut_down_cost", rules.shutDownCost())
                .put("stand_by_cost", rules.standByCost())
                .put("min_up_time", rules.minUpSnapshots())
                .put("min_down_time", rules.minDownSnapshots())
                .put("up_time_before", rules.upBefore())
                .put("down_time_before", rules.downBefore())
                .put("ramp_limit_start_up", openWhereInfinite(Profile.of(rules.rampStartUp())))
                .put("ramp_limit_shut_down", openWhereInfinite(Profile.of(rules.rampShutDown()))));
    }

    private static Profile openWhereInfinite(Profile limits) {
        return limits.map(limit -> Double.isInfinite(limit) ? Double.NaN : limit);
    }

    /** Writes back what readers kept: columns, components that were left out, and series. */
    private void keep() {
        for (KeptColumn column : study.keptColumns()) {
            int dash = column.table().indexOf('-');
            if (column.table().equals("snapshots")) {
                continue;
            }
            if (dash < 0) {
                keepColumn(column);
            } else {
                keepSeries(
                        column,
                        column.table().substring(0, dash),
                        column.table().substring(dash + 1));
            }
        }
    }

    private void keepColumn(KeptColumn column) {
        Sheet sheet = sheet(column.table());
        boolean modelled = reference.find(column.table(), "active").isPresent()
                && !column.table().equals("shunt_impedances");
        column.values().forEach((name, text) -> {
            if (!modelled || sheet.has(name) || isInactive(column.table(), name)) {
                sheet.row(name).keep(column.column(), text);
            }
        });
    }

    private boolean isInactive(String table, String name) {
        return study.keptColumns().stream()
                .filter(column ->
                        column.table().equals(table) && column.column().equals("active"))
                .anyMatch(column -> column.values().containsKey(name));
    }

    private void keepSeries(KeptColumn column, String table, String attribute) {
        double[] values = new double[study.horizon().size()];
        Arrays.fill(values, Double.NaN);
        column.values().forEach((position, text) -> {
            int t = (int) NumberText.parseOr(position, -1);
            if (t >= 0 && t < values.length) {
                values[t] = NumberText.parseOr(text, Double.NaN);
            }
        });
        sheet(table)
                .series()
                .computeIfAbsent(attribute, a -> new LinkedHashMap<>())
                .putIfAbsent(column.column(), Profile.of(values));
    }

    private void blocks() {
        long blocks = study.horizon().snapshots().stream()
                .map(Horizon.Snapshot::block)
                .distinct()
                .count();
        boolean stateful = !study.storageUnits().isEmpty()
                || !study.stores().isEmpty()
                || !study.components(Building.class).isEmpty()
                || study.generators().stream()
                        .anyMatch(
                                g -> !g.rampLimits().areNone() || g.commitment().isPresent())
                || study.links().stream()
                        .anyMatch(
                                l -> !l.rampLimits().areNone() || l.commitment().isPresent());
        if (blocks > 1 && stateful) {
            note("snapshots.csv: PyPSA does not read the column block and passes state on between blocks.");
        }
    }
}
