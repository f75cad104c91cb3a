package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.world.SmallWorlds;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.investment.Shared;

/** {@code rexnet simulate}, from the command line to what is printed, written and refused. */
@ResourceLock(Shared.SPARK)
class SimulateCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private String study = "";

    @BeforeEach
    void writeStudy() {
        StudyWriter.write(SmallWorlds.study(), Results.NONE, folder.resolve("small"));
        study = folder.resolve("small").toString();
    }

    private CommandRun simulate(String... more) {
        return CommandRun.of(
                Stream.concat(Stream.of("simulate", study), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void thePageHasEveryDesignWithItsIntervalAndWhatDidNotHold() {
        CommandRun run = simulate("--design", "bound,spot,nodal", "--seeds", "3", "--threads", "2");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("With 3 seeds the intervals are narrower than they should be")
                .containsPattern("bound +[\\d,]+ ")
                .containsPattern("spot +[\\d,]+ ")
                .containsPattern("nodal +[\\d,]+ ")
                .contains("hash of the worlds")
                .contains("Checks that failed, differences that may be chance, and notes");
    }

    @Test
    void jsonHasEveryRunAndTheSameWorldsInAllDesigns() {
        CommandRun run = simulate("--design", "spot,no-market", "--seeds", "2", "--json");
        List<Map<String, Object>> runs = runs(run);

        assertThat(runs).hasSize(4);
        assertThat(runs.get(0).get("world")).isEqualTo(runs.get(2).get("world"));
        assertThat(runs.get(0).get("world")).isNotEqualTo(runs.get(1).get("world"));
        assertThat(runs.get(0).get("log")).isNotEqualTo(runs.get(2).get("log"));
        assertThat(number(runs.get(2), "price_spread"))
                .as("spread of a flat tariff")
                .isLessThan(1e-3);
    }

    @Test
    void allDesignsHaveTheSameHistoryOnOneThreadAndOnTwoAndNoneIsAboveTheBound() {
        List<Map<String, Object>> one = runs(simulate("--seeds", "2", "--threads", "1", "--json"));
        List<Map<String, Object>> two = runs(simulate("--seeds", "2", "--threads", "2", "--json"));

        assertThat(one).hasSize(2 * Designs.all().size()).isEqualTo(two);
        for (Map<String, Object> run : one) {
            Map<String, Object> bound = one.stream()
                    .filter(other ->
                            "bound".equals(other.get("design")) && Objects.equals(other.get("seed"), run.get("seed")))
                    .findFirst()
                    .orElseThrow();
            double best = number(bound, "welfare");
            assertThat(number(run, "welfare")).isLessThanOrEqualTo(best + 1e-6 * Math.abs(best));
            assertThat(run.get("world")).isEqualTo(bound.get("world"));
            assertThat(number(run, "violations")).isZero();
            assertThat(number(run, "broken")).isZero();
        }
    }

    @Test
    void aJournalIsWrittenOnceAndThatOfAnotherStudyIsRefused() throws IOException {
        String journals = folder.resolve("journals").toString();
        String[] arguments = {"--design", "exchange", "--seeds", "2", "--journal", journals, "--json"};
        CommandRun first = simulate(arguments);
        Path kept = Path.of(journals, "as-it-is", "exchange", "1");
        CommandRun again = simulate(arguments);
        Files.writeString(
                folder.resolve("small").resolve("study.yaml"),
                Files.readString(folder.resolve("small").resolve("study.yaml")) + "market:\n  lot: 0.01\n");
        CommandRun other = simulate(arguments);

        assertThat(first.code()).as(first.err()).isZero();
        assertThat(kept).isDirectory();
        assertThat(runs(again)).isEqualTo(runs(first));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err().replaceAll("\\s+", " ")).contains("has the journal of another study");
    }

    @Test
    void pricesOfADesignAreReadBySignals() {
        Path out = folder.resolve("out");
        CommandRun run = simulate("--design", "spot", "--seeds", "2", "--out", out.toString());
        CommandRun signals = CommandRun.of(
                "signals",
                study,
                "--prices",
                out.resolve("result-prices-spot.csv").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(out.resolve("result-runs.csv")).exists();
        assertThat(signals.code()).as(signals.err()).isZero();
    }

    @Test
    void whatWasRunIsNotRunAgainAndAnotherStudyIsRefused() throws IOException {
        String runs = folder.resolve("runs").toString();
        CommandRun first = simulate("--design", "spot", "--seeds", "2", "--resume", runs, "--json");
        Path kept;
        try (Stream<Path> files = Files.walk(Path.of(runs))) {
            kept = files.filter(file -> file.endsWith("1.txt")).findFirst().orElseThrow();
        }
        var written = Files.getLastModifiedTime(kept);
        CommandRun second = simulate("--design", "spot", "--seeds", "2", "--resume", runs, "--json");

        assertThat(runs(second)).isEqualTo(runs(first));
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(written);
        Files.writeString(
                folder.resolve("small").resolve("study.yaml"),
                Files.readString(folder.resolve("small").resolve("study.yaml")).replace("3000", "2000"));
        CommandRun other = simulate("--design", "spot", "--seeds", "2", "--resume", runs);
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("has results of another study");
    }

    @Test
    void factorsAreToldLevelByLevel() {
        CommandRun run = simulate("--design", "spot", "--seeds", "2", "--factor", "flexible=0,1");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("flexible=0").contains("flexible=1").doesNotContain("p (Holm)");
    }

    @Test
    void theAnswerNamesTheLevelThatItIsFor() {
        CommandRun run = simulate("--design", "spot,no-market", "--seeds", "2", "--factor", "imbalance=single,dual");

        assertThat(run.out())
                .containsPattern("imbalance=single: \\S+ (has|and) ")
                .containsPattern("imbalance=dual: \\S+ (has|and) ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        --design|spott; There is no design spott; there are bound, central, spot
        --design|spot,3; Design spot is named twice.
        --seeds|1; --seeds must be from 2 to 100000 but is 1.
        --seeds|1,1; '1,1' is not an int
        --seeds|5|--seeds|5; '--seeds'
        --until-width|0; --until-width must be above 0 but is 0.0.
        --factor|flexibel=1; There is no factor flexibel
        --factor|flexible; --factor flexible: must be like flexible=0,0.5,1.
        --factor|flexible=2; Factor flexible = 2: must be a number from 0 to 1 (share of the participants
        --factor|arrivals=0; Factor arrivals = 0: must be a number above 0, at most 1000000 (arrivals of a participant
        --factor|flexible=1,1; each level must be given once only
        --factor|period=7; A period of 7 minutes cannot be simulated
        --design|spot|--control|nodal; --control nodal: it must be one of the designs simulated, spot.
        --engine|spark:host; is no Spark master: allowed are spark://HOST:PORT
        --engine|spark://host:7077|--journal|x; --journal keeps journals where runs are made
        --threads|0; --threads must be at least 1 but is 0.
        """)
    void badInputIsNamed(String arguments, String message) {
        CommandRun run = simulate(arguments.split("\\|"));

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err().replaceAll("\\s+", " ")).contains(message);
    }

    @Test
    void aStudyThatCannotBeSimulatedSaysWhy() {
        CommandRun run = CommandRun.of("simulate", "two-areas", "--seeds", "2");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("lost_load");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> runs(CommandRun run) {
        return (List<Map<String, Object>>) Objects.requireNonNull(run.json().get("runs"));
    }

    private static double number(Map<String, Object> run, String figure) {
        return ((Number) Objects.requireNonNull(run.get(figure))).doubleValue();
    }
}
