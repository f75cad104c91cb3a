package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices that are not unique: what the command says of the next MWh and of the last one. */
class PriceKinksTest {

    @TempDir
    private Path folder;

    @Test
    void theNextMwhIsDearerThanTheLastOneWhateverTheOrderOfRows() throws IOException {
        Path swapped = Cases.copy("kink-price", folder);
        List<String> rows = new ArrayList<>(Files.readAllLines(swapped.resolve("generators.csv")));
        rows.add(rows.remove(1));
        Files.write(swapped.resolve("generators.csv"), rows);

        for (CommandRun run : List.of(
                Cases.run("clear", "kink-price", "--explain", "b"),
                CommandRun.of("clear", swapped.toString(), "--explain", "b"))) {
            assertThat(run.out())
                    .contains("One more MWh costs 50.00: generator B at b.")
                    .contains("The last one saved 10.00: generator A at b.")
                    .containsPattern("generator B 0 +1\\.0000 +50\\.00 +50\\.00")
                    .containsPattern("generator A 0 +1\\.0000 +10\\.00 +10\\.00");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kink-commitment | bus@6 | 1149000 | One more MWh costs 70.00: generator gas at bus.   | One MWh less cannot be had with the units that are on.
            kink-minimum    | bus@2 | 421025  | One more MWh costs 20.00: generator coal at bus.  | One MWh less cannot be had with the units that are on.
            """)
    void unitsStayOnOrOff(String name, String price, double cost, String next, String last) {
        assertThat(Cases.objective("clear", name)).isCloseTo(cost, within(1e-6 * cost));
        assertThat(Cases.run("clear", name, "--explain", price).out())
                .contains(next)
                .contains(last);
    }

    @Test
    void intervalsAreOnThePageInTheTablesAndInJson() throws IOException {
        Path out = folder.resolve("out");
        CommandRun page = Cases.run("clear", "kink-price", "--price-intervals", "--out", out.toString());
        CommandRun json = Cases.run("clear", "kink-price", "--price-intervals", "--json");
        CommandRun minimum = Cases.run("clear", "kink-minimum", "--price-intervals", "--json");

        assertThat(page.out())
                .contains("1 of 1 prices are not unique")
                .containsPattern("b +0 +10\\.00 +[1-5]0\\.00 +50\\.00");
        assertThat(Files.readAllLines(out.resolve("buses-marginal_price_low.csv")))
                .contains("0,10.0");
        assertThat(Files.readAllLines(out.resolve("buses-marginal_price_high.csv")))
                .contains("0,50.0");
        assertThat(intervals(json))
                .singleElement()
                .satisfies(interval -> assertThat(interval)
                        .containsEntry("bus", "b")
                        .containsEntry("snapshot", "0")
                        .containsEntry("low", 10.0)
                        .containsEntry("high", 50.0));
        assertThat(intervals(minimum).get(2))
                .containsEntry("low", "cannot be had")
                .containsEntry("high", 20.0);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> intervals(CommandRun run) {
        return (List<Map<String, Object>>) run.json().getOrDefault("price_intervals", List.of());
    }

    @Test
    void namesThatLookLikeWordsAreNames() {
        assertThat(Cases.objective("invest", "names-that-look-like-words")).isCloseTo(395, within(1e-6));
        assertThat(Cases.run("invest", "names-that-look-like-words", "--explain", "north@2")
                        .out())
                .contains("One more MWh: generator unit 1 at north.");
    }
}
