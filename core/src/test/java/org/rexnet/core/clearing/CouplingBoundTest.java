package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.BusPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.sectors.SectorCouplingValue;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/**
 * The value of coupling against heat plans drawn from those that cost the same: a heat pump, an electric heater, a boiler and a tank at two
 * heat buses, planned by hand in each case.
 */
final class CouplingBoundTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final int HOURS = 12;
    private static final int PLANS = 6;

    /** Share of a price by which hours differ for a plan to be drawn: far below what a plan costs, far above a solver's tolerance. */
    private static final double NUDGE = 1e-5;

    static LongStream seeds() {
        return Draws.seeds(6, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noHeatPlanOfTheSameCostIsWorthLessThanTheBound(long seed) {
        new Draw(seed).compare();
    }

    /** One study, and plans of its heat. */
    private static final class Draw {

        private final Random random;
        private final double[] demand;
        private final double[] heatDemand;
        private final double tankMwh;
        private final double dear;
        private final double boiler;
        private final double pumpMw;

        Draw(long seed) {
            random = new Random(seed);
            demand = random.doubles(HOURS, 5, 25).toArray();
            heatDemand = random.doubles(HOURS, 4, 14).toArray();
            tankMwh = 4 + 20 * random.nextDouble();
            dear = 60 + 60 * random.nextDouble();
            boiler = 15 + 20 * random.nextDouble();
            pumpMw = 3 + 4 * random.nextDouble();
        }

        private StudyBuilder heat() {
            return Study.builder("heat")
                    .hours(HOURS)
                    .buses("power")
                    .bus("houses", "heat")
                    .generator("boiler", "houses", 100, boiler)
                    .load("warmth", "houses", heatDemand)
                    .link("pump", "power", "houses", pumpMw, 3)
                    .store(
                            "tank",
                            "houses",
                            s -> s.capacityMwh(tankMwh).cyclic(true).standingLoss(0.0));
        }

        private static StudyBuilder withPower(StudyBuilder study, double[] demand, double dear) {
            return study.generator("cheap", "power", 12, 20)
                    .generator("dear", "power", 200, dear)
                    .load("light", "power", demand);
        }

        void compare() {
            Clearing coupled =
                    MARKET.clear(withPower(heat(), demand, dear).build()).orThrow();
            SectorCouplingValue value = MARKET.couplingValue(coupled).orThrow();
            double average = averagePrices(coupled).getOrDefault("power", Double.NaN);
            for (int plan = 0; plan < PLANS; plan++) {
                double[] prices = random.doubles(HOURS, average * (1 - NUDGE), average * (1 + NUDGE))
                        .toArray();
                Clearing planned = MARKET.clear(heat().generator(
                                        "grid", "power", g -> g.capacityMw(1000).marginalCost(Profile.of(prices)))
                                .build())
                        .orThrow();
                double[] drawn = new double[HOURS];
                double own = 0;
                for (int t = 0; t < HOURS; t++) {
                    drawn[t] = planned.output("grid", t) + demand[t];
                    own += boiler * planned.output("boiler", t);
                }
                double power = MARKET.clear(
                                withPower(Study.builder("power").hours(HOURS).buses("power"), drawn, dear)
                                        .build())
                        .orThrow()
                        .objective();
                assertThat(own + power - coupled.objective())
                        .isGreaterThanOrEqualTo(value.value() - 1e-5 * coupled.objective());
            }
            assertThat(value.value()).isGreaterThanOrEqualTo(-1e-6 * coupled.objective());
            assertThat(value.ties()).isEqualTo(SectorCouplingValue.HeatTies.LEAST_COST);
        }
    }

    private static Map<String, Double> averagePrices(Clearing clearing) {
        return BusPrice.of(clearing).stream().collect(Collectors.toMap(BusPrice::bus, BusPrice::average));
    }
}
