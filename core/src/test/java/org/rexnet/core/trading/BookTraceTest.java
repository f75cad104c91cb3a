package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rexnet.core.market.Side;

/** What rests in books, as the sum of its changes. */
class BookTraceTest {

    private final BookTrace trace = new BookTrace();

    /**
     * <pre>
     * 1 s  order 7 rests: 10 lots at 30
     * 2 s  4 of them trade
     * 3 s  it moves to 31, with 5 lots
     * 4 s  all trade
     * </pre>
     */
    @Test
    void changesAddUpToWhatRests() {
        trace.rests(1000, 7, 0, Side.BUY, 30, 10);
        trace.traded(2000, 7, 4);
        trace.replaced(3000, 7, 31, 5);
        trace.traded(4000, 7, 5);
        trace.ended(5000, 7);

        assertThat(trace.changes())
                .containsExactly(
                        change(1000, 30, 10),
                        change(2000, 30, -4),
                        change(3000, 30, -6),
                        change(3000, 31, 5),
                        change(4000, 31, -5));
    }

    @Test
    void whatIsLeftGoesWithItsOrder() {
        trace.rests(1000, 7, 0, Side.BUY, 30, 10);
        trace.ended(2000, 7);

        assertThat(trace.changes()).containsExactly(change(1000, 30, 10), change(2000, 30, -10));
    }

    @Test
    void anOrderThatSaysAgainThatItRestsCountsOnce() {
        trace.rests(1000, 7, 0, Side.BUY, 30, 10);
        trace.rests(2000, 7, 0, Side.BUY, 30, 10);
        trace.rests(3000, 7, 0, Side.BUY, 30, 3);

        assertThat(trace.changes()).containsExactly(change(1000, 30, 10), change(3000, 30, -7));
    }

    @Test
    void anOrderThatDoesNotRestChangesNothing() {
        trace.traded(1000, 7, 4);
        trace.replaced(2000, 7, 31, 5);
        trace.ended(3000, 7);

        assertThat(trace.changes()).isEmpty();
    }

    private static BookTrace.Change change(long millis, int ticks, long lots) {
        return new BookTrace.Change(millis, 0, Side.BUY, ticks, lots);
    }
}
