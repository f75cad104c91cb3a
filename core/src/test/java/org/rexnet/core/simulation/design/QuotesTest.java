package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuotesTest {

    private static final int QUOTERS = 1500;
    private static final int PERIODS = 5;

    /** Lots, trades and money of a period stand in two numbers; each is what plain sums say, whatever the signs of the others. */
    @Test
    void lotsTradesAndMoneyOfAPeriodAreToldApart() {
        Quotes quotes = new Quotes(QUOTERS, PERIODS);
        SplittableRandom random = new SplittableRandom(4);
        int[][] held = new int[QUOTERS][PERIODS];
        int[][] trades = new int[QUOTERS][PERIODS];
        long[][] received = new long[QUOTERS][PERIODS];
        for (int k = 0; k < 100_000; k++) {
            int quoter = random.nextInt(QUOTERS);
            int period = random.nextInt(PERIODS);
            int side = random.nextBoolean() ? Floor.BUY : Floor.SELL;
            int lots = 1 + random.nextInt(1_000_000);
            long units = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
            if (random.nextInt(10) == 0) {
                quotes.hold(quoter, period, -lots);
                held[quoter][period] -= lots;
            } else {
                quotes.traded(quoter, side, period, lots, units);
                held[quoter][period] += side == Floor.BUY ? lots : -lots;
                trades[quoter][period]++;
                received[quoter][period] += units;
            }
        }
        for (int quoter = 0; quoter < QUOTERS; quoter++) {
            for (int period = 0; period < PERIODS; period++) {
                assertThat(quotes.held(quoter, period)).isEqualTo(held[quoter][period]);
                assertThat(quotes.trades(quoter, period)).isEqualTo(trades[quoter][period]);
                assertThat(quotes.received(quoter, period)).isEqualTo(received[quoter][period]);
            }
        }
    }

    @Test
    void aDeliveredPeriodIsForgottenForTheOneThatTakesItsPlace() {
        Quotes quotes = new Quotes(1, PERIODS);
        int later = OpenLots.ring(PERIODS);
        quotes.traded(0, Floor.SELL, 0, 7, 21);
        quotes.traded(0, Floor.BUY, 1, 3, -9);

        quotes.forget(0, 0);

        assertThat(quotes.held(0, later)).isZero();
        assertThat(quotes.trades(0, later)).isZero();
        assertThat(quotes.received(0, later)).isZero();
        assertThat(quotes.held(0, 1)).isEqualTo(3);
        assertThat(quotes.received(0, 1)).isEqualTo(-9);
    }

    @Test
    void whatIsLeftOfAnOrderFallsByWhatWasTraded() {
        Quotes quotes = new Quotes(2, PERIODS);
        quotes.rest(1, Floor.SELL, 2, 10, -5);

        quotes.traded(1, Floor.SELL, 2, 4, 0);

        assertThat(quotes.resting(1, Floor.SELL, 2)).isEqualTo(6);
        assertThat(quotes.limit(1, Floor.SELL, 2)).isEqualTo(-5);
        assertThat(quotes.held(1, 2)).isEqualTo(-4);
        assertThat(quotes.resting(1, Floor.BUY, 2)).isZero();
    }
}
