package org.rexnet.core.clearing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;

/**
 * A thousand folders that a seeded script drew, each of nineteen features with probability 0.4 (three weightings, blocks, storage, links of
 * several ports, limits over the horizon and on capacity, ramps, quadratic costs, bids, flexible loads, buildings, combined heat and power,
 * contracts, commitment), and what a model that was written out for HiGHS independently, with angles, says they cost.
 */
final class RandomMarkets {

    private static final String ANSWERS = "answers.csv";

    private final Path folder;
    private final List<Answer> answers = new ArrayList<>();

    /** Unpacks the first so many studies into an empty folder. */
    RandomMarkets(Path folder, int count) {
        this.folder = folder;
        try (InputStream file =
                        Objects.requireNonNull(RandomMarkets.class.getResourceAsStream("random-markets.zip.gz"));
                ZipInputStream zip = new ZipInputStream(new GZIPInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(ANSWERS)) {
                    readAnswers(new String(zip.readAllBytes(), StandardCharsets.UTF_8), count);
                    continue;
                }
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                Path study = Objects.requireNonNull(target.getParent());
                if (Integer.parseInt(study.getFileName().toString()) > count) {
                    return; // Studies follow each other by their numbers.
                }
                Files.createDirectories(study);
                Files.copy(zip, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a study costs.
     *
     * @param seed its number
     * @param expands whether capacities are to be found
     * @param cost full cost; empty where there is no solution
     * @param secureCost full cost where every outage of a line must be survived; empty where there is no solution
     * @param features what was drawn
     */
    record Answer(int seed, boolean expands, OptionalDouble cost, OptionalDouble secureCost, List<String> features) {}

    private void readAnswers(String text, int count) {
        text.lines().skip(1).limit(count).forEach(line -> {
            String[] cells = line.split(",", -1);
            answers.add(new Answer(
                    Integer.parseInt(cells[0]),
                    cells[1].equals("invest"),
                    number(cells[2]),
                    number(cells[3]),
                    cells[4].isEmpty() ? List.of() : List.of(cells[4].split(" "))));
        });
    }

    private static OptionalDouble number(String cell) {
        return Optional.of(cell)
                .filter(c -> !c.isEmpty())
                .map(c -> OptionalDouble.of(Double.parseDouble(c)))
                .orElse(OptionalDouble.empty());
    }

    /** Returns the answers, one for each study. */
    List<Answer> answers() {
        return answers;
    }

    Study study(int seed) {
        return StudyReader.read(folder.resolve(Integer.toString(seed)));
    }
}
