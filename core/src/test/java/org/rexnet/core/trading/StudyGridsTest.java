package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** In which books the components of a study trade, and how much. */
class StudyGridsTest {

    private static StudyBuilder study() {
        return Study.builder("two islands")
                .horizon(Horizon.from(Instant.parse("2030-01-01T00:00:00Z"), Duration.ofHours(1), 2))
                .buses("a", "b", "c", "d")
                .bus("plant", "heat")
                .line("a", "b", 0.01, 10)
                .line("c", "d", 0.01, 10)
                .generator("gas", "a", 6, 50)
                .load("mill", "b", 2, 4);
    }

    /** Buses of different islands are never open to each other: they have books of their own. */
    @Test
    void anIslandOfACarrierIsAGridWithItsStations() {
        StudyMarket market = StudyMarket.of(
                study().add(ChargingStation.of("depot", "d", 0.5)).build());

        assertThat(market.grids()).extracting(Grid::carrier).containsExactly("AC", "AC", "heat");
        assertThat(market.grids().get(0).buses()).containsExactly("a", "b");
        assertThat(market.grids().get(1).buses()).containsExactly("c", "d", "depot");
        assertThat(market.grids().get(2).buses()).containsExactly("plant");
    }

    @Test
    void capsAreWhatPlantsCanDoTimesAFactor() {
        MarketSettings.Contracts half = new MarketSettings.Contracts(
                OptionalDouble.of(0.001),
                OptionalDouble.of(0.01),
                OptionalDouble.of(-500),
                OptionalDouble.of(3000),
                OptionalInt.empty(),
                OptionalInt.empty(),
                0.5);
        StudyMarket market = StudyMarket.of(
                study().settings(Settings.DEFAULTS.withMarket(MarketSettings.DEFAULTS.withContracts(half)))
                        .build());

        assertThat(market.findPortfolio("gas", "a").orElseThrow().sellLots()).containsExactly(3000, 3000);
        assertThat(market.findPortfolio("mill", "b").orElseThrow().buyLots()).containsExactly(1000, 2000);
        assertThat(market.findPortfolio("mill", "b").orElseThrow().sellLots()).containsExactly(0, 0);
    }
}
