package org.rexnet.core.study.pypsa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.SettingsReader;
import org.rexnet.core.study.SettingsReader.StudyFile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.AttributeReference;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.CsvTable;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.read.SeriesFiles;
import org.rexnet.core.study.pypsa.read.SnapshotRows;
import org.rexnet.core.study.pypsa.read.StudyFolder;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;

/** Reads a folder of CSV tables with PyPSA's names and meaning, and RexNet's own tables; mutable, for one study. */
public final class PypsaReader {

    private final Reading reading;
    private final Faults faults;
    private final StudyBuilder study;
    private final Map<String, Bus> buses;
    private final List<Carrier> carriers = new ArrayList<>();
    private final BusCapacityLimits capacityLimits = new BusCapacityLimits();

    private PypsaReader(Reading reading, String name) {
        this.reading = reading;
        this.faults = reading.faults();
        buses = reading.busesByName();
        this.study = Study.builder(name);
    }

    /**
     * Returns the study in a folder, with the settings of its {@code study.yaml}; throws
     * {@link org.rexnet.core.study.StudyException} that names all faults.
     */
    public static Study read(Path folder) {
        Faults faults = new Faults();
        StudyFolder tables = StudyFolder.list(folder, faults);
        if (tables.hasOtherSeparators()) {
            faults.throwIfAny();
        }
        return read(folder, tables, faults);
    }

    /** Returns the study in a netCDF or Excel file that PyPSA wrote; as {@link #read}. */
    public static Study readFile(Path file) {
        Faults faults = new Faults();
        Map<String, Double> scenarios = StudyFolder.scenarios(file, faults);
        faults.throwIfAny();
        return scenarios.isEmpty()
                ? readFile(file, 0)
                : StochasticFile.read(file, scenarios, scenario -> readFile(file, scenario));
    }

    private static Study readFile(Path file, int scenario) {
        Faults faults = new Faults();
        StudyFolder tables = StudyFolder.load(file, scenario, faults);
        faults.throwIfAny();
        return read(file, tables, faults);
    }

    private static Study read(Path folder, StudyFolder tables, Faults faults) {
        Reading reading = new Reading(KindRows.reference(), tables.withoutPeriods(faults), faults);
        StudyFile file = reading.folder().has("study.yaml")
                ? SettingsReader.readAll(reading.folder().path("study.yaml"), faults)
                : StudyFile.NONE;
        reading.settings(file.settings());
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        String given = networkName(reading);
        return new PypsaReader(reading, given.isBlank() ? name : given).readTables(file);
    }

    /** Returns the description of all columns of all tables, those of RexNet's own among them. */
    public static AttributeReference reference() {
        return KindRows.reference();
    }

    private Study readTables(StudyFile file) {
        Horizon horizon = SnapshotRows.read(reading);
        Settings settings = file.settings()
                .withScenarios(ScenarioSeries.read(
                        reading.folder().path("."), file.settings().scenarios(), horizon.size(), faults));
        study.settings(settings);
        reading.horizon(horizon);
        study.horizon(horizon);
        SeriesFiles.read(reading, horizon.size());
        HeatRows heat = new HeatRows(reading, file.heatingCurve(), HeatPumpRows.read(reading, file.copCorrection()));
        reading.shared(HeatRows.class, () -> heat);
        readBuses(heat);
        reading.schedules().values().forEach(study::add);
        ComponentTable carrierTable = readCarriers();
        List<ComponentTable> transmission = readKinds();
        FleetRows.readAll(reading, study);
        var constraints =
                new ConstraintRows(carrierTable, carriers, study.components().all(Generator.class), transmission);
        List<GlobalConstraint> limits = new ArrayList<>();
        reading.table("global_constraints").read(constraints::read, found -> found.ifPresent(limits::add));
        limits.addAll(capacityLimits.constraints(carriers, study.components().all()));
        for (GlobalConstraint limit : limits) {
            study.add(limit);
        }
        file.averageLimits().forEach((name, line) -> checkAverageLimit(name, line, limits));
        OutputLimitRows.readAll(reading, study);
        ComponentTable participants = reading.table("participants");
        participants.refuseUnknownColumns();
        participants.read(ParticipantRows::participant, study::add);
        ComponentTable forecasts = reading.table("forecasts");
        forecasts.refuseUnknownColumns();
        forecasts.read(ForecastRows::forecast, study::add);
        ComponentTable declarations = reading.table("declarations");
        declarations.refuseUnknownColumns();
        declarations.read(DeclarationRows::declaration, study::add);
        keepUnused();
        return finish(settings.lostLoad());
    }

