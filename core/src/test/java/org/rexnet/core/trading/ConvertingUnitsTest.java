package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rexnet.core.settlement.BalancingConversion;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;

/** Quantities are thousandths of lots of 0.1 MW: 10,000 are 1 MW. */
class ConvertingUnitsTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private static List<ConvertingUnits.Running> running(Component plant, Map<String, Double> metered) {
        Study study = Study.builder("town")
                .settings(Settings.DEFAULTS.withMarket(
                        MarketSettings.DEFAULTS.withContracts(MarketSettings.Contracts.of(0.1, 0.1, -500, 3000))))
                .horizon(Horizon.from(START, Duration.ofHours(1), 1))
                .buses("grid")
                .bus("warm", "heat")
                .bus("tank", "hydrogen")
                .bus("well", "gas")
                .add(plant)
                .generator("coal", "grid", 100, 50)
                .generator("boiler", "warm", 100, 50)
                .generator("import", "tank", 100, 90)
                .generator("field", "well", 100, 20)
                .load("mill", "grid", 10)
                .load("homes", "warm", 10)
                .load("trucks", "tank", 10)
                .build();
        StudyMarket market = StudyMarket.of(study);
        Map<Integer, Long> millilots = new HashMap<>();
        metered.forEach((bus, mw) -> millilots.put(
                market.findPortfolio(plant.id(), bus).orElseThrow().number(), Math.round(mw * 10_000)));
        return new ConvertingUnits(market).running(0, millilots);
    }

    /**
     * From 0 to 5 MW it makes 0.7 per MW, from there to 10 MW 0.5 per MW: of 8 MW drawn the second piece draws 3, which may fall to 0 or
     * rise to 5.
     */
    @Test
    void anElectrolyserMovesAlongTheSlopesOfItsCurve() {
        Electrolyser stack = Electrolyser.builder("stack", "grid", "tank", 0.7)
                .curve(
                        new Electrolyser.Point(0.2, 0.7),
                        new Electrolyser.Point(0.5, 0.7),
                        new Electrolyser.Point(1, 0.6))
                .capacityMw(10)
                .marginalCost(4)
                .build();

        List<ConvertingUnits.Running> ways = running(stack, Map.of("grid", -8.0, "tank", 5.0));

        assertThat(ways).extracting(ConvertingUnits.Running::drawn).containsExactly(50_000L, 30_000L);
        assertThat(ways).extracting(one -> one.offer().less()).containsExactly(50_000L, 30_000L);
        assertThat(ways).extracting(one -> one.offer().more()).containsExactly(0L, 20_000L);
        assertThat(ways).extracting(one -> one.offer().priceTicks()).containsExactly(40, 40);
        assertThat(ways)
                .extracting(one -> one.offer().outputs().getFirst().efficiency())
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(0.7, within(1e-12)),
                        second -> assertThat(second).isCloseTo(0.5, within(1e-12)));
    }

    /**
     * With 10 MW of heat, c_b = 0.5 and c_v = 0.2, power lies between 5 and 18 MW. At 8 MW the plant may give 3 less and 10 more, for 2 MWh
     * of fuel each; its heat stays.
     */
    @Test
    void anExtractionPlantMovesItsPowerAtTheHeatThatItGives() {
        CombinedHeatPower plant = CombinedHeatPower.extraction("plant", "grid", "warm", 0.5, 0.5, 0.2)
                .fuelBus("well")
                .capacityMw(20)
                .marginalCost(1)
                .build();

        List<ConvertingUnits.Running> ways = running(plant, Map.of("grid", 8.0, "warm", 10.0, "well", -20.0));

        BalancingConversion joint = ways.get(0).offer();
        BalancingConversion condensing = ways.get(1).offer();
        assertThat(ways).extracting(ConvertingUnits.Running::drawn).containsExactly(-50_000L, -30_000L);
        assertThat(List.of(joint.less(), joint.more())).containsExactly(0L, 0L);
        assertThat(List.of(condensing.less(), condensing.more())).containsExactly(100_000L, 30_000L);
        assertThat(condensing.priceTicks()).isEqualTo(-10);
        assertThat(condensing.outputs())
                .contains(new BalancingConversion.Output("well", 2))
                .allMatch(output -> output.bus().equals("well") || output.of(10_000) == 0);
    }

    /** Of 20 MW at a power of half its heat at least 4 MW run: at 6 MW it may give 2 less and 14 more, with twice as much heat. */
    @Test
    void aBackPressurePlantMovesHeatWithItsPower() {
        CombinedHeatPower plant = CombinedHeatPower.backPressure("plant", "grid", "warm", 0.4, 0.5)
                .fuelCost(10)
                .capacityMw(20)
                .minPowerMw(4)
                .build();

        List<ConvertingUnits.Running> ways = running(plant, Map.of("grid", 6.0, "warm", 12.0));

        assertThat(ways).extracting(ConvertingUnits.Running::drawn).containsExactly(-60_000L);
        BalancingConversion offer = ways.getFirst().offer();
        assertThat(List.of(offer.less(), offer.more())).containsExactly(140_000L, 20_000L);
        assertThat(offer.outputs()).containsExactly(new BalancingConversion.Output("warm", -2));
        assertThat(offer.priceTicks()).isEqualTo(-250);
    }
}
