package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;

/** What sums over all components of a clearing say, by hand and at any prices. */
class SurplusesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    static LongStream seeds() {
        return Draws.seeds(3, 100);
    }

    @Test
    void emissionsAreThoseOfAllFuelThatGeneratorsAndPlantsBurn() {
        Clearing clearing = MARKET.clear(Study.builder("smoke")
                        .add(Carrier.of("gas", 0.2))
                        .buses("grid")
                        .bus("town", "heat")
                        .load("lights", "grid", 17)
                        .load("homes", "town", 10)
                        .generator(
                                "turbine",
                                "grid",
                                g -> g.capacityMw(100)
                                        .carrier("gas")
                                        .efficiency(0.5)
                                        .marginalCost(80))
                        .add(CombinedHeatPower.backPressure("plant", "grid", "town", 0.35, 0.7)
                                .capacityMw(50)
                                .fuelCost(10)
                                .co2PerMwhFuel(0.3)
                                .build())
                        .build())
                .orThrow();

        // The turbine makes 10 MWh of 20 MWh of gas, the plant 7 MWh of power and 10 MWh of heat of 20 MWh of fuel.
        assertThat(clearing.emissionsTonnes()).isEqualTo(20 * 0.2 + 20 * 0.3, EXACT);
    }

    /** Holds at prices that nobody would have cleared at, because who pays and who is paid is one energy. */
    @ParameterizedTest
    @MethodSource("seeds")
    void atOtherPricesAllThatIsPaidIsReceived(long seed) {
        Clearing clearing = MARKET.clear(new RandomCharging(seed).site(5, 40)).orThrow();
        double[][] others = Arrays.stream(clearing.prices())
                .map(row -> Arrays.stream(row).map(price -> 3 * price + 7).toArray())
                .toArray(double[][]::new);

        Surpluses surpluses = clearing.surpluses(others);

        assertThat(surpluses.payments()).isGreaterThan(clearing.surpluses().payments());
        assertThat(surpluses.imbalance()).isEqualTo(0, within(1e-9 * surpluses.payments()));
    }
}
