package org.rexnet.core.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** A CHP plant and a tank at its heat bus, of one owner, who buys and sells power and heat at given prices. */
class PlansApartTest {

    private static final int HOURS = 24;
    private static final double MARKET_MW = 1000;

    private static final double CAPACITY_MW = 4;
    private static final double POWER_TO_HEAT = 0.5;
    private static final double POWER_LOSS_PER_HEAT = 0.2;
    private static final double EFFICIENCY = 0.4;

    private static final double TANK_MWH = 10;
    private static final double START_MWH = 4;
    private static final double LOSS_PER_HOUR = 0.02;

    static LongStream seeds() {
        return Draws.seeds(5, 100);
    }

    /** What both earn together in one program is what the tank's own plan earns, and the plant in each hour by itself. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatAPlantAndATankEarnTogetherIsWhatTheyEarnApart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] power = random.doubles(HOURS, -20, 120).toArray();
        double[] heat = random.doubles(HOURS, -10, 90).toArray();
        double fuel = random.nextDouble(10, 30);
        boolean extracts = random.nextBoolean();

        double together = -new MarketClearing(new StandardSolver())
                .clear(study(power, heat, fuel, extracts))
                .orThrow()
                .objective();

        double apart = tank(heat);
        for (int t = 0; t < HOURS; t++) {
            apart += plant(power[t], heat[t], fuel, extracts);
        }
        assertThat(together).as("seed %d", seed).isCloseTo(apart, within(1e-9 * MARKET_MW * HOURS));
        assertThat(apart).as("seed %d", seed).isPositive();
    }

    private static Study study(double[] power, double[] heat, double fuel, boolean extracts) {
        StudyBuilder study = Study.builder("owner")
                .hours(HOURS)
                .buses("power")
                .bus("heat", "heat")
                .store(
                        "tank",
                        "heat",
                        s -> s.capacityMwh(TANK_MWH).initialMwh(START_MWH).standingLoss(LOSS_PER_HOUR))
                .add((extracts
                                ? CombinedHeatPower.extraction(
                                        "chp", "power", "heat", EFFICIENCY, POWER_TO_HEAT, POWER_LOSS_PER_HEAT)
                                : CombinedHeatPower.backPressure("chp", "power", "heat", EFFICIENCY, POWER_TO_HEAT))
                        .capacityMw(CAPACITY_MW)
                        .fuelCost(fuel)
                        .build());
        addMarket(study, "power", power);
        addMarket(study, "heat", heat);
        return study.build();
    }

    private static void addMarket(StudyBuilder study, String bus, double[] prices) {
        for (Bid.Side side : Bid.Side.values()) {
            study.add(new Bid(bus + " " + side, bus, side, Profile.of(MARKET_MW), Profile.of(prices)));
        }
    }

    private static double tank(double[] prices) {
        StoreProblem problem = new StoreProblem(HOURS);
        problem.begin(HOURS, START_MWH, 0, TANK_MWH);
        for (int t = 0; t < HOURS; t++) {
            problem.pass(t, t == 0 ? 1 : 1 - LOSS_PER_HOUR, 0);
            problem.fill(t, prices[t], TANK_MWH);
            problem.empty(t, prices[t], TANK_MWH);
        }
        problem.value(0, TANK_MWH);
        StorePlan plan = new StorePlan(problem);
        assertThat(plan.solve()).isTrue();
        return -plan.cost();
    }

    /** The best of the corners of what it can make: nothing, pure condensing, and the most heat at the back-pressure line. */
    private static double plant(double power, double heat, double fuel, boolean extracts) {
        double loss = extracts ? POWER_LOSS_PER_HEAT : 0;
        double mostHeat = CAPACITY_MW / (POWER_TO_HEAT + loss);
        double backPressure = mostHeat * (POWER_TO_HEAT * power + heat - (POWER_TO_HEAT + loss) / EFFICIENCY * fuel);
        double condensing = extracts ? CAPACITY_MW * (power - fuel / EFFICIENCY) : 0;
        return Math.max(0, Math.max(backPressure, condensing));
    }
}
