package org.rexnet.investment.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;

/** Markets as flows beside the same cleared by a solver. */
class GrowthFlowTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final MarketClearing MARKET = new MarketClearing(SOLVER);
    private static final double LOST_LOAD = 1000;

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
            assertThat(flows.look(none, () -> flows.dispatch(bus -> true).cost()))
                    .isCloseTo(before, within(1e-9 * (1 + Math.abs(before))));
        }
    }

    /** Of several valid prices flows have the lowest: what anybody earns is what a model of its own says, whatever was looked at before. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatAnybodyEarnsIsWhatAModelOfItsOwnSays(long seed) {
        Study study = SettledGrowthTest.random(seed);
        GrowthOptions options = GrowthOptions.of(study);
        Territory territory = new Territory(study);
        Market market = new Market(territory, GrowthFlow.of(territory, options.clearing()), MARKET, options.clearing());
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> buses =
                IntStream.range(0, study.network().buses().size()).boxed().toList();
        for (int draw = 0; draw < 6; draw++) {
            int candidate = random.nextInt(territory.candidates().size());
            String owner = territory.owners(candidate).get(0);
            double built = market.standing().built(candidate, owner);
            double amount = random.nextInt(3) == 0 && built > 0
                    ? -built
                    : Math.min(random.nextInt(1, 9), market.standing().room(candidate));
            Market.Trial trial = market.trial(new Act(1, owner, List.of(new Change(candidate, amount))));
            Map<String, Double> own = OwnMarket.surpluses(market.study(buses, trial.standing()));
            for (Island island : trial.islands()) {
                for (Candidate one : territory.candidates()) {
                    if (island.buses()
                            .contains(territory.bus(one.component().buses().getFirst()))) {
                        assertThat(island.surplus(one.kind(), one.name()))
                                .as("seed %d, draw %d, %s", seed, draw, one.name())
                                .isCloseTo(own.getOrDefault(one.key().toString(), 0.0), within(1e-4 * (1 + LOST_LOAD)));
                    }
                }
            }
            if (random.nextInt(4) > 0) {
                market.accept(trial);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void proposalsCostWhatThoseOfAStudyOfTheirOwnDo(long seed) {
        Study study = SettledGrowthTest.random(seed);
        GrowthOptions options = GrowthOptions.of(study);
        Territory territory = new Territory(study);
        GrowthFlow flows = GrowthFlow.of(territory, options.clearing()).orElseThrow();
        Market market = new Market(territory, Optional.empty(), MARKET, options.clearing());
        SplittableRandom random = new SplittableRandom(seed);
        DoubleBinaryOperator price = (bus, t) -> market.island((int) bus).price((int) bus, (int) t);
        PriceTaker prices = new PriceTaker(territory, flows.wiring(), price);
        for (String participant : territory.investors()) {
            try (FlowProspect model = flows.prospect(participant, market.standing(), SOLVER)) {
                for (int draw = 0; draw < 3; draw++) {
                    Prospect.Proposal proposal = model.solve(market, price).orElseThrow();
                    double least = new Prospect(territory, market, participant, price)
                            .solve(MARKET, options.clearing(), new ClearingCorner())
                            .cost();

                    assertThat(proposal.cost())
                            .as("seed %d, %s, draw %d", seed, participant, draw)
                            .isCloseTo(least, within(1e-6 * (1 + Math.abs(least))));
                    double now =
                            new Prospect(territory, market, participant, price).costNow(MARKET, options.clearing());
                    assertThat(now - least)
                            .as("gain of seed %d, %s, draw %d", seed, participant, draw)
                            .isLessThanOrEqualTo(
                                    prices.mostGain(participant, market.standing()) + 1e-6 * (1 + Math.abs(now)));
                    int candidate = random.nextInt(territory.candidates().size());
                    double room = Math.min(4, market.standing().room(candidate));
                    market.accept(market.trial(new Act(
                            1,
                            territory.owners(candidate).get(0),
                            List.of(new Change(candidate, room * random.nextDouble())))));
                }
            }
        }
    }
}
