package org.rexnet.core.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules say where a study says nothing. */
class MarketRulesTest {

    @ParameterizedTest
    @CsvSource({"60, 6", "15, 1", "5, 1"})
    void theLastAuctionIsATenthOfAPeriodBeforeClosureAndAtLeastAMinute(int periodMinutes, int gapMinutes) {
        MarketRules rules = suiting(periodMinutes);

        assertThat(rules.closingGapMinutes()).isEqualTo(gapMinutes);
    }

    @Test
    void twoAuctionsAndAReserveOf64LotsAreUsual() {
        MarketRules rules = suiting(60);

        assertThat(rules.auctions()).isEqualTo(2);
        assertThat(rules.leastLots()).isEqualTo(1);
        assertThat(rules.reserveLots()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "99, 0", "100, 1", "6399, 63", "6400, 64", "1000000, 64"})
    void theReserveIsAtMostAHundredthOfALimit(long limitLots, long reserveLots) {
        assertThat(suiting(60).reserveLots(limitLots)).isEqualTo(reserveLots);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "199, 9", "200, 10", "1000000, 10"})
    void theLeastQuantityIsAtMostATwentiethOfALimitAndAtLeastALot(long limitLots, long leastLots) {
        assertThat(suiting(60).withLeast(10, 0).leastLots(limitLots)).isEqualTo(leastLots);
    }

    private static MarketRules suiting(int periodMinutes) {
        DeliveryPeriods periods = new DeliveryPeriods(Instant.EPOCH, periodMinutes, 24);
        return MarketRules.suiting(100, -500, 4000, periods);
    }
}
