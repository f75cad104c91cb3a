package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.core.simulation.design.DesignTowns.actor;
import static org.rexnet.core.simulation.design.DesignTowns.column;
import static org.rexnet.core.simulation.design.DesignTowns.place;
import static org.rexnet.core.simulation.design.DesignTowns.run;
import static org.rexnet.core.simulation.design.DesignTowns.twoDays;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Who pays whom in the rule books of the designs, and who goes short, on days that can be reckoned by hand. */
class RuleBooksTest {

    private static final int DAY = 24;

    /** Some plants and loads on two buses with a line between them. */
    private static World world(String name, double lineMw, UnaryOperator<StudyBuilder> components) {
        StudyBuilder study = twoDays(name).buses("hill", "town").line("hill", "town", 0.1, lineMw);
        return DesignTowns.world(components.apply(study).build(), 1);
    }

    /**
     * Nothing is unsure, and the line is full all day.
     *
     * <pre>
     *   hill: coal 8 at 60, peat 4 at 90 --- 6 MW --- town: gas 20 at 100, homes 10, shops 4
     * </pre>
     */
    private static World fullLine() {
        return world(
                "full line",
                6,
                study -> study.generator("coal", "hill", 8, 60)
                        .generator("peat", "hill", 4, 90)
                        .generator("gas", "town", 20, 100)
                        .load("homes", "town", 10)
                        .load("shops", "town", 4));
    }

    private static double received(World world, Run run, String name) {
        return run.accounts().get(actor(world, name)).received();
    }

    private static double other(Run run, String name) {
        return run.others().stream()
                .filter(one -> one.name().equals(name))
                .mapToDouble(Run.Balance::money)
                .sum();
    }

    private static double used(World world, Run run, int period, String name, String bus) {
        return -run.delivery().meteredMwh()[period][place(world, run, name, bus)];
    }

    /** In one zone gas sets 100. Gas is paid 600 an hour for 6 MW upward; peat and coal return 480 that they save: 120 for 14 MWh. */
    @Test
    void theIncumbentSpreadsTheCostOfRedispatchOverWhatIsUsed() {
        World world = fullLine();
        Run run = run("incumbent", world);

        double tariff = 100 + 120 / 14.0;
        assertThat(received(world, run, "homes")).isCloseTo(-DAY * 10 * tariff, within(1e-6));
        assertThat(received(world, run, "shops")).isCloseTo(-DAY * 4 * tariff, within(1e-6));
        assertThat(received(world, run, "coal")).isCloseTo(DAY * (8 * 100 - 2 * 60), within(1e-6));
        assertThat(received(world, run, "peat")).isCloseTo(DAY * (4 * 100 - 4 * 90), within(1e-6));
        assertThat(received(world, run, "gas")).isCloseTo(DAY * (2 * 100 + 6 * 100), within(1e-6));
        assertThat(run.energies().redispatched()).isCloseTo(DAY * 12, within(1e-6));
    }

    /** Coal sets 60 on the hill, gas 100 in the town; 6 MW earn the difference. */
    @ParameterizedTest
    @ValueSource(strings = {"central", "spot", "nodal"})
    void nodalPricesPayAllAndTheirRentIsTheNetworks(String design) {
        World world = fullLine();
        Run run = run(design, world);

        assertThat(received(world, run, "coal")).isCloseTo(DAY * 6 * 60, within(1e-6));
        assertThat(received(world, run, "homes")).isCloseTo(-DAY * 10 * 100, within(1e-6));
        assertThat(other(run, "network")).isCloseTo(DAY * 6 * (100 - 60), within(1e-6));
        assertThat(run.notes()).noneMatch(note -> note.contains("ran short"));
    }

    /** Homes take their 8 MW, of which 3 come over the line: they lose 5/8. All others then lose as little as can be: 1/8 on the hill. */
    @Test
    void withoutAMarketTheLargestShareThatIsLostIsTheSmallestPossible() {
        World world = world(
                "shortage",
                3,
                study -> study.generator("coal", "hill", 10, 60)
                        .load("farms", "hill", 6)
                        .load("mill", "hill", 2)
                        .load("homes", "town", 8));
        Run run = run("no-market", world);

        for (int t = DAY; t < 2 * DAY; t++) {
            assertThat(used(world, run, t, "homes", "town")).isCloseTo(3, within(1e-6));
            assertThat(used(world, run, t, "farms", "hill") + used(world, run, t, "mill", "hill"))
                    .isCloseTo(7, within(1e-6));
        }
        assertThat(run.energies().unserved()).isCloseTo(DAY * 6, within(1e-5));
    }

