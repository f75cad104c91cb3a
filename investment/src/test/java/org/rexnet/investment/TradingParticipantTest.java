package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;
import org.rexnet.core.trading.StudyMarket;
import org.rexnet.core.trading.TradingSession;

/** The participant of the exchange that the page on Java shows. */
class TradingParticipantTest {

    private final Study study = Study.builder("valley and hill")
            .hours(2)
            .buses("valley", "hill")
            .line("hill", "valley", 0.01, 50)
            .generator("hydro", "hill", 200, 5)
            .generator("gas", "valley", 200, 60)
            .load("mill", "valley", 40, 90)
            .build();

    private static void trade(TradingSession session, int period, double neededMw) {
        double position = session.position("mill", "valley", period);
        if (position < neededMw) {
            session.buy("mill", "valley", period, neededMw - position, 80); // what power is worth to it
        } else if (position > neededMw) {
            session.sell("mill", "valley", period, position - neededMw, 40); // the way back
        }
    }

    @Test
    void buysWhatItNeedsWithinWhatTheLineCarries() {
        StudyMarket market = StudyMarket.of(study);
        TradingSession session = TradingSession.of(market, new StandardSolver());
        Instant opening = market.periods().start(0).minus(Duration.ofHours(2));
        session.open(opening);
        session.sell("hydro", "hill", 1, 200, 5);
        session.sell("gas", "valley", 1, 200, 60);

        trade(session, 1, 90);

        assertThat(session.position("mill", "valley", 1)).isCloseTo(90, within(1e-9));
        // 64 lots of 0.01 MW are kept free for the rounding of auctions, at most a hundredth of the limit.
        assertThat(session.position("hydro", "hill", 1)).isCloseTo(-49.5, within(0.02));
        session.advance(opening.plusSeconds(60));
        trade(session, 1, 70);
        assertThat(session.restingOrders()).isNotEmpty();
        assertThat(session.history().ledger().total()).isZero();
    }

    /** The page on Java shows the method above, but for where it stands. */
    @Test
    void isTheOneThatThePageOnJavaShows() throws IOException {
        Path source = Path.of("src/test/java/org/rexnet/investment/TradingParticipantTest.java");
        List<String> page = lines(Files.readString(Path.of("../notebooks/src/site/markdown/java.md")));
        List<String> own = lines(Files.readString(source));
        int shown = page.indexOf("void trade(TradingSession session, int period, double neededMw) {");
        int written = own.indexOf("private static void trade(TradingSession session, int period, double neededMw) {");

        int length = page.subList(shown, page.size()).indexOf("```");
        assertThat(length).isPositive();
        assertThat(own.subList(written + 1, written + length)).isEqualTo(page.subList(shown + 1, shown + length));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).toList();
    }
}
