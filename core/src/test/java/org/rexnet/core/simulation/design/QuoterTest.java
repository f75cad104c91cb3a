package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store means to do, beside its orders and the periods in which it has to look at them. */
class QuoterTest {

    private static Quoter store(int periods) {
        return new Quoter(
                0,
                0,
                Quoter.Kind.STORE,
                new int[] {0},
                0,
                0,
                0,
                new int[] {0},
                0,
                false,
                false,
                false,
                new Quotes(1, periods));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 64, 96, 128})
    void aStoreMeansToTradeOnOneSideOfEachPeriodOfItsWindow(int window) {
        Quoter store = store(window);
        for (int now = 500; now < 800; now += 7) {
            for (int period = now; period < now + window; period++) {
                store.mean(period % 3 == 0 ? Floor.BUY : Floor.SELL, period);
                store.changed(period);
                store.hold(period, period);
                store.rest(Floor.SELL, period, 2, -period);
            }
            for (int period = now; period < now + window; period++) {
                assertThat(store.means(Floor.BUY, period)).isEqualTo(period % 3 == 0);
                assertThat(store.means(Floor.SELL, period)).isEqualTo(period % 3 != 0);
                assertThat(store.nextDue(period, now + window)).isEqualTo(period);
                assertThat(store.held(period)).isEqualTo(period);
                assertThat(store.limit(Floor.SELL, period)).isEqualTo(-period);
                store.forget(period);
            }
        }
    }

    @Test
    void aStoreIsIdleWhereItNeitherHoldsNorRestsAnything() {
        Quoter store = store(24);
        assertThat(store.isIdle(5)).isTrue();

        store.hold(5, -1);
        assertThat(store.isIdle(5)).isFalse();
        store.forget(5);
        assertThat(store.isIdle(5)).isTrue();

        store.rest(Floor.BUY, 5, 1, -30);
        assertThat(store.isIdle(5)).isFalse();
        store.rest(Floor.BUY, 5, 0, -30);
        store.rest(Floor.SELL, 6, 2, 30);
        assertThat(store.isIdle(5)).isTrue();
        assertThat(store.isIdle(6)).isFalse();
    }

    @Test
    void aStoreIsOffItsPlanUntilItHasOneAndAfterWhatItDidNotMean() {
        Quoter store = store(24);
        assertThat(store.isOffPlan()).isTrue();

        store.keepPlan();
        assertThat(store.isOffPlan()).isFalse();

        store.leavePlan();
        assertThat(store.isOffPlan()).isTrue();
    }
}
