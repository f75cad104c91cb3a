package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.market.Side;
import org.rexnet.core.section.Section;

/** How a book looked over time. */
class BookReplayTest {

    private static TradeRun run(int orders) {
        StudyMarket market = StudyMarket.of(KnownAnswers.study("K2"));
        StringBuilder rows = new StringBuilder("time,order,participant,place,period,side,mw,price\n");
        for (int k = 0; k < orders; k++) {
            rows.append("1999-12-31 23:%02d:%02d,a%d,a,1,0,sell,1,%d\n".formatted(30 + k / 60, k % 60, k, 100 + k % 5));
        }
        rows.append("1999-12-31 23:50,d,d,3,0,buy,2,101\n");
        return TradedRows.of(market, rows.toString());
    }

    @Test
    void showsWhatStoodAtEachPriceAfterEachOrder() {
        List<BookReplay.Level> levels = run(2).replay().levels(0);

        assertThat(levels)
                .extracting(BookReplay.Level::side, BookReplay.Level::ticks, BookReplay.Level::lots)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Side.SELL, 100, 1L),
                        org.assertj.core.groups.Tuple.tuple(Side.SELL, 100, 1L),
                        org.assertj.core.groups.Tuple.tuple(Side.SELL, 101, 1L));
    }

    /** 700 orders are more moments than are kept; those left out lie evenly between. */
    @Test
    void keepsMomentsThatLieEvenlyWhereThereAreMany() {
        TradeRun run = run(15);
        assertThat(run.replay().levels(0).stream().map(BookReplay.Level::time).distinct())
                .hasSize(16);
        List<Long> seconds = run(700).replay().levels(0).stream()
                .map(level -> level.time().getEpochSecond())
                .distinct()
                .toList();
        assertThat(seconds).hasSizeBetween(80, 160);
        for (int k = 1; k < seconds.size() - 1; k++) {
            assertThat(seconds.get(k) - seconds.get(k - 1)).isEqualTo(8);
        }
    }

    @Test
    void isATableOfItsOwnWithTrades() {
        Section book = TradeSections.of(run(2)).stream()
                .filter(section -> section.key().equals("book"))
                .findFirst()
                .orElseThrow();

        assertThat(book.rows()).hasSize(5);
        assertThat(book.chart()).isPresent();
    }
}
