package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small study that users start their own from: tables of power, and those that a sector adds to them. */
final class StarterStudy {

    private static final String BASE = "base";

    private static final Map<String, List<String>> FILES = Map.of(
            BASE,
            List.of(
                    "README.txt",
                    "buses.csv",
                    "carriers.csv",
                    "generators-p_max_pu.csv",
                    "generators.csv",
                    "lines.csv",
                    "loads-p_set.csv",
                    "loads.csv",
                    "snapshots.csv",
                    "storage_units.csv",
                    "study.yaml"),
            Sector.HEAT.folder(),
            List.of(
                    "README.txt",
                    "buses.csv",
                    "carriers.csv",
                    "generators.csv",
                    "links.csv",
                    "loads-p_set.csv",
                    "loads.csv",
                    "pipes.csv",
                    "stores.csv"),
            Sector.CHARGING.folder(),
            List.of("README.txt", "charging_stations.csv", "ev_sessions.csv"));

    private StarterStudy() {}

    /** What a study may have besides power. */
    enum Sector {
        HEAT,
        CHARGING;

        private String folder() {
            return this == HEAT ? "heat" : "charging";
        }
    }

    /** Writes the study beside the folder first, so that nobody sees half of it; the folder is empty or not there. */
    static void write(Path folder, Set<Sector> sectors) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(target.getParent(), "the root of the file system is no study");
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, ".new-");
        for (Map.Entry<String, List<String>> file : files(sectors).entrySet()) {
            Files.write(fresh.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
        Files.deleteIfExists(target);
        Files.move(fresh, target);
    }

    /** Returns the lines of each file by its name. */
    private static SortedMap<String, List<String>> files(Set<Sector> sectors) {
        SortedMap<String, List<String>> files = new TreeMap<>();
        add(files, BASE);
        for (Sector sector : Sector.values()) {
            if (sectors.contains(sector)) {
                add(files, sector.folder());
            }
        }
        return files;
    }

    private static void add(Map<String, List<String>> files, String folder) {
        for (String name : Objects.requireNonNull(FILES.get(folder))) {
            files.merge(name, lines(folder + "/" + name), (known, more) -> joined(name, known, more));
        }
    }

    /** Returns two tables as one: series side by side, rows by the columns of both, prose one after the other. */
    private static List<String> joined(String name, List<String> known, List<String> more) {
        if (!name.endsWith(".csv")) {
            List<String> all = new ArrayList<>(known);
            all.addAll(more);
            return all;
        }
        return name.contains("-") ? sideBySide(known, more) : below(known, more);
    }

    private static List<String> sideBySide(List<String> left, List<String> right) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < left.size(); row++) {
            String added = right.get(row);
            rows.add(left.get(row) + added.substring(added.indexOf(',')));
        }
        return rows;
    }

    private static List<String> below(List<String> known, List<String> more) {
        if (!known.get(0).equals(more.get(0))) {
            throw new IllegalStateException("Two tables of one name have different columns: " + more.get(0));
        }
        List<String> rows = new ArrayList<>(known);
        rows.addAll(more.subList(1, more.size()));
        return rows;
    }

    private static List<String> lines(String resource) {
        try (InputStream stream = StarterStudy.class.getResourceAsStream("new/" + resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
