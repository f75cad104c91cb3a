package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.ClearingTables;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;
import tech.tablesaw.api.Table;

/** The README's example in Java is this one, and does what it says. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path THIS = Path.of("src", "test", "java", "org", "rexnet", "investment", "ReadmeTest.java");

    @Test
    void theExampleHolds() {
        // example
        Study study = Study.builder("valley and hill")
                .hours(2)
                .buses("valley", "hill")
                .line("hill", "valley", 0.01, 50)
                .generator("hydro", "hill", 200, 5)
                .generator("gas", "valley", 200, 60)
                .load("mill", "valley", 40, 90)
                .build();
        MarketClearing market = new MarketClearing(new StandardSolver());
        Clearing clearing = market.clear(study).orThrow();
        double before = clearing.price("valley", 0); // 5: water from the hill serves all
        double after = clearing.price("valley", 1); // 60: the line is full, gas serves the rest
        double rent = Congestion.of(clearing).get(0).rent(); // 50 MW x (60 - 5)
        Table prices = ClearingTables.of(clearing).prices(); // one row per hour, one column per bus
        // end of example

        assertThat(new double[] {before, after, rent}).containsExactly(5, 60, 2750);
        assertThat(prices.columnNames()).containsExactly("snapshot", "valley", "hill");
    }

    @Test
    void theReadmeShowsIt() throws IOException {
        Matcher shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        Matcher tested = Pattern.compile("// example\n(.*?) *// end of example", Pattern.DOTALL)
                .matcher(Files.readString(THIS));

        assertThat(shown.find()).isTrue();
        assertThat(tested.find()).isTrue();
        assertThat(shown.group(1)).isEqualTo(unindented(tested.group(1)));
    }

    private static String unindented(String code) {
        return code.lines().map(line -> line.substring(8) + "\n").collect(Collectors.joining());
    }
}
