package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.clearing.ClearingSession;
import org.rexnet.core.clearing.ClearingTables;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.trading.StudyMarket;
import org.rexnet.core.trading.TradingSession;
import tech.tablesaw.api.Table;

/** The README's example in Java is this one, and does what it says. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path THIS = Path.of("src", "test", "java", "org", "rexnet", "investment", "ReadmeTest.java");

    private static final String EXAMPLE = "// example\n(.*?) *// end of example";

    @Test
    void theExampleHolds() {
        // example
        Study study = Study.builder("valley and hill")
                .hours(2)
                .buses("valley", "hill")
                .line("hill", "valley", 0.01, 50) // reactance, MW
                .generator("hydro", "hill", 200, 5) // MW, EUR/MWh
                .generator("gas", "valley", 200, 60)
                .load("mill", "valley", 40, 90) // MW in the first hour, and in the second
                .build();
        MarketClearing market = new MarketClearing(new StandardSolver());
        Clearing clearing = market.clear(study).orThrow();
        double before = clearing.price("valley", 0); // 5: water from the hill serves all
        double after = clearing.price("valley", 1); // 60: the line is full, gas serves the rest
        double rent = Congestion.of(clearing).get(0).rent(); // 50 MW x (60 - 5)
        Table prices = ClearingTables.of(clearing).prices(); // one row per hour, one column per bus
        double dearer;
        try (ClearingSession session = market.open(study, ClearingOptions.of(study.settings()))) {
            session.clear(); // what is kept of it makes the next ones much faster
            Load mill = study.loads().get(0);
            List<Load> loads = List.of(
                    mill.toBuilder().powerMw(Profile.of(new double[] {60, 120})).build());
            dearer = session.clear(loads).orThrow().price("valley", 0); // 60: the line is full in this hour, too
        }
        // end of example

        assertThat(new double[] {before, after, rent, dearer}).containsExactly(5, 60, 2750, 60);
        assertThat(prices.columnNames()).containsExactly("snapshot", "valley", "hill");
    }

    // participant
    static void trade(TradingSession session, int period, double neededMw) {
        double position = session.position("mill", "valley", period);
        if (position < neededMw) {
            session.buy("mill", "valley", period, neededMw - position, 80); // what power is worth to it
        } else if (position > neededMw) {
            session.sell("mill", "valley", period, position - neededMw, 40); // the way back
        }
    }
    // end of participant

    /** 49.5 MW come over the line (a hundredth is kept for auctions) at what hydro asks, the rest from gas; later the mill sells back. */
    @Test
    void theParticipantGetsWhatItNeeds() {
        Study study = Study.builder("valley and hill")
                .horizon(Horizon.from(Instant.parse("2030-01-01T00:00:00Z"), Duration.ofHours(1), 2))
                .buses("valley", "hill")
                .line("hill", "valley", 0.01, 50)
                .generator("hydro", "hill", 200, 5)
                .generator("gas", "valley", 200, 60)
                .load("mill", "valley", 40, 90)
                .build();
        TradingSession session = TradingSession.of(StudyMarket.of(study), new StandardSolver());
        session.open(Instant.parse("2029-12-31T12:00:00Z"));
        session.sell("hydro", "hill", 1, 200, 5);
        session.sell("gas", "valley", 1, 200, 60);
        trade(session, 1, 90);
        assertThat(session.position("mill", "valley", 1)).isCloseTo(90, within(1e-6));
        assertThat(session.position("hydro", "hill", 1)).isCloseTo(-49.5, within(0.02));
        session.buy("gas", "valley", 1, 30, 45);
        trade(session, 1, 70);
        assertThat(session.position("mill", "valley", 1)).isCloseTo(70, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0, example, 8", "1, participant, 4"})
    void theReadmeShowsIt(int position, String mark, int indent) throws IOException {
        List<String> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(README))
                .results()
                .map(found -> found.group(1))
                .toList();
        Matcher tested = Pattern.compile("// " + mark + "\n(.*?) *// end of " + mark, Pattern.DOTALL)
                .matcher(Files.readString(THIS));

        assertThat(shown).hasSize(2);
        assertThat(tested.find()).isTrue();
        assertThat(shown.get(position)).isEqualTo(unindented(tested.group(1), indent));
    }

    /** Continuous integration compiles and runs it against what is installed. */
    @Test
    void theProjectOfOnesOwnHasItAndTheDependencyThatIsShown() throws IOException {
        Path project = Path.of("src", "release", "examples", "project");
        Path program = project.resolve(Path.of("src", "main", "java", "Valley.java"));
        assertThat(block(program, EXAMPLE)).isEqualTo(block(THIS, EXAMPLE));
        assertThat(Files.readString(project.resolve("pom.xml")).replaceAll("\\s+", ""))
                .contains(block(README, "```xml\n(.*?)```").replaceAll("\\s+", ""));
    }

    private static String block(Path file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(file));
        assertThat(found.find()).as("%s has no %s", file, pattern).isTrue();
        return found.group(1);
    }

    private static String unindented(String code, int indent) {
        return code.lines().map(line -> line.substring(indent) + "\n").collect(Collectors.joining());
    }
}
