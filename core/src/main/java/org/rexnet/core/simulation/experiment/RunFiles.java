package org.rexnet.core.simulation.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rexnet.core.simulation.random.Digest;
import org.rexnet.core.simulation.random.KeyedDraws;

/**
 * Results of an experiment in a folder, one file for each run, from which an interrupted experiment goes on. A file is text of lines
 * {@code word<tab>value}: the version first, a hash of all lines last; it appears as a whole or not at all.
 */
final class RunFiles {

    private static final String VERSION = "rexnet simulation run 1";
    private static final String STUDY = "study.txt";

    private final Optional<Path> folder;

    private RunFiles(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder, which is made where it does not exist.
     *
     * @param folder none: nothing is kept
     * @param studyHash of the study of the experiment
     * @throws OtherExperimentException where the folder has results of another study
     */
    static RunFiles open(Optional<Path> folder, long studyHash) {
        if (folder.isPresent()) {
            Path file = folder.get().resolve(STUDY);
            String line = VERSION + "\t" + Digest.text(studyHash);
            try {
                Files.createDirectories(folder.get());
                if (Files.exists(file)) {
                    String found = Files.readString(file).strip();
                    if (!found.equals(line)) {
                        throw new OtherExperimentException(
                                "%s has results of another study, or of this one with other series, capacities or settings; choose another folder, or remove it."
                                        .formatted(folder.get()));
                    }
                } else {
                    write(file, line + "\n");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new RunFiles(folder);
    }

    /** Returns the result of a run, where the folder has it, whole, and of the same setting. */
    Optional<Result> find(String variant, String design, long seed, long settingHash) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file(folder.get(), variant, design, seed));
            return parse(lines, variant, design, seed).filter(result -> result.settingHash() == settingHash);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a result. */
    void keep(Result result) {
        folder.ifPresent(path -> {
            Path file = file(path, result.variant(), result.design(), result.seed());
            try {
                Files.createDirectories(file.getParent());
                write(file, text(result));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Path file(Path folder, String variant, String design, long seed) {
        String name = variant.isEmpty() ? "as-it-is" : variant.replaceAll("[^\\w.=-]+", "_");
        String own = variant.isEmpty()
                ? name
                : name + "-" + Digest.text(KeyedDraws.key(variant)).substring(0, 6);
        return folder.resolve(own).resolve(design).resolve(seed + ".txt");
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String text(Result result) {
        StringBuilder text = new StringBuilder();
        line(text, VERSION, "");
        line(text, "setting", Long.toHexString(result.settingHash()));
        line(text, "world", Long.toHexString(result.worldHash()));
        line(text, "log", Long.toHexString(result.logHash()));
        result.figures().forEach((indicator, value) -> line(text, "figure", indicator.name() + "\t" + value));
        line(text, "surpluses", numbers(result.surpluses()));
        result.missingMoney().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> line(text, "missing", entry.getValue() + "\t" + entry.getKey()));
        for (double[] prices : result.prices()) {
            line(text, "prices", numbers(prices));
        }
        result.notes().forEach(note -> line(text, "note", note.replaceAll("\\s+", " ")));
        return text + "hash\t" + hash(text.toString()) + "\n";
    }

    private static void line(StringBuilder text, String word, String value) {
        text.append(word).append('\t').append(value).append('\n');
    }

    private static String numbers(double[] values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(text.isEmpty() ? "" : " ").append(value);
        }
        return text.toString();
    }

    private static double[] numbers(String text) {
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }

    private static String hash(String text) {
        return Digest.text(KeyedDraws.key(text));
    }

    /** Returns what the lines say; empty where they are not whole. */
    private static Optional<Result> parse(List<String> lines, String variant, String design, long seed) {
        int last = lines.size() - 1;
        if (last < 1
                || !lines.get(0).startsWith(VERSION + "\t")
                || !lines.get(last).equals("hash\t" + hash(String.join("\n", lines.subList(0, last)) + "\n"))) {
            return Optional.empty();
        }
        Map<Indicator, Double> figures = new EnumMap<>(Indicator.class);
        Map<String, Double> missing = new TreeMap<>();
        Map<String, Long> hashes = new TreeMap<>();
        List<double[]> prices = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        double[] surpluses = new double[0];
        for (String line : lines.subList(1, last)) {
            String[] cells = line.split("\t", 3);
            switch (cells[0]) {
                case "figure" -> figures.put(Indicator.valueOf(cells[1]), Double.parseDouble(cells[2]));
                case "missing" -> missing.put(cells[2], Double.parseDouble(cells[1]));
                case "surpluses" -> surpluses = numbers(cells[1]);
                case "prices" -> prices.add(numbers(cells[1]));
                case "note" -> notes.add(cells[1]);
                default -> hashes.put(cells[0], Long.parseUnsignedLong(cells[1], 16));
            }
        }
        return Optional.of(new Result(
                variant,
                design,
                seed,
                hashes.getOrDefault("setting", 0L),
                hashes.getOrDefault("world", 0L),
                hashes.getOrDefault("log", 0L),
                figures,
                surpluses,
                missing,
                prices.toArray(double[][]::new),
                notes));
    }
}
