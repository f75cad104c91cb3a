package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Electrolyser.Point;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/**
 * Electrolysers of 10 MW between a grid, which sells any power at a price by hour, and hydrogen; answers found by hand.
 *
 * <pre>
 * grid -- power -- [electrolyser] -- gas -- buyers of hydrogen
 * </pre>
 */
class ElectrolyserTest {

    private static final Offset<Double> EXACT = within(1e-6);
    private static final StandardSolver SOLVER = new StandardSolver();

    /** Makes 0, 4 and 7 MW at 0, 5 and 10 MW: slopes 0.8 and 0.6. */
    private static final Point[] BENT = {new Point(0, 0.8), new Point(0.5, 0.8), new Point(1, 0.7)};

    /** Makes 1, 3 and 6 MW at 2, 6 and 10 MW: slopes 0.5 and 0.75. */
    private static final Point[] RISING = {new Point(0.2, 0.5), new Point(0.6, 0.5), new Point(1, 0.6)};

    private static StudyBuilder market(double... prices) {
        return Study.builder("gas works")
                .horizon(Horizon.from(Instants.of("2030-01-01"), Duration.ofHours(1), prices.length))
                .buses("power")
                .bus("gas", "hydrogen")
                .generator("grid", "power", g -> g.capacityMw(100).marginalCost(Profile.of(prices)));
    }

    private static Electrolyser plant(UnaryOperator<Electrolyser.Builder> attributes) {
        return attributes
                .apply(Electrolyser.builder("e", "power", "gas", 0.6).capacityMw(10))
                .build();
    }

    /** Runs from a load of {@code least} on at 0.6; a start costs 5 a MW. */
    private static Electrolyser threeStates(double least, double standby) {
        return plant(e -> e.curve(new Point(least, 0.6), new Point(1, 0.6))
                .standbyPu(standby)
                .startCostPerMw(5));
    }

    private static Clearing clear(Study study) {
        return new MarketClearing(SOLVER).clear(study).orThrow();
    }

    private static double[] series(Clearing clearing, String attribute) {
        return Arrays.stream(clearing.series(ComponentKind.ELECTROLYSER, attribute))
                .mapToDouble(row -> row[0])
                .toArray();
    }

