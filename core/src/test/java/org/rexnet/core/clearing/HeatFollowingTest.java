package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.heat.HeatCheck;
import org.rexnet.core.clearing.heat.HeatFollowing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.HeatConsumer;
import org.rexnet.network.flow.HeatDispatch;
import org.rexnet.network.flow.HeatFlow;
import org.rexnet.network.flow.HeatParameters;
import org.rexnet.network.flow.HeatProducer;
import org.rexnet.network.flow.HeatState;

/**
 * Heat that follows friction where two plants feed a ring, against a search over how much the cheap one makes.
 *
 * <pre>
 *   cheap ---- direct ---- town
 *     \                    /
 *      along           across
 *        \              /
 *              dear
 * </pre>
 */
class HeatFollowingTest {

    private static final double CHEAP = 30;
    private static final double DEAR = 50;

    /** A ring and what its town and the dear plant's neighbours draw, in MW. */
    private record Ring(Pipe direct, Pipe along, Pipe across, double[] townMw, double neighboursMw) {

        List<Pipe> pipes() {
            return List.of(direct, along, across);
        }

        Study study(PipeOperation.Control ofDirect) {
            StudyBuilder study = Study.builder("ring")
                    .hours(townMw.length)
                    .bus("cheap", "heat")
                    .bus("dear", "heat")
                    .bus("town", "heat")
                    .generator("waste", "cheap", 10, CHEAP)
                    .generator("boiler", "dear", 10, DEAR)
                    .load("town", "town", townMw)
                    .load("neighbours", "dear", neighboursMw);
            study.add(PipeOperation.builder(direct).control(ofDirect).build());
            study.add(PipeOperation.builder(along).build());
            study.add(PipeOperation.builder(across).build());
            return study.build();
        }
    }

    private static Ring ring(long seed) {
        Random random = new Random(seed);
        return new Ring(
                pipe(random, "direct", "cheap", "town", 0.3 + 0.3 * random.nextDouble()),
                pipe(random, "along", "cheap", "dear", 0.5 + random.nextDouble()),
                pipe(random, "across", "dear", "town", 0.8 + random.nextDouble()),
                new double[] {0.4 + 0.6 * random.nextDouble(), 0.4 + 0.6 * random.nextDouble()},
                0.1 + 0.3 * random.nextDouble());
    }

    private static Pipe pipe(Random random, String id, String from, String to, double capacityMw) {
        boolean forth = random.nextBoolean();
        double length = 0.1 + 2 * random.nextDouble();
        return new Pipe(
                id, forth ? from : to, forth ? to : from, length, 0.05 + 0.05 * random.nextDouble(), 0, capacityMw);
    }

    private static HeatFollowing follow(Study study) {
        MarketClearing market = new MarketClearing(new StandardSolver());
        return HeatFollowing.of(study, market::clear);
    }

