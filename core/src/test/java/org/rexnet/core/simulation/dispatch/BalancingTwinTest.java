package org.rexnet.core.simulation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.settlement.Balancing;
import org.rexnet.core.settlement.BalancingConversion;
import org.rexnet.core.settlement.BalancingOffer;
import org.rexnet.core.simulation.plant.Plants;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.trading.StudyMarket;
import org.rexnet.network.Bus;
import org.rexnet.network.Link;

/**
 * A period is balanced at its delivery by {@link Balancing}, where orders and meters come from files, and by {@link Dispatch}, in a
 * simulation. Both are one program: all who can still move, on the network.
 */
class BalancingTwinTest {

    private static final int BUSES = 5;
    private static final double LOST_LOAD = 3000;
    private static final double PUMP_MW = 2;
    private static final double PUMP_COST = 3;
    private static final double HEAT_PER_POWER = 3;
    /** At which the battery empties and fills: between the costs of plants. */
    private static final double EMPTIES_AT = 47;

    private static final double FILLS_AT = 40;
    private static final double END_VALUE = Math.sqrt(EMPTIES_AT * FILLS_AT);
    private static final double EFFICIENCY = Math.sqrt(FILLS_AT / EMPTIES_AT);
    private static final double BATTERY_MW = 4;
    private static final StandardSolver SOLVER = new StandardSolver();
    private static final MarketRules RULES = MarketRules.plain(1);

    /**
     * Five buses in a ring, a heat pump from one of them to a grid of heat, and a battery: costs are all different, so that what runs and
     * what it costs at each bus has one answer.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void settlementAndSimulationBalanceAlike(int seed) {
        Study study = ring(new SplittableRandom(seed));

        World world = World.of(Setting.of(study, SOLVER), 1);
        Sites sites = Sites.of(StudyMarket.of(world.setting().study()));
        Plants plants = Plants.of(world, sites);
        PlantStates states = new PlantStates(plants.all(), 24);
        Schedule schedule = new Dispatch(sites, plants.all(), 0, 24, SOLVER)
                .solve(new Outlook(0, 1, plants.realized(), states, EndWorth.ofPlants(plants.all())));

        List<BalancingOffer> offers = new ArrayList<>();
        Map<String, Long> needs = new LinkedHashMap<>();
        for (Generator one : study.generators()) {
            offers.add(offer(
                    one.id(), one.bus(), one.capacityMw(), one.marginalCost().at(0)));
        }
        for (Load one : study.loads()) {
            needs.put(one.bus(), -millilots(one.powerMw().at(0)));
            offers.add(offer(one.id(), one.bus(), one.powerMw().at(0), LOST_LOAD));
        }
        int simple = offers.size();
        offers.add(offer("battery", "bus 2", BATTERY_MW, EMPTIES_AT));
        offers.add(new BalancingOffer("battery", "bus 2", Side.BUY, millilots(BATTERY_MW), ticks(FILLS_AT)));
        BalancingConversion pump = new BalancingConversion(
                "pump",
                "bus 0",
                List.of(new BalancingConversion.Output("heat", HEAT_PER_POWER)),
                0,
                millilots(PUMP_MW),
                ticks(PUMP_COST));
        Balancing.Dispatch dispatch = new Balancing(study, 0, RULES, SOLVER)
                .dispatch(needs, offers, List.of(pump))
                .orElseThrow();

        for (Bus bus : study.network().buses()) {
            String name = bus.id();
            assertThat(dispatch.price(name) * RULES.tickPerMwh())
                    .as("seed %d, price at %s", seed, name)
                    .isCloseTo(schedule.prices()[0][sites.number(name)], within(RULES.tickPerMwh()));
        }
        for (int k = 0; k < simple; k++) {
            boolean needed = k >= study.generators().size();
            double mw = schedule.power(k, 0);
            double called = dispatch.calls().get(k) / 1000.0 * RULES.lotMw();
            double moved = needed ? offers.get(k).millilots() / 1000.0 * RULES.lotMw() - mw : mw;
            assertThat(called).as("seed %d, %s", seed, offers.get(k)).isCloseTo(moved, within(2e-3 * RULES.lotMw()));
        }
        double emptied = (dispatch.calls().get(simple) + dispatch.calls().get(simple + 1)) / 1000.0 * RULES.lotMw();
        assertThat(emptied)
                .as("seed %d, battery", seed)
                .isCloseTo(schedule.power(simple + 1, 0) - schedule.power(simple, 0), within(4e-3 * RULES.lotMw()));
        assertThat(dispatch.drawn().get(0) / 1000.0 * RULES.lotMw())
                .as("seed %d, heat pump", seed)
                .isCloseTo(schedule.power(simple + 2, 0), within(2e-3 * RULES.lotMw()));
    }

    private static int ticks(double price) {
        return (int) Math.round(price / RULES.tickPerMwh());
    }

    private static long millilots(double mw) {
        return Math.round(1000 * mw / RULES.lotMw());
    }

    private static BalancingOffer offer(String who, String bus, double mw, double price) {
        return new BalancingOffer(who, bus, Side.SELL, millilots(mw), ticks(price));
    }

    private static Study ring(SplittableRandom random) {
        StudyBuilder study = Study.builder("ring")
                .settings(Settings.DEFAULTS
                        .withLostLoad(LOST_LOAD)
                        .withSimulation(
                                Settings.DEFAULTS.simulation().withDays(1, 0).withEndValue(END_VALUE)))
                .horizon(Horizon.from(Instant.parse("2030-01-01T00:00:00Z"), Duration.ofHours(1), 24));
        for (int bus = 0; bus < BUSES; bus++) {
            study.buses("bus " + bus);
        }
        for (int bus = 0; bus < BUSES; bus++) {
            study.line(
                    "bus " + bus, "bus " + (bus + 1) % BUSES, 0.05 + 0.1 * random.nextDouble(), 5 + random.nextInt(20));
            study.generator("plant " + bus, "bus " + bus, 10 + random.nextInt(20), 20 + 7 * bus + random.nextInt(6));
        }
        for (int bus = 0; bus < BUSES; bus++) {
            study.load("need " + bus, "bus " + bus, 5 + random.nextInt(25));
        }
        return study.bus("heat", "heat")
                .generator("boiler", "heat", 8, 23)
                .load("heating", "heat", 3 + random.nextInt(6))
                .add(LinkOperation.builder(Link.of("pump", "bus 0", "heat", PUMP_MW), HEAT_PER_POWER)
                        .marginalCost(PUMP_COST)
                        .build())
                .storageUnit(
                        "battery",
                        "bus 2",
                        s -> s.capacityMw(BATTERY_MW)
                                .maxHours(4)
                                .initialMwh(8)
                                .efficiencyStore(EFFICIENCY)
                                .efficiencyDispatch(EFFICIENCY))
                .build();
    }
}
