package org.rexnet.core.study.pypsa.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.TextFile;
import org.rexnet.core.study.parquet.ParquetSeries;

/** Files of a study; nothing outside its folder is ever opened. */
public final class StudyFolder {

    /** What the names of tables begin with that only people read; readers of studies pass them over. */
    public static final String RESULT_PREFIX = "result-";

    /** What single components have in scenarios. */
    public static final String SCENARIO_SERIES = "scenario_series.csv";

    /** What the names of series end in that are not text. */
    public static final String PARQUET = ".parquet";

    /** What PyPSA writes beside tables. */
    private static final List<String> NOT_TABLES = List.of("crs", "meta", "_temp");

    /** A table as it is called after it was packed, or saved by a program that has its own idea of endings. */
    private static final Pattern NEARLY_TABLE = Pattern.compile("(?i)([^.].*)\\.csv(\\.(gz|zip|bz2|xz|zst|txt))?");

    private static final int LONGEST_HEAD = 1 << 16;
    private static final long LARGEST_TABLE = 1L << 28;

    private final Path folder;
    private final SortedSet<String> files = new TreeSet<>();
    private final SortedMap<String, String> nearly = new TreeMap<>();
    private final Map<String, LoadedTable> loaded = new HashMap<>();
    private boolean otherSeparators;

    private StudyFolder(Path folder) {
        this.folder = folder;
    }

    /** Lists a folder; what cannot be a file of a study becomes a fault. */
    public static StudyFolder list(Path folder, Faults faults) {
        StudyFolder study = new StudyFolder(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            Path real = folder.toRealPath();
            for (Path entry : entries.sorted().toList()) {
                String name = String.valueOf(entry.getFileName());
                boolean own = !name.startsWith(".") && !name.startsWith(RESULT_PREFIX) && !name.equals(SCENARIO_SERIES);
                if (own && name.endsWith(PARQUET) && study.isUsable(entry, name, real, faults)) {
                    study.loadSeries(entry, name, faults);
                }
                boolean table = name.endsWith(".csv") && own;
                Matcher ending = NEARLY_TABLE.matcher(name);
                if (own && !table && ending.matches()) {
                    study.nearly.put(name, ending.group(1));
                }
                if ((table || name.equals("study.yaml")) && study.isUsable(entry, name, real, faults)) {
                    study.files.add(name);
                    if (table) {
                        study.otherSeparators |= checkSeparator(entry, name, faults);
                    }
                }
            }
        } catch (IOException e) {
            faults.add(String.valueOf(folder.getFileName()), "cannot be read: " + e.getMessage());
        }
        return study;
    }

    /** Returns the same where investment periods, if there are any, are told by series and costs. */
    public StudyFolder withoutPeriods(Faults faults) {
        Map<String, LoadedTable> changed = InvestmentPeriods.changed(this, faults);
        if (changed.isEmpty()) {
            return this;
        }
        StudyFolder plain = new StudyFolder(folder);
        plain.files.addAll(files);
        plain.nearly.putAll(nearly);
        plain.loaded.putAll(loaded);
        plain.loaded.putAll(changed);
        changed.keySet().forEach(table -> plain.files.add(table + ".csv"));
        return plain;
    }

    /** Returns the tables of one file of PyPSA's, netCDF or Excel, as if they were files of a folder. */
    public static StudyFolder load(Path file, Faults faults) {
        return load(file, 0, faults);
    }

    /** Returns the scenarios of a file of PyPSA's by name, with their weights; none where it has none. */
    public static Map<String, Double> scenarios(Path file, Faults faults) {
        String name = String.valueOf(file.getFileName());
        if (!name.toLowerCase(Locale.ROOT).endsWith(".nc")) {
            return Map.of();
        }
        try {
            TextFile.check(file, TextFile.TABLE);
            return NetcdfTables.scenarios(file);
        } catch (IOException e) {
            faults.add(name, "cannot be read: " + e.getMessage());
            return Map.of();
        }
    }

    /** Returns the tables of one scenario of a file, by its position; as {@link #load(Path, Faults)} where there are none. */
    public static StudyFolder load(Path file, int scenario, Faults faults) {
        StudyFolder study = new StudyFolder(file.toAbsolutePath());
        String name = String.valueOf(file.getFileName());
        try {
            TextFile.check(file, TextFile.TABLE);
            study.loaded.putAll(
                    name.toLowerCase(Locale.ROOT).endsWith(".nc")
                            ? NetcdfTables.read(file, scenario)
                            : WorkbookTables.read(file));
        } catch (IOException e) {
            faults.add(name, "cannot be read: " + e.getMessage());
        }
        NOT_TABLES.forEach(study.loaded::remove);
        study.loaded.keySet().forEach(table -> study.files.add(table + ".csv"));
        return study;
    }