    static LongStream seeds() {
        return Draws.seeds(20, 500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCheapPlantMakesAsMuchAsFrictionLetsIt(long seed) {
        Ring ring = ring(seed);
        HeatFollowing found = follow(ring.study(PipeOperation.Control.NONE));
        double least = 0;
        double most = 0;
        for (double town : ring.townMw()) {
            double all = town + ring.neighboursMw();
            double wide = mostCheapMw(ring, town, 1 + 2 * HeatFollowing.AGREED);
            double narrow = mostCheapMw(ring, town, 1 - 2 * HeatFollowing.AGREED);
            if (wide < 0) {
                assertThat(found.outcome()).isInstanceOf(ClearingOutcome.Infeasible.class);
                return;
            }
            least += DEAR * all - (DEAR - CHEAP) * wide;
            most += DEAR * all - (DEAR - CHEAP) * Math.max(0, narrow);
        }

        Clearing clearing = found.outcome().orThrow();
        assertThat(found.differencePerUnit()).isLessThanOrEqualTo(HeatFollowing.AGREED);
        assertThat(clearing.objective()).isBetween(least - 1e-6, most + 1e-6);
        assertThat(HeatCheck.of(clearing).undeliverable()).isEmpty();
    }

    /** Returns the most that the cheap plant can make, found by steps from above and then by halves; below 0 where there is none. */
    private static double mostCheapMw(Ring ring, double townMw, double share) {
        double step = 2e-3;
        double all = townMw + ring.neighboursMw();
        if (isDeliverable(ring, townMw, all, share)) {
            return all;
        }
        double high = all;
        while (high > 0 && !isDeliverable(ring, townMw, Math.max(0, high - step), share)) {
            high -= step;
        }
        double low = Math.max(0, high - step);
        for (int i = 0; i < 20 && high > 0; i++) {
            double middle = (low + high) / 2;
            low = isDeliverable(ring, townMw, middle, share) ? middle : low;
            high = low == middle ? high : middle;
        }
        return high > 0 ? low : -1;
    }

    private static boolean isDeliverable(Ring ring, double townMw, double cheapMw, double share) {
        Network.Builder network = Network.builder();
        List.of("cheap", "dear", "town").forEach(bus -> network.add(new Bus(bus, "heat", 1, 0, 0)));
        ring.pipes().forEach(network::add);
        HeatFlow flow = HeatFlow.of(network.build(), HeatParameters.of(70, 40));
        double dearMw = Math.max(0, townMw + ring.neighboursMw() - cheapMw);
        HeatState state = (HeatState) flow.solve(new HeatDispatch(
                List.of(HeatProducer.slack("cheap", "cheap", 70), HeatProducer.ofHeat("dear", "dear", 70, dearMw)),
                List.of(
                        HeatConsumer.returning("town", "town", townMw, 40),
                        HeatConsumer.returning("neighbours", "dear", ring.neighboursMw(), 40)),
                10));
        return state.pipes().stream()
                .allMatch(one ->
                        Math.abs(HeatCheck.carriedMw(one)) <= share * one.pipe().capacityMw());
    }

    @Test
    void aControlMakesTheFlowFreeAgain() {
        Ring ring = ring(1);
        Study study = ring.study(PipeOperation.Control.PUMP);
        HeatFollowing found = follow(study);

        assertThat(found.rounds()).isEqualTo(1);
        assertThat(found.outcome().orThrow().objective())
                .isEqualTo(new MarketClearing(new StandardSolver())
                        .clear(study)
                        .orThrow()
                        .objective());
    }

    /** A market that keeps to no law of a loop clears the same in every round. */
    @Test
    void whatDoesNotAgreeInFiftyRoundsIsNoAnswerAndTellsTheLastDifference() {
        Study study = overloaded();
        ClearingOutcome.Cleared same = new ClearingOutcome.Cleared(
                new MarketClearing(new StandardSolver()).clear(study).orThrow());
        HeatFollowing found = HeatFollowing.of(study, asked -> same);

        assertThat(found.rounds()).isEqualTo(HeatFollowing.MOST_ROUNDS);
        assertThat(found.differencePerUnit()).isGreaterThan(HeatFollowing.AGREED);
        assertThat(found.outcome())
                .isInstanceOfSatisfying(
                        ClearingOutcome.LimitReached.class,
                        reached -> assertThat(reached.limit())
                                .contains("50 rounds", "%.2g".formatted(found.differencePerUnit())));
    }

    @Test
    void theCheckLetsAPipeWithAControlCarryWhatWasCleared() {
        MarketClearing market = new MarketClearing(new StandardSolver());
        Study free = overloaded();
        Study valve = ring(overloadedSeed()).study(PipeOperation.Control.VALVE);

        assertThat(HeatCheck.of(market.clear(free).orThrow()).undeliverable()).isNotEmpty();
        HeatCheck check = HeatCheck.of(market.clear(valve).orThrow());
        assertThat(check.snapshots()).hasSize(2);
        assertThat(check.undeliverable()).isEmpty();
    }

    /** Returns a ring in which the cheapest dispatch would fill a pipe beyond its capacity. */
    private static Study overloaded() {
        return ring(overloadedSeed()).study(PipeOperation.Control.NONE);
    }

    private static long overloadedSeed() {
        MarketClearing market = new MarketClearing(new StandardSolver());
        return LongStream.iterate(1, seed -> seed + 1)
                .filter(seed -> !HeatCheck.of(market.clear(ring(seed).study(PipeOperation.Control.NONE))
                                .orThrow())
                        .undeliverable()
                        .isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
