package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a store may leave its plan and its orders as they are. */
class KeptPlansTest {

    private static final double THRESHOLD = 0.5;
    private static final int LONGEST = 3;
    private static final double SLACK_MWH = 0.01;
    private static final int NOW = 10;
    private static final int END = 50;

    private final double[] moved = {4, 7, 9};
    private final KeptPlans plans = new KeptPlans(THRESHOLD, LONGEST, SLACK_MWH, site -> moved[site], 2);
    /** At the first two sites. */
    private final Quoter store = new Quoter(
            1,
            0,
            Quoter.Kind.STORE,
            new int[] {0},
            0,
            0,
            0,
            new int[] {0, 1},
            0,
            false,
            false,
            false,
            new Quotes(2, 24));

    /** Means to hold a MWh more in each period. */
    private void plan() {
        plans.keep(store, NOW, END, period -> period - NOW);
    }

    @Test
    void holdsNothingBeforeThereIsAPlan() {
        assertThat(plans.holds(store, NOW, 0)).isFalse();
    }

    @Test
    void holdsWhileContentIsAsItWasMeantToBeAndFewPeriodsHaveOpened() {
        plan();

        assertThat(plans.holds(store, NOW, 77)).isTrue();
        assertThat(plans.holds(store, NOW + 1, 1)).isTrue();
        assertThat(plans.holds(store, NOW + 1, 1.02)).isFalse();
        assertThat(plans.holds(store, NOW + 2, 2 - 0.009)).isTrue();
        assertThat(plans.holds(store, NOW + LONGEST, 3)).isFalse();
    }

    @Test
    void pricesOfItsSitesMoveByTheThresholdTogether() {
        plan();
        moved[2] += 100;
        moved[0] += 0.25;
        moved[1] += 0.25;
        assertThat(plans.holds(store, NOW, 0)).isTrue();

        moved[1] += 0.25;
        assertThat(plans.holds(store, NOW, 0)).isFalse();

        plan();
        assertThat(plans.holds(store, NOW, 0)).isTrue();
    }

    @Test
    void whatTheStoreDidNotMeanEndsItsPlan() {
        plan();
        store.leavePlan();
        assertThat(plans.holds(store, NOW, 0)).isFalse();

        plan();
        assertThat(plans.holds(store, NOW, 0)).isTrue();
    }

    @Test
    void aPlanThatEndsWithItsStoreIsKeptUntilThen() {
        plans.keep(store, NOW, NOW + 2, period -> 5);

        assertThat(plans.holds(store, NOW + 1, 5)).isTrue();
    }

    @Test
    void withoutAThresholdNoPlanIsKept() {
        KeptPlans none = new KeptPlans(0, LONGEST, SLACK_MWH, site -> 0, 2);
        none.keep(store, NOW, END, period -> 0);

        assertThat(none.holds(store, NOW, 0)).isFalse();
    }
}
