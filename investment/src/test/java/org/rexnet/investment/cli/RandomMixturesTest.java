package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.Draws;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StudyWriter;

/** What is valid has an answer, whatever is mixed: a result, or that there is none. */
class RandomMixturesTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsValidNeverEndsInAnError() {
        List<String> errors = new ArrayList<>();
        int[] valid = new int[1];
        Draws.seeds(4, 500).forEach(seed -> {
            Set<Feature> mixture = mixture(new Random(seed));
            String study = folder.resolve("seed " + seed).toString();
            StudyWriter.write(RandomStudy.exactly(seed, 4, mixture), Results.NONE, Path.of(study));
            if (CommandRun.of("validate", study).code() != 0) {
                return;
            }
            valid[0]++;
            for (List<String> command : List.of(List.of("clear", study), List.of("invest", study))) {
                CommandRun run = CommandRun.of(command.toArray(String[]::new));
                if (run.code() > 1) {
                    errors.add("seed %d with %s: %s ends with %d, %s"
                            .formatted(
                                    seed,
                                    mixture,
                                    command.get(0),
                                    run.code(),
                                    run.err().lines().findFirst()));
                }
            }
        });

        assertThat(errors).isEmpty();
        assertThat(valid[0]).isGreaterThan(Draws.count(4, 500) / 2);
    }

    /** Any features at all, also some that are seldom used together. */
    private static Set<Feature> mixture(Random random) {
        Set<Feature> mixture = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (random.nextInt(3) == 0) {
                mixture.add(feature);
            }
        }
        return mixture;
    }
}
