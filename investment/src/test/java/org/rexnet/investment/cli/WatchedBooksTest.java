package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.trading.KnownAnswers;
import org.rexnet.core.trading.OrderFile;
import org.rexnet.core.trading.StudyMarket;
import org.rexnet.core.trading.TradingSession;
import org.rexnet.investment.report.Ink;

/** What {@code --watch} draws, on a terminal and elsewhere. */
class WatchedBooksTest {

    private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[?7l";
    private static final String END = "\u001b[?7h\u001b[?25h\u001b[?1049l";

    private static String watched(Ink ink) {
        StringWriter written = new StringWriter();
        PrintWriter err = new PrintWriter(written);
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), err, Ink.PLAIN, ink);
        StudyMarket market = StudyMarket.of(KnownAnswers.study("K2"));
        String rows = """
            time,order,participant,place,period,side,mw,price
            1999-12-31 23:30,a,a,1,0,sell,20,10
            ,d,d,3,0,buy,20,50
            """;
        try (TradingSession session = TradingSession.of(market, new StandardSolver());
                BookWatch watch = new BookWatch(terminal, session, true)) {
            OrderFile.read("orders.csv", rows, market).play(session, watch);
        }
        return written.toString();
    }

    @Test
    void onATerminalFramesAreDrawnOnItsOtherScreenAndTheLastOneStays() {
        String text = watched(Ink.TERMINAL);

        assertThat(text).startsWith(BEGIN).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        String drawn = text.substring(0, text.indexOf(END));
        assertThat(drawn).doesNotContain("\n").contains("\u001b[1;1H", "\u001b[5;1H", "a sell 20", "d buy 20");
        assertThat(text.substring(text.indexOf(END) + END.length()))
                .doesNotContain("\u001b[?", ";1H")
                .contains("d buy 20", "electricity 0: 3 areas split by line 13", "15.000 MW at 10.00")
                .containsPattern("50\\.00 +5\\.000  3 +\\|  +10\\.00 +5\\.000  1");
        assertThat(text.substring(text.indexOf(END))
                        .lines()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void elsewhereThereIsALineForEachRowAndNoEscape() {
        assertThat(watched(Ink.PLAIN)).doesNotContain("\u001b").hasLineCount(2);
    }
}
