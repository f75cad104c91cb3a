package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/**
 * The tables of RTS-GMLC, or of a system in its format, as a study: {@code bus}, {@code branch}, {@code dc_branch}, {@code gen}, and the
 * day-ahead series that {@code timeseries_pointers} names.
 *
 * <p>One marginal cost per unit: full-load average heat rate in BTU/kWh x fuel price in $/MMBTU / 1000 + VOM. Start-up costs, ramps,
 * minimum output, reserves and tap ratios are left out, and so are concentrated solar power and synchronous condensers. What a series gives
 * is an upper limit. Demand of a bus is its share, by {@code MW Load}, of its area's series.
 */
public final class RtsGmlc {

    private static final double BASE_MVA = 100;
    private static final double LOST_LOAD = 5000;
    private static final Set<String> LEFT_OUT = Set.of("SYNC_COND", "CSP", "STORAGE");
    private static final int WEEK = 168;
    /** Hours that storage holds at full power, and its efficiency each way. */
    private static final double STORAGE_HOURS = 3;

    private static final double STORAGE_EFFICIENCY = 0.922;

    private final Path folder;
    private final Faults faults = new Faults();
    private final boolean storage;
    private final Map<String, double[]> series = new HashMap<>();
    private final Map<Path, NamedTable> files = new HashMap<>();
    private int[] kept = {};
    private List<String> labels = List.of();
    private int yearHours;

    private RtsGmlc(Path folder, boolean storage) {
        this.folder = folder;
        this.storage = storage;
    }

    /**
     * Returns the study of a folder.
     *
     * @param weeks how many whole weeks, spread evenly, stand for the year; 0 for all of it
     * @param storage whether storage is taken along
     * @throws org.rexnet.core.study.StudyException that names every fault
     */
    public static Study read(Path folder, int weeks, boolean storage) {
        RtsGmlc system = new RtsGmlc(folder, storage);
        system.readSeries(weeks);
        system.faults.throwIfAny();
        StudyBuilder study = Study.builder("RTS-GMLC")
                .settings(Settings.DEFAULTS.withCurrency("USD").withLostLoad(LOST_LOAD))
                .horizon(system.horizon(weeks));
        system.addBuses(study);
        system.addBranches(study);
        system.addUnits(study);
        study.note(
                "Start-up costs, ramps, minimum outputs, reserves, tap ratios, concentrated solar power and synchronous"
                        + " condensers of RTS-GMLC are left out; a unit costs its full-load average.");
        system.faults.throwIfAny();
        return study.build();
    }

    /** Reads the day-ahead series of areas and generators, wherever the pointers lead. */
    private void readSeries(int weeks) {
        NamedTable pointers = new NamedTable(
                folder.resolve("timeseries_pointers.csv"),
                faults,
                "Simulation",
                "Category",
                "Object",
                "Parameter",
                "Data File");
        for (CsvRecord row : pointers.rows()) {
            String parameter = pointers.text(row, "Parameter");
            boolean isWanted = pointers.text(row, "Simulation").equals("DAY_AHEAD")
                    && (parameter.equals("PMax MW") || parameter.equals("MW Load"));
            if (!isWanted) {
                continue;
            }
            Path file = file(pointers.text(row, "Data File"));
            NamedTable table =
                    files.computeIfAbsent(file, path -> new NamedTable(path, faults, "Year", "Month", "Day", "Period"));
            String object = pointers.text(row, "Object");
            if (table.header().contains(object)) {
                keep(table, weeks);
                series.put(
                        pointers.text(row, "Category") + " " + object,
                        Arrays.stream(kept)
                                .mapToDouble(hour -> hour < table.rows().size()
                                        ? table.number(table.rows().get(hour), object)
                                        : 0)
                                .toArray());
            }
        }
        if (faults.isEmpty() && kept.length == 0) {
            faults.add("timeseries_pointers.csv", "names no day-ahead series of an area or generator that is there");
        }
    }

    /** Returns a file by the pointer's path, or by its name alone where the folder holds all files. */
    private Path file(String pointer) {
        Path relative = folder.resolve(pointer).normalize();
        return Files.exists(relative) ? relative : folder.resolve(relative.getFileName());
    }

    /** Decides by the first series which hours are kept, and what they are called. */
    private void keep(NamedTable table, int weeks) {
        if (kept.length > 0) {
            return;
        }
        int hours = table.rows().size();
        int count = weeks == 0 ? hours : weeks * WEEK;
        if (count > hours || hours == 0) {
            faults.add("timeseries_pointers.csv", "leads to %d hours, which are not %d weeks".formatted(hours, weeks));
            return;
        }
        kept = new int[count];
        for (int i = 0; i < count; i++) {
            int week = i / WEEK;
            double day = Math.rint((double) week * (hours - WEEK) / Math.max(weeks - 1, 1) / 24);
            kept[i] = weeks == 0 ? i : 24 * (int) day + i % WEEK;
        }
        CsvRecord first = table.rows().get(0);
        LocalDateTime start = LocalDateTime.of(
                (int) table.number(first, "Year"),
                (int) table.number(first, "Month"),
                (int) table.number(first, "Day"),
                0,
                0);
        labels = Arrays.stream(kept)
                .mapToObj(hour -> Instants.format(start.plusHours(hour).toInstant(ZoneOffset.UTC)))
                .toList();
        yearHours = hours;
    }

