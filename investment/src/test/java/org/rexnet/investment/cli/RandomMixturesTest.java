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
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyWriter;

/** What is valid has an answer, whatever is mixed: a result, or that there is none. */
class RandomMixturesTest {

    private static final List<String> OF_MARKETS = List.of(
            "--rolling 4h",
            "--rolling 2h --look-ahead 4h",
            "--security n-1",
            "--security n-1 --price-intervals",
            "--price-intervals",
            "--setters",
            "--setters --relaxed-commitment --formulation angles",
            "--formulation transport",
            "--losses 3",
            "--explain a",
            "--check-heat",
            "--heat-flow follow",
            "--snapshots 1:3 --price-intervals");

    private static final List<String> OF_PLANS = List.of(
            "--method equilibrium --relaxed-commitment",
            "--method equilibrium --relaxed-commitment --part 2 --before",
            "--snapshots 0:2 --near-optimal 2%",
            "--tornado 10%",
            "--zero-profit --price-cap 200",
            "--value-of-scenarios",
            "--security n-1",
            "--relaxed-commitment --price-intervals",
            "--reactance iterated",
            "--snapshots 0:3 --zero-profit",
            "--losses 2",
            "--formulation angles --price-intervals");

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

    /** One question about the market and one about the plan of each mixture. */
    @Test
    void whateverIsAskedEndsInAnAnswerOrARefusal() {
        List<String> errors = new ArrayList<>();
        Draws.seeds(3, 300).forEach(seed -> {
            Random random = new Random(-seed);
            Set<Feature> mixture = mixture(random);
            PriceRule rule = PriceRule.values()[random.nextInt(PriceRule.values().length)];
            Study drawn = RandomStudy.exactly(seed, 4, mixture);
            Path study = folder.resolve("asked " + seed);
            StudyWriter.write(drawn.withSettings(drawn.settings().withPrices(rule)), Results.NONE, study);
            for (String question : List.of(
                    "clear " + OF_MARKETS.get(random.nextInt(OF_MARKETS.size())),
                    "invest " + OF_PLANS.get(random.nextInt(OF_PLANS.size())))) {
                List<String> command = new ArrayList<>(List.of(question.split(" ")));
                command.add(1, study.toString());
                CommandRun run = CommandRun.of(command.toArray(String[]::new));
                if (run.code() > ExitCode.BAD_INPUT) {
                    errors.add("seed %d with %s, prices %s: %s ends with %d, %s"
                            .formatted(
                                    seed,
                                    mixture,
                                    rule,
                                    question,
                                    run.code(),
                                    run.err().lines().findFirst()));
                }
            }
        });

        assertThat(errors).isEmpty();
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
