package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.investment.report.Ink;

/** Pages, notes and help follow the width of the terminal. */
final class TerminalWidthTest {

    private static String run(int width, String... args) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        Rexnet.execute(new Terminal(out, out, Ink.PLAIN, Ink.PLAIN, width), args);
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 140})
    void nothingIsWiderThanTheTerminal(int width) {
        for (String page : new String[] {
            run(width, "studies"), run(width, "clear", "--help"), run(width, "clear", "hamlet", "--snapshots", "0:24")
        }) {
            assertThat(page.lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void moreFitsIntoAWideOne() {
        assertThat(run(140, "studies").lines().count())
                .isLessThan(run(80, "studies").lines().count());
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "20, 60", "9999, 160", "'', 100", "wide, 100", "-3, 100", "0, 100", "99999999999, 100"})
    void whatIsNoWidthIsThatOfAFile(String text, int width) {
        assertThat(Terminal.width(text)).isEqualTo(width);
    }
}
