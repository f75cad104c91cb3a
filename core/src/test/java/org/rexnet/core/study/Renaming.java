package org.rexnet.core.study;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;

/**
 * Other names for everything in a study's folder, in the opposite order; sessions keep theirs, because plugs go by arrival, then name. What
 * flows at a bus keeps its name.
 */
public final class Renaming {

    private static final List<String> WORDS = List.of("type", "direction", "sense", "side", "snapshot", "block");
    private static final Pattern LIST = Pattern.compile(", |[;|]");

    private final Map<String, String> names = new TreeMap<>();

    private Renaming(Study study, IntFunction<String> newNames) {
        TreeSet<String> sessions = new TreeSet<>();
        study.components(EvSession.class).forEach(session -> sessions.add(session.id()));
        TreeSet<String> others = new TreeSet<>();
        study.network().buses().stream().map(Bus::id).forEach(others::add);
        study.network().branches().stream().map(Branch::id).forEach(others::add);
        study.network().carriers().stream().map(Carrier::name).forEach(others::add);
        study.generators().forEach(one -> others.add(one.id()));
        study.loads().forEach(one -> others.add(one.id()));
        study.storageUnits().forEach(one -> others.add(one.id()));
        study.stores().forEach(one -> others.add(one.id()));
        study.bids().forEach(one -> others.add(one.id()));
        study.globalConstraints().forEach(one -> others.add(one.id()));
        study.conditions(OutputLimit.class).forEach(one -> others.add(one.id()));
        study.components().forEach(one -> others.add(one.id()));
        others.removeAll(sessions);
        study.network().buses().stream().map(Bus::carrier).forEach(others::remove);
        int number = 1000;
        for (String name : sessions) {
            names.put(name, "session-" + number++);
        }
        for (String name : others.descendingSet()) {
            names.put(name, newNames.apply(number++));
        }
    }

    /** Renames everything in the folder of a study. */
    public static void inFolder(Path folder) throws IOException {
        inFolder(folder, number -> "load_" + number);
    }

    /** Renames everything in the folder of a study to what its number is called; equal numbers are equal things. */
    public static void inFolder(Path folder, IntFunction<String> newNames) throws IOException {
        Renaming renaming = new Renaming(StudyReader.read(folder), newNames);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{csv,yaml}")) {
            for (Path file : files) {
                boolean isTable = file.toString().endsWith(".csv");
                List<String> lines = Files.readAllLines(file);
                Files.write(
                        file,
                        isTable
                                ? renaming.table(
                                        lines, file.getFileName().toString().contains("-"))
                                : renaming.settings(lines));
            }
        }
    }

    private List<String> table(List<String> lines, boolean isSeries) {
        String[] header = lines.get(0).split(",", -1);
        List<String> renamed = new ArrayList<>();
        renamed.add(isSeries ? Arrays.stream(header).map(this::cell).collect(Collectors.joining(",")) : lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            renamed.add(isSeries ? line : row(header, line));
        }
        return renamed;
    }

    private String row(String[] header, String line) {
        String[] cells = cells(line);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = WORDS.contains(header[i]) ? cells[i] : cell(cells[i]);
        }
        return String.join(",", cells);
    }

    /** Splits a line at its commas but those within quotes. */
    private static String[] cells(String line) {
        return line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    }

    private String cell(String cell) {
        boolean quoted = cell.startsWith("\"");
        String text = quoted ? cell.substring(1, cell.length() - 1) : cell;
        String separator = text.contains(";") ? ";" : text.contains("|") ? "|" : ", ";
        String renamed = LIST.splitAsStream(text)
                .map(name -> names.getOrDefault(name, name))
                .collect(Collectors.joining(separator));
        return quoted ? '"' + renamed + '"' : renamed;
    }

    private List<String> settings(List<String> lines) {
        return lines.stream()
                .map(line -> {
                    int start = line.indexOf("carrier: ") + "carrier: ".length();
                    String name = line.substring(Math.min(start, line.length())).replace("\"", "");
                    return line.contains("carrier: ") && names.containsKey(name)
                            ? line.substring(0, start) + names.get(name)
                            : line;
                })
                .toList();
    }
}
