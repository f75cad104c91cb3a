package org.rexnet.investment.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;

/** Markets as flows beside the same cleared by a solver. */
class GrowthFlowTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    static LongStream seeds() {
        return Draws.seeds(10, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void flowsCostWhatAClearingDoesWhateverStands(long seed) {
        Study study = SettledGrowthTest.random(seed);
        GrowthOptions options = GrowthOptions.of(study);
        Territory territory = new Territory(study);
        GrowthFlow flows = GrowthFlow.of(territory, options.clearing()).orElseThrow();
        Market market = new Market(territory, Optional.empty(), MARKET, options.clearing());
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> buses =
                IntStream.range(0, study.network().buses().size()).boxed().toList();
        Standing none = market.standing();
        flows.clear(none);
        double before = flows.dispatch(bus -> true).cost();
        for (int draw = 0; draw < 4; draw++) {
            List<Asset> built = new ArrayList<>();
            for (int c = 0; c < territory.candidates().size(); c++) {
                if (random.nextBoolean()) {
                    built.add(new Asset(c, "somebody", random.nextInt(12), Double.POSITIVE_INFINITY));
                }
            }
            Standing standing = none.with(built);
            double least = MARKET.clear(market.study(buses, standing)).orThrow().objective();

            assertThat(flows.look(standing, () -> flows.dispatch(bus -> true).cost()))
                    .as("seed %d, draw %d", seed, draw)
                    .isCloseTo(least, within(1e-6 * (1 + Math.abs(least))));
            assertThat(flows.dispatch(bus -> true).cost()).isCloseTo(before, within(1e-9 * (1 + Math.abs(before))));
        }
    }
}
