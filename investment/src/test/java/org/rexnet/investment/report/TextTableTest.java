package org.rexnet.investment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.section.Figures;

/** Numbers and tables as people read them. */
@Isolated("It exchanges the default locale.")
class TextTableTest {

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0.00",
        "-0.001, 2, 0.00",
        "999.994, 2, 999.99",
        "1234567.891, 2, '1,234,567.89'",
        "-1234.5, 1, '-1,234.5'",
        "123456, 0, '123,456'",
        "1e12, 0, '1,000,000,000,000'",
        "Infinity, 2, no limit"
    })
    void numbersHaveCommasWhateverTheLanguage(double value, int decimals, String text) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Figures.of(value, decimals)).isEqualTo(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void wordsStandLeftAndNumbersRight() {
        TextTable table = new TextTable()
                .words("bus")
                .number("price")
                .row("north", "1.00")
                .row("s", "1,234.00");

        assertThat(print(table, Ink.PLAIN)).isEqualTo("  bus       price\n  north      1.00\n  s      1,234.00\n");
    }

    @Test
    void longWordsAreCutSoThatTheTableFits() {
        TextTable table = new TextTable().words("name").number("price").row("x".repeat(200), "1.00");

        assertThat(print(table, Ink.PLAIN).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(print(table, Ink.PLAIN)).contains("x…").contains("1.00");
    }

    @Test
    void wordsInTheLastColumnGoOnInFurtherLines() {
        TextTable table = new TextTable()
                .words("period")
                .number("MWh")
                .words("before gate closure")
                .row("00:00", "8.36", "split by line harbour-headland and station quay; heat split by pipe plant-dock")
                .row("01:00", "8.37", "one area")
                .row("02:00", "8.28", "y".repeat(60));
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text), Ink.PLAIN, 60);

        assertThat(text.toString().lines())
                .containsExactly(
                        "  period   MWh  before gate closure",
                        "  00:00   8.36  split by line harbour-headland and station",
                        "                quay; heat split by pipe plant-dock",
                        "  01:00   8.37  one area",
                        "  02:00   8.28  " + "y".repeat(44),
                        "                " + "y".repeat(16));
    }

    @Test
    void headingsOfNumbersBreakWhereCuttingWordsIsNotEnough() {
        TextTable table = new TextTable()
                .words("from")
                .number("earned EUR/MWh")
                .number("used")
                .row("storage units", "45.53", "1.00");
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text), Ink.PLAIN, 30);

        assertThat(text.toString().lines())
                .containsExactly(
                        "                  earned", "  from           EUR/MWh  used", "  storage units    45.53  1.00");
    }

    @Test
    void emphasisIsForTerminals() {
        TextTable table = new TextTable().words("bus").row("north");

        assertThat(print(table, Ink.PLAIN)).doesNotContain("\u001b");
        assertThat(print(table, Ink.TERMINAL)).contains("\u001b");
    }

    private static String print(TextTable table, Ink ink) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text), ink, 100);
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
