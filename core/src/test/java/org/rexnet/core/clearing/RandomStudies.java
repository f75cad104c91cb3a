package org.rexnet.core.clearing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;

/**
 * Two hundred PyPSA folders that a seeded script drew (storage, links with several outputs, CO2 limits, extendable capacities, ramps,
 * commitment, quadratic costs, transformers with taps, series), and what PyPSA 1.4.0 with HiGHS 1.15.1 answers.
 */
final class RandomStudies {

    private final Path folder;

    /** Unpacks the studies into an empty folder. */
    RandomStudies(Path folder) throws IOException {
        this.folder = folder;
        try (InputStream file = Objects.requireNonNull(RandomStudies.class.getResourceAsStream("random-studies.zip"));
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(zip, target);
            }
        }
    }

    /**
     * What PyPSA says about one study.
     *
     * @param seed its number
     * @param features what was drawn, joined by "+"
     * @param status PyPSA's termination condition
     * @param objective full cost, where there is a solution
     */
    record Answer(int seed, String features, String status, OptionalDouble objective) {

        boolean has(String feature) {
            return List.of(features.split("\\+", -1)).contains(feature);
        }
    }

    List<Answer> answers() {
        try {
            return Files.readAllLines(folder.resolve("answers.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Answer(
                            Integer.parseInt(cells[0]),
                            cells[1],
                            cells[4],
                            cells[5].isEmpty()
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(Double.parseDouble(cells[5]))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Study study(int seed) {
        return StudyReader.read(folder.resolve("seed-" + seed));
    }
}
