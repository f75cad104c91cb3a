package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.rexnet.core.simulation.design.DesignTowns.run;

import org.junit.jupiter.api.Test;
import org.rexnet.core.simulation.run.Counts;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Study;

/** What participants do on the exchange when they come and nothing is new: no news, no trade of their own, no price that moved. */
class IdleArrivalsTest {

    private static final double OFTEN = 8;

    private static Counts counts(Study study, double arrivals) {
        Study often = study.withSettings(
                study.settings().withSimulation(study.settings().simulation().withArrivals(arrivals)));
        return run("exchange", DesignTowns.world(often, 3)).counts();
    }

    /** Plants, loads and a heat pump; what they expect is sure. */
    private static Study certain() {
        return DesignTowns.study(1, false)
                .filter(component -> !component.storesEnergy()
                        && component.kind() != ComponentKind.EV_SESSION
                        && component.kind() != ComponentKind.CHARGING_STATION);
    }

    @Test
    void whoKnowsNothingNewLeavesItsOrdersAsTheyAre() {
        Counts now = counts(certain(), 1);
        Counts often = counts(certain(), OFTEN);

        assertThat((double) often.arrivals()).isCloseTo(OFTEN * now.arrivals(), within(0.1 * often.arrivals()));
        assertThat(often.commands()).isLessThan(2 * now.commands());
    }

    @Test
    void newsMakesThemChangeTheirOrders() {
        Study unsure = certain().toBuilder()
                .add(Forecast.of("loads", 0.02, 0.05))
                .add(Forecast.of("wind", 0.08, 0.2))
                .build();

        assertThat(counts(unsure, 1).commands())
                .isGreaterThan(2 * counts(certain(), 1).commands());
    }

    /** Plans that are kept have their orders stand: nearly the same is delivered. */
    @Test
    void plansThatAreKeptChangeLittleOfWhatIsDelivered() {
        Run never = withThreshold(0);
        Run always = withThreshold(1e6);

        assertThat(always.worldHash()).isEqualTo(never.worldHash());
        assertThat(always.logHash()).isNotEqualTo(never.logHash());
        assertThat(always.counts().broken()).isZero();
        assertThat(always.welfare().costs()).isCloseTo(never.welfare().costs(), withinPercentage(1));
        assertThat(always.welfare().shedding()).isZero();
    }

    private static Run withThreshold(double threshold) {
        Study study = DesignTowns.study(1, true);
        Study other = study.withSettings(study.settings()
                .withSimulation(
                        study.settings().simulation().withArrivals(OFTEN).withThreshold(threshold)));
        return run("exchange", DesignTowns.world(other, 3));
    }

    /** Stores plan again where prices moved, which auctions tell a few times a period, not each time that they come. */
    @Test
    void storesPlanAgainOnlyWherePricesMoved() {
        Counts now = counts(DesignTowns.study(1, false), OFTEN);
        Counts often = counts(DesignTowns.study(1, false), 4 * OFTEN);

        assertThat((double) often.arrivals()).isCloseTo(4.0 * now.arrivals(), within(0.1 * often.arrivals()));
        assertThat(often.commands()).isLessThan(2 * now.commands());
    }
}
