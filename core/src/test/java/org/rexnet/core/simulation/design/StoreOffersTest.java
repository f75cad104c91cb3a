package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rexnet.core.simulation.dispatch.EndWorth;

/** What content is worth to whoever means to hold so much: a little more below, a little less above. */
class StoreOffersTest {

    private static final double LITTLE = 1e-3;

    private final EndWorth.Steps worth = new EndWorth.Steps(new double[] {30, 20}, new double[] {2, 3});

    @Test
    void whatIsMeantWithinAStepPartsIt() {
        EndWorth.Steps leaning = StoreOffers.leaning(worth, 3);

        assertThat(leaning.lengths()).containsExactly(2, 1, 2);
        assertThat(leaning.prices()).containsExactly(new double[] {30, 20, 20}, within(LITTLE));
        assertThat(leaning.prices()[1]).isGreaterThan(20);
        assertThat(leaning.prices()[2]).isLessThan(20);
    }

    @Test
    void whatIsMeantAtTheEndOfAStepPartsNone() {
        assertThat(StoreOffers.leaning(worth, 2).lengths()).containsExactly(2, 3);
        assertThat(StoreOffers.leaning(worth, 0).lengths()).containsExactly(2, 3);
        assertThat(StoreOffers.leaning(worth, 9).lengths()).containsExactly(2, 3);
    }

    @Test
    void contentThatIsWorthNothingStaysSo() {
        assertThat(StoreOffers.leaning(EndWorth.Steps.NOTHING, 5).prices()).isEmpty();
    }

    @Test
    void whoHasNotTradedHoldsNothing() {
        double[] mwh = {7, 7, 7};
        StoreOffers.Positions.NONE.write(4, 6, mwh);

        assertThat(mwh).containsExactly(0, 0, 7);
    }
}