    private static void expect(Clearing clearing, String attribute, double... values) {
        assertThat(series(clearing, attribute)).as(attribute).containsExactly(values, EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        // value of a MWh of hydrogen, power drawn and hydrogen made, profit: 0.8 and 0.6 MWh per MWh against 30
        "36, 0, 0, 0",
        "45, 5, 4, 30",
        "60, 10, 7, 120",
    })
    void powerIsDrawnUpToTheKinkAtWhichItNoLongerPays(double value, double power, double hydrogen, double profit) {
        Clearing clearing = clear(market(30)
                .add(plant(e -> e.curve(BENT)))
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 20, value))
                .build());

        expect(clearing, "p", power);
        expect(clearing, "output", hydrogen);
        assertThat(clearing.objective()).isCloseTo(-profit, EXACT);
        assertThat(clearing.capacityRents(ComponentKind.ELECTROLYSER)[0]).isCloseTo(profit / 10, EXACT);
        assertThat(clearing.price("gas")).isCloseTo(value, EXACT);
    }

    @Test
    void atAKinkHydrogenCostsBetweenWhatTheSlopesBesideItMakeOfPower() {
        Clearing clearing = clear(market(30)
                .add(plant(e -> e.curve(BENT)))
                .load("buyer", "gas", 4)
                .build());

        expect(clearing, "p", 5);
        assertThat(clearing.price("power")).isCloseTo(30, EXACT);
        assertThat(clearing.price("gas")).isBetween(30 / 0.8 - 1e-6, 30 / 0.6 + 1e-6);
        assertThat(clear(market(30)
                                .add(plant(e -> e.curve(BENT)))
                                .load("buyer", "gas", 5)
                                .build())
                        .price("gas"))
                .isCloseTo(30 / 0.6, EXACT);
    }

    /**
     * Hydrogen is worth 50, so that a MWh of power is worth 30: 10 MW earn 100 in the hours of 20 and cost 50 to start. In the hour of 40
     * the cheapest is standby (2 % of 10 MW at 40: 8), running at 20 % (2 MW at a loss of 10: 20), or a stop and a second start (50).
     */
    @ParameterizedTest
    @CsvSource({
        "0.2, 0.02, 10, 0, 10, 0, 10, 0, 142",
        "0.2, 0.2, 10, 10, 10, 0, 0, 0, 130",
        "0.9, 0.2, 10, 0, 10, 0, 0, 0, 100",
    })
    void anHourThatDoesNotPayIsPassedInTheCheapestState(
            double least,
            double standby,
            double hot1,
            double hot2,
            double hot3,
            double standby1,
            double standby2,
            double standby3,
            double profit) {
        Clearing clearing = clear(market(20, 40, 20)
                .add(threeStates(least, standby))
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 20, 50))
                .build());

        assertThat(clearing.objective()).isCloseTo(-profit, EXACT);
        expect(clearing, "p_hot", hot1, hot2, hot3);
        expect(clearing, "p_standby", standby1, standby2, standby3);
        expect(clearing, "p", 10, hot2 * least + standby2 * standby, 10);
        expect(clearing, "start_up", 10, 0, hot2 + standby2 == 0 ? 10 : 0);
        assertThat(clearing.capacityRents(ComponentKind.ELECTROLYSER)[0]).isCloseTo(profit / 10, EXACT);
    }

    @Test
    void thatItIsWarmBeforeSavesTheStart() {
        Study study = market(20, 40, 20)
                .add(threeStates(0.2, 0.02).toBuilder().warmBefore(1).build())
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 20, 50))
                .build();
        Clearing clearing = clear(study);

        assertThat(clearing.objective()).isCloseTo(-192, EXACT);
        expect(clearing, "start_up", 0, 0, 0);
        assertThat(clearing.capacityRents(ComponentKind.ELECTROLYSER)[0]).isCloseTo(19.2, EXACT);
    }

    @Test
    void withItsStateFixedItMakesPricesOfWhatItConverts() {
        Clearing clearing = clear(market(20, 40)
                .add(threeStates(0.2, 0.02))
                .load("buyer", "gas", 3, 3)
                .build());

        assertThat(clearing.price("gas", 0)).isCloseTo(20 / 0.6, EXACT);
        assertThat(clearing.price("gas", 1)).isCloseTo(40 / 0.6, EXACT);
        assertThat(clearing.objective()).isCloseTo(5 * 20 + 5 * 40 + 50, EXACT);
    }

    @Test
    void everybodysSurplusSumsUpToTheWelfare() {
        Clearing clearing = clear(market(20, 40, 20)
                .add(threeStates(0.2, 0.02).toBuilder().marginalCost(1).build())
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 20, 50))
                .build());
        Surplus own = clearing.surpluses().all().stream()
                .filter(one -> one.component().kind() == ComponentKind.ELECTROLYSER)
                .findFirst()
                .orElseThrow();

        assertThat(own.cost()).isCloseTo(50 + 10 + 0.2 + 10, EXACT);
        assertThat(own.amount()).isCloseTo(-clearing.objective(), EXACT);
    }

    @Test
    void aLeastLoadThatNobodyWantsIsNamed() {
        Study study = market(30)
                .add(plant(e -> e.curve(new Point(0.5, 0.6), new Point(1, 0.6))))
                .load("buyer", "gas", 1)
                .build();

        assertThat(new MarketClearing(SOLVER).clear(study))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        none -> assertThat(none.causes().getFirst().what())
                                .isEqualTo("electrolyser e is off or at its minimum output and above"));
        Clearing relaxed =
                new MarketClearing(SOLVER).clear(study, relaxed(study)).orThrow();
        expect(relaxed, "p", 1 / 0.6);
    }

    private static ClearingOptions relaxed(Study study) {
        return ClearingOptions.of(study.settings()).withCommitment(ClearingOptions.Commitments.RELAXED);
    }

    @Test
    void whereSlopesRiseItRunsOnOnePieceUnlessThatIsRelaxed() {
        Study wanted = market(28)
                .add(plant(e -> e.curve(RISING)))
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 3, 50))
                .build();
        Study open = market(28)
                .add(plant(e -> e.curve(RISING)))
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 30, 50))
                .build();

        // 3 MW of hydrogen take 6 MW, at a loss; half of a plant would take 5 MW at full load.
        assertThat(clear(wanted).objective()).isCloseTo(0, EXACT);
        assertThat(new MarketClearing(SOLVER)
                        .clear(wanted, relaxed(wanted))
                        .orThrow()
                        .objective())
                .isCloseTo(-10, EXACT);
        assertThat(clear(open).objective()).isCloseTo(-20, EXACT);
        assertThat(clear(open).capacityRents(ComponentKind.ELECTROLYSER)[0]).isCloseTo(2, EXACT);
    }

    private static Expansion modules(double min, double max, double cost, double module) {
        return new Expansion(min, max, cost, module, new CapitalCost.Yearly(Double.POSITIVE_INFINITY));
    }

    /** A MW earns 14.2 in three hours, as above. */
    @ParameterizedTest
    @CsvSource({"13, 0, 20, -24", "15, 0, 0, 0", "13, 8, 16, -19.2"})
    void itIsBuiltWhereWhatItEarnsInItsStatesPaysForIt(double cost, double module, double built, double objective) {
        Expansion expansion = modules(0, 20, cost, module);
        Study study = market(20, 40, 20)
                .add(threeStates(0.2, 0.02).toBuilder()
                        .capacityMw(0)
                        .expansion(expansion)
                        .build())
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 20, 50))
                .build();
        Clearing clearing = new MarketClearing(SOLVER)
                .clear(study, ClearingOptions.of(study.settings()).withExpansion(true))
                .orThrow();

        assertThat(clearing.column(ComponentKind.ELECTROLYSER, "p_nom_opt")[0]).isCloseTo(built, EXACT);
        assertThat(clearing.objective()).isCloseTo(objective, EXACT);
        expect(clearing, "p_standby", 0, built, 0);
    }

    @Test
    void modulesAreHotOrColdByThemselves() {
        Study study = market(20)
                .add(plant(e -> e.curve(new Point(0.8, 0.6), new Point(1, 0.6))
                        .capacityMw(10)
                        .expansion(modules(10, 10, 0, 5))))
                .load("buyer", "gas", 3)
                .build();

        // One unit makes 2.4 to 3 MW, both together 4.8 to 6.
        expect(clear(study), "p_hot", 5);
        expect(
                new MarketClearing(SOLVER)
                        .clear(study, ClearingOptions.of(study.settings()).withExpansion(true))
                        .orThrow(),
                "p_hot",
                5);
    }

    /**
     * Windows of two hours see no reason to stay warm for the third; with one more hour in sight the plant does, and does not start again.
     */
    @ParameterizedTest
    @CsvSource({"0, 10, 0, 10, 100", "1, 10, 0, 0, 142"})
    void rollingWindowsHandOverTheStateOfTheLast(int seen, double start1, double start2, double start3, double profit) {
        Study study = market(20, 40, 20)
                .add(threeStates(0.2, 0.02))
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 20, 50))
                .build();
        Clearing rolled = new RollingClearing(SOLVER, Duration.ofHours(2), Duration.ofHours(seen))
                .clear(study, ClearingOptions.of(study.settings()), ClearingProgress.SILENT)
                .orThrow();

        expect(rolled, "start_up", start1, start2, start3);
        assertThat(rolled.objective()).isCloseTo(-profit, EXACT);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> plant(e -> e.curve(new Point(0.5, 0.7), new Point(0.5, 0.6))
                        .standbyPu(2)
                        .warmBefore(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Electrolyser e: standbyPu must lie between 0.0 and 1.0 but goes from 2.0 to 2.0; warmBefore"
                                + " must lie between 0.0 and 1.0 but goes from -1.0 to -1.0; loads must rise but 0.5 does"
                                + " not.");
        assertThatThrownBy(() -> plant(e -> e.curve(new Point(0, 1.2)))).hasMessageContaining("at least two points");
    }

    /** A day of random prices against every sequence of states of one plant, tried out one by one. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noSequenceOfStatesIsBetter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] prices = random.doubles(6, 5, 60).toArray();
        double value = random.nextDouble(30, 70);
        double standby = random.nextDouble(0, 0.1);
        double start = random.nextDouble(0, 30);
        Point[] curve = random.nextBoolean()
                ? new Point[] {new Point(0.15, 0.6), new Point(0.4, 0.7), new Point(1, 0.62)}
                : RISING;
        Study study = market(prices)
                .add(plant(e -> e.curve(curve).standbyPu(standby).startCostPerMw(start)))
                .add(Bid.of("buyer", "gas", Bid.Side.BUY, 20, value))
                .build();

        double best = 0;
        for (int code = 0; code < 729; code++) {
            double profit = 0;
            boolean warm = false;
            for (int t = 0, rest = code; t < prices.length; t++, rest /= 3) {
                int state = rest % 3;
                double price = prices[t];
                double hot = Arrays.stream(curve)
                        .mapToDouble(point -> 10 * point.load() * (point.efficiency() * value - price))
                        .max()
                        .orElseThrow();
                profit += state == 0 ? 0 : (warm ? 0 : -10 * start) + (state == 1 ? -10 * standby * price : hot);
                warm = state > 0;
            }
            best = Math.max(best, profit);
        }
        Clearing clearing = clear(study);
        assertThat(clearing.objective()).isCloseTo(-best, within(1e-5 * (1 + best)));
        assertThat(clearing.capacityRents(ComponentKind.ELECTROLYSER)[0])
                .isCloseTo(best / 10, within(1e-5 * (1 + best)));
    }

    static LongStream seeds() {
        return Draws.seeds(8, 300);
    }
}