    private Horizon horizon(int weeks) {
        double weight = (double) yearHours / kept.length;
        List<Horizon.Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            String block = weeks == 0 ? "" : "week " + (i / WEEK + 1);
            snapshots.add(new Horizon.Snapshot(labels.get(i), weight, 1, weight, block));
        }
        return new Horizon(snapshots);
    }

    private void addBuses(StudyBuilder study) {
        NamedTable table = new NamedTable(folder.resolve("bus.csv"), faults, "Bus ID", "BaseKV", "MW Load", "Area");
        Map<String, Double> ofArea = new LinkedHashMap<>();
        table.rows().forEach(row -> ofArea.merge(table.text(row, "Area"), table.number(row, "MW Load"), Double::sum));
        for (CsvRecord row : table.rows()) {
            String id = table.text(row, "Bus ID");
            study.add(new Bus(
                    id,
                    Bus.DEFAULT_CARRIER,
                    table.number(row, "BaseKV"),
                    table.number(row, "lng", 0),
                    table.number(row, "lat", 0)));
            double share = table.number(row, "MW Load") / Objects.requireNonNull(ofArea.get(table.text(row, "Area")));
            double[] area = series.get("Area " + table.text(row, "Area"));
            if (share > 0 && area == null) {
                table.fault(row, "Area", "has no day-ahead series of MW Load");
            } else if (share > 0) {
                double[] power = Arrays.stream(area).map(mw -> share * mw).toArray();
                study.add(Load.builder(id, id).powerMw(Profile.of(power)).build());
            }
        }
    }

    private void addBranches(StudyBuilder study) {
        NamedTable table = new NamedTable(
                folder.resolve("branch.csv"), faults, "UID", "From Bus", "To Bus", "X", "Cont Rating", "Tr Ratio");
        for (CsvRecord row : table.rows()) {
            String id = table.text(row, "UID");
            String from = table.text(row, "From Bus");
            String to = table.text(row, "To Bus");
            double reactance = table.number(row, "X") / BASE_MVA;
            double capacity = table.number(row, "Cont Rating");
            if (table.number(row, "Tr Ratio") == 0) {
                study.add(new Line(id, from, to, 0, reactance, capacity, AngleLimits.NONE));
            } else {
                study.add(new Transformer(id, from, to, 0, reactance, 1, 0, capacity, AngleLimits.NONE));
            }
        }
        if (Files.exists(folder.resolve("dc_branch.csv"))) {
            NamedTable dc =
                    new NamedTable(folder.resolve("dc_branch.csv"), faults, "UID", "From Bus", "To Bus", "MW Load");
            for (CsvRecord row : dc.rows()) {
                Link link = Link.of(
                        dc.text(row, "UID"),
                        dc.text(row, "From Bus"),
                        dc.text(row, "To Bus"),
                        dc.number(row, "MW Load"));
                study.add(LinkOperation.builder(link, 1).minPu(Profile.of(-1)).build());
            }
        }
    }

    private void addUnits(StudyBuilder study) {
        NamedTable table = new NamedTable(
                folder.resolve("gen.csv"),
                faults,
                "GEN UID",
                "Bus ID",
                "Unit Type",
                "Category",
                "PMax MW",
                "Fuel Price $/MMBTU",
                "HR_avg_0",
                "VOM");
        Set<String> carriers = new TreeSet<>();
        for (CsvRecord row : table.rows()) {
            String type = table.text(row, "Unit Type");
            String id = table.text(row, "GEN UID");
            double capacity = table.number(row, "PMax MW");
            if (!LEFT_OUT.contains(type)) {
                carriers.add(table.text(row, "Category"));
                study.add(Generator.builder(id, table.text(row, "Bus ID"))
                        .carrier(table.text(row, "Category"))
                        .capacityMw(capacity)
                        .maxPu(availability(id, capacity))
                        .marginalCost(heatRate(table, row) * table.number(row, "Fuel Price $/MMBTU") / 1000
                                + table.number(row, "VOM"))
                        .build());
            } else if (type.equals("STORAGE") && storage) {
                study.add(StorageUnit.builder(id, table.text(row, "Bus ID"))
                        .capacityMw(capacity)
                        .maxHours(STORAGE_HOURS)
                        .efficiencyStore(STORAGE_EFFICIENCY)
                        .efficiencyDispatch(STORAGE_EFFICIENCY)
                        .cyclic(true)
                        .build());
            }
        }
        carriers.forEach(carrier -> study.add(Carrier.of(carrier)));
    }

    private Profile availability(String unit, double capacity) {
        double[] most = series.get("Generator " + unit);
        return most == null || capacity == 0
                ? Profile.ONE
                : Profile.of(Arrays.stream(most)
                        .map(mw -> Math.clamp(mw / capacity, 0, 1))
                        .toArray());
    }

    /** Returns the average heat rate at full load in BTU/kWh: that of the least output, and increments between the points of output. */
    private static double heatRate(NamedTable table, CsvRecord row) {
        double rate = table.number(row, "HR_avg_0", 0);
        for (int k = 1; k < 5; k++) {
            double before = table.number(row, "Output_pct_" + (k - 1), 0);
            double step = table.number(row, "Output_pct_" + k, 0) - before;
            double share = k == 1 ? table.number(row, "Output_pct_0", 1) : 1;
            rate = rate * share + table.number(row, "HR_incr_" + k, 0) * Math.max(0, step);
        }
        return rate;
    }
}
