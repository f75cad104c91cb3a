package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.exchange.Exchanger.Gain;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

class ExchangerTest {

    private static final MarketRules RULES = MarketRules.plain(1);
    private static final int GROSS = 1 << 20;

    /** An error of -10 ticks; a population that sells one lot more per tick. */
    @ParameterizedTest
    @CsvSource({"0.5, -5, -2.5, -1.25", "1, 0, 0, 0", "1.5, 5, -2.5, 1.25", "2, 10, -10, 10", "2.5, 15, -22.5, 33.75"})
    void errorsOfThePriceDieOutExactlyWhereTheLoopIsStable(double a, double first, double second, double third) {
        int value = 1000;
        int perTick = 100;
        Exchanger exchanger = oneBus(value - 10, Gain.fixed(a), perTick);
        double[] errors = new double[3];
        for (int k = 0; k < errors.length; k++) {
            long lots = Math.round(perTick * (exchanger.exactPriceTicks(0) - value));
            Side side = lots > 0 ? Side.SELL : Side.BUY;
            assertThat(exchanger.trade(side, 0, (int) Math.abs(lots), side == Side.SELL ? -1000 : 3000))
                    .isEqualTo((int) Math.abs(lots));
            exchanger.move();
            errors[k] = exchanger.exactPriceTicks(0) - value;
        }
        assertThat(errors).containsExactly(new double[] {first, second, third}, within(1e-9));
    }

    @Test
    void moreSoldThanBoughtLowersThePrice() {
        Exchanger exchanger = oneBus(50, Gain.fixed(10), 100);
        exchanger.trade(Side.SELL, 0, 30, 0);
        exchanger.trade(Side.BUY, 0, 10, 100);
        exchanger.move();
        assertThat(exchanger.priceTicks(0)).isEqualTo(48);
        assertThat(exchanger.inventoryLots(0)).isEqualTo(20);
    }

    @Test
    void pricesStayWithinTheBand() {
        Exchanger exchanger = oneBus(50, Gain.fixed(1e6), 1);
        exchanger.trade(Side.SELL, 0, 30, 0);
        exchanger.move();
        assertThat(exchanger.priceTicks(0)).isEqualTo(RULES.lowestTicks());
    }

    @Test
    void commissionLiesBetweenBuyingAndSelling() {
        Exchanger exchanger =
                new Exchanger(Grid.lone("electricity", "1"), RULES, new int[] {0}, 0, GROSS, 50, Gain.fixed(1), 1, 2);
        assertThat(exchanger.trade(Side.SELL, 0, 5, 49)).isZero();
        assertThat(exchanger.trade(Side.SELL, 0, 5, 48)).isEqualTo(5);
        assertThat(exchanger.trade(Side.BUY, 0, 3, 52)).isEqualTo(3);
        assertThat(exchanger.commission()).isEqualTo(16);
    }

    @Test
    void theNetworkCutsWhatIsTakenToTheHub() {
        Grid grid = ExampleGrids.triangle(1000, 1000, 10.01);
        Exchanger exchanger = new Exchanger(grid, RULES, new int[] {0, 0, 0}, 2, GROSS, 50, Gain.fixed(1), 1, 0);
        assertThat(exchanger.trade(Side.SELL, 0, 20, 0)).isEqualTo(15);
        assertThat(exchanger.trade(Side.SELL, 0, 20, 0)).isZero();
        assertThat(exchanger.trade(Side.SELL, 2, 20, 0)).isEqualTo(20);
        assertThat(exchanger.trade(Side.BUY, 0, 4, 100)).isEqualTo(4);
    }

    /** By a = 1/4, 1/2, 0.618, 3/4, 1, 5/4. */
    @Test
    void variancesAreThoseOfTheFormula() {
        double golden = (Math.sqrt(5) - 1) / 2;
        double[] a = {0.25, 0.5, golden, 0.75, 1, 1.25};
        double[] values = {2.286, 1.333, 1.171, 1.067, 1, 1.067};
        double[] orders = {0.143, 0.333, 0.447, 0.6, 1, 1.667};
        double[] both = {2.429, 1.667, 1.618, 1.667, 2, 2.733};
        for (int k = 0; k < a.length; k++) {
            assertThat(Gain.variance(a[k], 1, 0)).isCloseTo(values[k], within(6e-4));
            assertThat(Gain.variance(a[k], 0, 1)).isCloseTo(orders[k], within(6e-4));
            assertThat(Gain.variance(a[k], 1, 1)).isCloseTo(both[k], within(6e-4));
        }
        assertThat(Gain.best(1)).isCloseTo(golden, within(1e-12));
    }

    /** Values walk, orders are noisy, both with the same variance; a is the gain here, as one tick brings as many lots as the depth. */
    @ParameterizedTest
    @CsvSource({"0.25, 2.429", "0.618, 1.618", "1, 2.0"})
    void simulatedErrorsVaryAsTheFormulaSays(double a, double expected) {
        assertThat(simulate(Gain.fixed(a), 1, 1).variance).isCloseTo(expected, within(0.05 * expected));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.2, 1", "4, 1"})
    void aLearningGainFindsTheBest(double values, double orders) {
        for (double guess : new double[] {0.05, 1.5}) {
            Run run = simulate(Gain.learning(guess, 0.002), values, orders);
            assertThat(run.gain).isCloseTo(Gain.best(values / orders), within(0.1));
        }
    }

    private static Run simulate(Gain gain, double values, double orders) {
        int perTick = 1000;
        SplittableRandom random = new SplittableRandom(7);
        Exchanger exchanger = oneBus(1000, gain, perTick);
        double value = 1000;
        double sum = 0;
        int steps = 60_000;
        for (int k = 0; k < steps; k++) {
            value += Math.sqrt(values) * random.nextGaussian();
            if (value < 0 || value > 2000) {
                value = 1000 + Math.signum(1000 - value) * 990;
            }
            double error = exchanger.exactPriceTicks(0) - value;
            sum += error * error;
            long lots = Math.round(perTick * (error + Math.sqrt(orders) * random.nextGaussian()));
            Side side = lots > 0 ? Side.SELL : Side.BUY;
            exchanger.trade(side, 0, (int) Math.abs(lots), side == Side.SELL ? -1000 : 3000);
            exchanger.move();
        }
        return new Run(sum / steps, exchanger.gain(0).ticks());
    }

    private static Exchanger oneBus(double openingTicks, Gain gain, double depthLots) {
        return new Exchanger(
                Grid.lone("electricity", "1"), RULES, new int[] {0}, 0, GROSS, openingTicks, gain, depthLots, 0);
    }

    /** What a simulation ends with. */
    private record Run(double variance, double gain) {}
}