    private void checkAverageLimit(String name, int line, List<GlobalConstraint> limits) {
        List<String> known = limits.stream()
                .filter(limit -> limit.type().isOverTime())
                .map(GlobalConstraint::id)
                .toList();
        if (!known.contains(name)) {
            faults.add(
                    "study.yaml",
                    line,
                    "average_limits",
                    name,
                    "must be a global constraint of type primary_energy or operational_limit"
                            + Suggestion.maybe(name, known));
        }
    }

    private static String networkName(Reading reading) {
        CsvTable csv = reading.folder().table("network", reading.faults());
        if (csv.size() == 0) {
            return "";
        }
        ComponentTable table = new ComponentTable("network", csv, reading);
        table.rows().forEach(table::refuseUnsupported);
        table.keep();
        return csv.cell(0, 0);
    }

    private void readBuses(HeatRows heat) {
        if (!reading.folder().has("buses.csv")) {
            faults.add("buses.csv", "is missing; a study needs at least one bus");
        }
        ComponentTable table = reading.table("buses");
        table.rows().forEach(row -> reading.buses().add(row.name()));
        table.read(
                row -> {
                    Bus bus = new Bus(
                            row.name(), row.text("carrier"), row.number("v_nom"), row.number("x"), row.number("y"));
                    heat.schedule(row, bus);
                    capacityLimits.read(row, table.csv().header());
                    return bus;
                },
                bus -> buses.put(bus.id(), bus));
        // A bus with a fault stands in, so that what is connected to it is not reported as well.
        reading.buses().forEach(name -> buses.putIfAbsent(name, Bus.of(name)));
        if (reading.folder().has("buses.csv") && buses.isEmpty() && !faults.concern("buses.csv")) {
            faults.add("buses.csv", "has no rows; a study needs at least one bus");
        }
    }

    private ComponentTable readCarriers() {
        ComponentTable table = reading.table("carriers");
        Set<String> attributes = new HashSet<>();
        CsvTable constraints = reading.folder().table("global_constraints", new Faults());
        int column = constraints.column("carrier_attribute");
        for (int row = 0; row < constraints.size() && column > 0; row++) {
            attributes.add(constraints.cell(row, column));
        }
        attributes.add(Carrier.CO2_EMISSIONS);
        attributes.retainAll(table.csv().header());
        table.read(row -> carrier(row, attributes), carriers::add);
        return table;
    }

    private static Carrier carrier(Row row, Set<String> attributes) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String attribute : attributes) {
            OptionalDouble value = row.findAnyNumber(attribute);
            if (value.isPresent() && value.getAsDouble() != 0) {
                values.put(attribute, value.getAsDouble());
            }
        }
        return new Carrier(row.name(), values);
    }

    /** Reads all components; returns the tables whose cost a limit of transmission counts. */
    private List<ComponentTable> readKinds() {
        carriers.forEach(study::add);
        buses.values().forEach(study::add);
        List<ComponentTable> transmission = new ArrayList<>();
        for (KindRows<?> rows : KindRows.all()) {
            ComponentTable table = rows.readAll(reading, study);
            if (rows.kind() == ComponentKind.LINE || rows.kind() == ComponentKind.LINK) {
                transmission.add(table);
            }
        }
        return transmission;
    }

    /** Reads the tables that the model has no use for, so that they are written back. */
    private void keepUnused() {
        ComponentTable shunts = reading.table("shunt_impedances");
        if (!shunts.rows().isEmpty()) {
            reading.note("shunt_impedances.csv: shunt impedances have no influence on the market, as in PyPSA.");
        }
        shunts.keep();
        reading.table("shapes").keep();
    }

    private Study build() {
        try {
            return study.build();
        } catch (IllegalArgumentException e) {
            throw new StudyException(Fault.of("buses.csv", String.valueOf(e.getMessage())), e);
        }
    }

    private Study finish(OptionalDouble lostLoad) {
        reading.kept().forEach((KeptColumn column) -> study.add(column));
        reading.notes().forEach(study::note);
        faults.throwIfAny();
        UnlistedCarriers.notes(build(), carriers).forEach(study::note);
        Study read = build();
        ParticipantRows.check(
                read, new ComponentTable("participants", reading.folder().table("participants", faults), reading));
        DeclarationRows.check(
                read, new ComponentTable("declarations", reading.folder().table("declarations", faults), reading));
        ForecastRows.check(
                read, new ComponentTable("forecasts", reading.folder().table("forecasts", faults), reading));
        faults.throwIfAny();
        if (lostLoad.isEmpty()) {
            ComponentTable table = new ComponentTable("loads", reading.folder().table("loads", faults), reading);
            for (Load load : UnconnectedLoads.of(read)) {
                table.rows().stream()
                        .filter(row -> row.name().equals(load.id()))
                        .forEach(row -> row.fault(
                                "bus",
                                load.bus(),
                                "an unconnected load: no generator, storage or branch can supply this bus"));
            }
            faults.throwIfAny();
        }
        return read;
    }
}
