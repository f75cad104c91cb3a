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
import org.rexnet.core.settlement.BalancingOffer;
import org.rexnet.core.simulation.plant.Plants;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.trading.StudyMarket;

/**
 * A period is balanced at its delivery by {@link Balancing}, where orders and meters come from files, and by {@link Dispatch}, in a simulation. Both
 * are one program: all who can still move, on the network.
 */
class BalancingTwinTest {

    private static final int BUSES = 5;
    private static final double LOST_LOAD = 3000;
    private static final StandardSolver SOLVER = new StandardSolver();
    private static final MarketRules RULES = MarketRules.plain(1);

    /** Five buses in a ring, costs all different, so that what runs and what it costs at each bus has one answer. */
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
        Balancing.Dispatch dispatch =
                new Balancing(study, 0, RULES, SOLVER).dispatch(needs, offers).orElseThrow();

        for (int bus = 0; bus < BUSES; bus++) {
            String name = "bus " + bus;
            assertThat(dispatch.price(name) * RULES.tickPerMwh())
                    .as("seed %d, price at %s", seed, name)
                    .isCloseTo(schedule.prices()[0][sites.number(name)], within(RULES.tickPerMwh()));
        }
        for (int k = 0; k < offers.size(); k++) {
            boolean needed = k >= study.generators().size();
            double mw = schedule.power()[k][0];
            double called = dispatch.calls().get(k) / 1000.0 * RULES.lotMw();
            double moved = needed ? offers.get(k).millilots() / 1000.0 * RULES.lotMw() - mw : mw;
            assertThat(called).as("seed %d, %s", seed, offers.get(k)).isCloseTo(moved, within(2e-3 * RULES.lotMw()));
        }
    }

    private static long millilots(double mw) {
        return Math.round(1000 * mw / RULES.lotMw());
    }

    private static BalancingOffer offer(String who, String bus, double mw, double price) {
        return new BalancingOffer(who, bus, Side.SELL, millilots(mw), (int) Math.round(price / RULES.tickPerMwh()));
    }

    private static Study ring(SplittableRandom random) {
        StudyBuilder study = Study.builder("ring")
                .settings(Settings.DEFAULTS
                        .withLostLoad(LOST_LOAD)
                        .withSimulation(
                                Settings.DEFAULTS.simulation().withDays(1, 0).withEndValue(0)))
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
        return study.build();
    }
}
