package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

class ClearingCornerTest {

    private static final int SNAPSHOTS = 24;

    private final MarketClearing clearing = new MarketClearing(new StandardSolver());

    static LongStream seeds() {
        return Draws.seeds(10, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fromTheCornersOfItsPartsAStudyCostsTheSameAndTakesFewerIterations(long seed) {
        ClearingCorner together = new ClearingCorner();
        for (int half = 0; half < 2; half++) {
            Study part = study(seed, half * 4, half * 4 + 4, 1);
            ClearingCorner end = new ClearingCorner();
            clearing.clear(part, ClearingOptions.of(part.settings()), end).orThrow();
            together.add(end);
        }
        // One more line and more batteries than the halves know, and no first generator.
        Study whole = study(seed, 0, 8, 0);
        ClearingOptions options = ClearingOptions.of(whole.settings());
        Clearing cold = clearing.clear(whole, options).orThrow();
        Clearing warm = clearing.clearFrom(whole, options, together).orThrow();
        Clearing again = clearing.clearFrom(whole, options, together).orThrow();

        assertThat(warm.objective()).isCloseTo(cold.objective(), within(1e-6 * (1 + cold.objective())));
        assertThat(warm.statistics().iterations()).isLessThan(cold.statistics().iterations());
        assertThat(again.prices()).isDeepEqualTo(warm.prices());
    }

    private static Study study(long seed, int from, int to, double firstMw) {
        SplittableRandom random = new SplittableRandom(seed);
        StudyBuilder study = Study.builder("row of houses")
                .settings(Settings.DEFAULTS.withLostLoad(1000).withFormulation(FlowFormulation.TRANSPORT))
                .horizon(Horizon.hourly(SNAPSHOTS));
        for (int house = 0; house < 8; house++) {
            double[] sun = random.doubles(SNAPSHOTS).toArray();
            double[] use = random.doubles(SNAPSHOTS).toArray();
            double cost = 1 + random.nextDouble();
            String bus = "house " + house;
            if (house < from || house >= to) {
                continue;
            }
            study.buses(bus).load("use " + house, bus, use);
            if (house > 0 || firstMw > 0) {
                study.generator(
                        "sun " + house,
                        bus,
                        g -> g.capacityMw(1.5).marginalCost(cost).maxPu(Profile.of(sun)));
            }
            if (house % 3 > 0 || to - from == 8) {
                study.storageUnit(
                        "battery " + house,
                        bus,
                        s -> s.capacityMw(0.3).maxHours(3).cyclic(true));
            }
            if (house > from) {
                study.line("house " + (house - 1), bus, 0.1, 0.4);
            }
        }
        return study.build();
    }
}