    /** Reads a series in Parquet as if it were a file of text. */
    private void loadSeries(Path entry, String name, Faults faults) {
        String stem = name.substring(0, name.length() - PARQUET.length());
        if (Files.exists(folder.resolve(stem + ".csv"))) {
            faults.add(
                    name,
                    "stands beside %s.csv, which says the same or something else: remove one of them".formatted(stem));
            return;
        }
        try {
            TextFile.check(entry, TextFile.TABLE);
            loaded.put(stem, LoadedTable.of(name, ParquetSeries.read(entry)));
            files.add(stem + ".csv");
        } catch (IOException e) {
            faults.add(name, "cannot be read: " + e.getMessage());
        }
    }

    /** Names a table whose first line has separators, but no comma. */
    private static boolean checkSeparator(Path entry, String name, Faults faults) throws IOException {
        String first;
        try (InputStream in = Files.newInputStream(entry)) {
            first = new String(in.readNBytes(LONGEST_HEAD), StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
        String separator =
                first.contains(",") ? "" : first.contains(";") ? "semicolons" : first.contains("\t") ? "tabs" : "";
        if (!separator.isEmpty()) {
            faults.add(
                    name,
                    1,
                    "",
                    "",
                    "has cells separated by %s; write commas between cells, and points in numbers"
                            .formatted(separator));
        }
        return !separator.isEmpty();
    }

    /** Returns whether the cells of a table are separated by something else than commas, so that nothing of it can be used. */
    public boolean hasOtherSeparators() {
        return otherSeparators;
    }

    private boolean isUsable(Path entry, String name, Path real, Faults faults) {
        try {
            if (!entry.toRealPath().startsWith(real)) {
                faults.add(name, "leads out of the study's folder");
            } else if (Files.isDirectory(entry)) {
                faults.add(name, "is a folder; it must be a file");
            } else if (!Files.isRegularFile(entry)) {
                faults.add(name, "is a pipe or device; it must be a file");
            } else if (!Files.isReadable(entry)) {
                faults.add(name, "cannot be read: you may not");
            } else {
                return true;
            }
        } catch (IOException e) {
            faults.add(name, "cannot be read: it leads nowhere");
        }
        return false;
    }

    /** Returns whether there is a file of that name. */
    public boolean has(String file) {
        return files.contains(file);
    }

    /** Returns names of files that are not read, but would be if they ended in {@code .csv} alone; with what stands before that. */
    SortedMap<String, String> nearlyTables() {
        return nearly;
    }

    /** Returns where a file of that name lies. */
    public Path path(String file) {
        return folder.resolve(file);
    }

    /** Returns the stems of the tables: of file names that end in {@code .csv}, in order. */
    public List<String> stems() {
        List<String> stems = new ArrayList<>();
        for (String file : files) {
            if (file.endsWith(".csv")) {
                stems.add(file.substring(0, file.length() - ".csv".length()));
            }
        }
        return stems;
    }

    /** Reads a table of text; an empty one where there is no such file. */
    public CsvTable table(String stem, Faults faults) {
        String file = stem + ".csv";
        LoadedTable known = loaded.get(stem);
        if (known != null) {
            return known.table();
        }
        if (!has(file)) {
            return CsvTable.empty(file);
        }
        return open(file, faults, true, in -> CsvTable.read(file, in, faults), CsvTable.empty(file));
    }

    /** Reads a series of numbers. */
    public SeriesFile series(String stem, int snapshots, Faults faults) {
        LoadedTable known = loaded.get(stem);
        if (known != null) {
            return known.series(snapshots, faults);
        }
        String file = stem + ".csv";
        return open(
                file,
                faults,
                false,
                in -> SeriesFile.read(file, in, snapshots, faults),
                SeriesFile.read(file, InputStream.nullInputStream(), snapshots, new Faults()));
    }

    private <T> T open(String file, Faults faults, boolean bounded, Function<InputStream, T> read, T otherwise) {
        Path path = folder.resolve(file);
        try (InputStream in = Files.newInputStream(path)) {
            if (bounded && Files.size(path) > LARGEST_TABLE) {
                faults.add(file, "is too large: a table may have %d MB".formatted(LARGEST_TABLE >> 20));
                return otherwise;
            }
            return read.apply(in);
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
            return otherwise;
        }
    }
}