    /** Where one grid serves all, all lose the same share, and a flat tariff pays the plant's cost. */
    @Test
    void withoutAMarketAllInOneGridLoseTheSameShare() {
        World world = world(
                "shortage",
                30,
                study -> study.generator("coal", "hill", 9, 60)
                        .load("farms", "hill", 4)
                        .load("homes", "town", 8));
        Run run = run("no-market", world);

        for (int t = DAY; t < 2 * DAY; t++) {
            assertThat(used(world, run, t, "farms", "hill")).isCloseTo(3, within(1e-6));
            assertThat(used(world, run, t, "homes", "town")).isCloseTo(6, within(1e-6));
        }
        assertThat(received(world, run, "homes")).isCloseTo(-DAY * 6 * 60, within(1e-6));
    }

    /** The need falls by day: on the second day spot expects the prices of the first, on the ninth the mean of the last seven. */
    @Test
    void spotExpectsTheMeanPriceOfUpToSevenDaysAtThatTimeOfDay() {
        DailyPrices prices = new DailyPrices(10 * DAY, DAY, (site, period) -> 1000 + site);
        for (int t = 0; t < 9 * DAY; t++) {
            prices.note(t, new double[] {t / DAY, 10 * (t / DAY) + t % DAY});
            int next = t + 1;
            int days = next / DAY;
            double oldest = Math.max(0, days - 7);
            double mean = (oldest + days - 1) / 2.0;
            assertThat(prices.at(0, next)).as("period %d", next).isEqualTo(days == 0 ? 1000 : mean);
            assertThat(prices.at(1, next)).isCloseTo(days == 0 ? 1001 : 10 * mean + next % DAY, within(1e-9));
        }
    }

    /** Lots are whole, needs are not: what was not reserved is served at delivery all the same. */
    @Test
    void useThatWasNotReservedIsServedWhileBalancingCan() {
        World world = world(
                "late needs",
                30,
                study -> study.generator("gas", "hill", 20, 100).load("homes", "town", 5.0004));
        Run run = run("exchange", world);
        double[] metered = column(run.delivery().meteredMwh(), place(world, run, "homes", "town"));
        double[] sold = column(run.delivery().soldMwh(), place(world, run, "homes", "town"));
        for (int t = DAY; t < 2 * DAY; t++) {
            assertThat(metered[t])
                    .as("served though only whole lots were reserved")
                    .isCloseTo(-5.0004, within(1e-9));
            assertThat(sold[t]).isCloseTo(-5, within(2e-2));
        }
        assertThat(run.energies().unserved()).isCloseTo(0, within(1e-9));
        assertThat(run.counts().broken()).isZero();
    }

    /** Who sells counts half of a trade and who buys the other half, whether they met each other or in an auction; nobody trades back here. */
    @ParameterizedTest
    @EnumSource(MarketSettings.Trading.class)
    void whatIsTradedIsHalfOfWhatAllBoughtAndSold(MarketSettings.Trading trading) {
        Study study = twoDays("traded once")
                .buses("hill", "town")
                .line("hill", "town", 0.1, 30)
                .generator("gas", "hill", 20, 100)
                .load("homes", "town", 5)
                .build();
        MarketSettings market = study.settings().market();
        MarketSettings.Timetable times = market.timetable();
        Settings settings = study.settings()
                .withMarket(market.withTimetable(new MarketSettings.Timetable(
                        times.periodMinutes(),
                        times.window(),
                        times.gateMinutes(),
                        times.auctions(),
                        times.closingGapMinutes(),
                        trading)));
        World world = DesignTowns.world(study.toBuilder().settings(settings).build(), 1);

        Run run = run("exchange", world);

        double halves = 0;
        for (int t = DAY; t < 2 * DAY; t++) {
            halves += Arrays.stream(run.delivery().soldMwh()[t]).map(Math::abs).sum() / 2;
        }
        assertThat(halves).isGreaterThan(50);
        assertThat(run.energies().traded()).isCloseTo(halves, within(1e-6));
    }
}
