package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Dice;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkDelay;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Study;

/** Windows of one snapshot that see the rest of their block cost as much as one clearing, whatever components there are. */
class RandomRollingTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final double RELATIVE = 1e-6;

    @TempDir
    private static Path folder;

    @Test
    void windowsThatSeeTheRestCostAsMuchAsOneClearing() {
        RandomMarkets markets = new RandomMarkets(folder, Draws.count(16, 1000));
        List<String> disagreements = new ArrayList<>();
        int compared = 0;
        for (RandomMarkets.Answer answer : markets.answers()) {
            Study study = markets.study(answer.seed());
            ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(1);
            if (answer.expands()
                    || answer.cost().isEmpty()
                    || !RollingClearing.faults(study, options).isEmpty()) {
                continue;
            }
            compared++;
            compare("seed %d with %s".formatted(answer.seed(), answer.features()), study, disagreements);
        }

        assertThat(disagreements).isEmpty();
        assertThat(compared).isGreaterThan(markets.answers().size() / 6);
    }

    @Test
    void vehiclesRollOverUnevenWeights() {
        List<String> disagreements = new ArrayList<>();
        Draws.seeds(3, 500)
                .forEach(seed -> compare(
                        "seed " + seed,
                        unevenly(new RandomCharging(seed).site(3, 20), new Random(seed)),
                        disagreements));

        assertThat(disagreements).isEmpty();
    }

    /** Gives each snapshot of one hour a weight of its own. */
    private static Study unevenly(Study study, Random random) {
        Horizon horizon = new Horizon(IntStream.range(0, study.horizon().size())
                .mapToObj(t -> new Horizon.Snapshot(
                        study.horizon().at(t).label(), 1 + random.nextInt(9), 1, 1, t < 9 ? "a" : "b"))
                .toList());
        return study.toBuilder().horizon(horizon).build();
    }

    @Test
    void pipesWithDelayRoll() {
        List<String> disagreements = new ArrayList<>();
        Draws.seeds(6, 500)
                .forEach(seed -> compare(
                        "seed " + seed,
                        withDurations(RandomHeatMarketTest.draw(seed), new Random(seed)),
                        disagreements));

        assertThat(disagreements).isEmpty();
    }

    private static Study withDurations(Study study, Random random) {
        Horizon horizon = new Horizon(IntStream.range(0, study.horizon().size())
                .mapToObj(
                        t -> new Horizon.Snapshot("" + t, 1 + random.nextInt(9), 0.5 * (1 + random.nextInt(4)), 1, ""))
                .toList());
        return study.toBuilder().horizon(horizon).build();
    }

    @Test
    void linksWithDelayRoll() {
        List<String> disagreements = new ArrayList<>();
        Draws.seeds(8, 500)
                .forEach(seed -> compare("seed " + seed, delayed(rolling(seed, Feature.LINKS), seed), disagreements));

        assertThat(disagreements).isEmpty();
    }

    @Test
    void modulesThatAreOnOneByOneRoll() {
        List<String> disagreements = new ArrayList<>();
        Draws.seeds(8, 500)
                .forEach(seed ->
                        compare("seed " + seed, modular(rolling(seed, Feature.COMMITMENT), seed), disagreements));

        assertThat(disagreements).isEmpty();
    }

    /** Draws a study of what may roll, with a feature for certain; no quadratic cost, which with integers ends within a gap. */
    private static Study rolling(long seed, Feature certain) {
        Set<Feature> features = RandomStudy.drawn(seed, EnumSet.allOf(Feature.class));
        features.removeAll(RandomStudy.CANDIDATES);
        features.removeAll(
                Set.of(Feature.QUADRATIC_COST, Feature.ENERGY_LIMITS, Feature.ENERGY_CONSTRAINTS, Feature.SCENARIOS));
        features.add(certain);
        return RandomStudy.exactly(seed, new Dice(seed, 1).whole(4, 9), features);
    }

    private static Study delayed(Study study, long seed) {
        Dice dice = new Dice(seed, study.horizon().size());
        return study.map(component -> component instanceof LinkOperation link
                ? link.toBuilder()
                        .delays(link.delays().stream()
                                .map(none -> new LinkDelay(dice.whole(0, 6), dice.chance()))
                                .toList())
                        .build()
                : component);
    }

    private static Study modular(Study study, long seed) {
        Dice dice = new Dice(seed, study.horizon().size());
        return study.map(component -> switch (component) {
            case Generator unit ->
                unit.toBuilder()
                        .commitment(unit.commitment().map(rules -> modular(rules, unit.capacityMw(), dice)))
                        .build();
            case LinkOperation unit ->
                unit.toBuilder()
                        .commitment(unit.commitment()
                                .map(rules -> modular(rules, unit.link().capacityMw(), dice)))
                        .build();
            default -> component;
        });
    }

    private static Commitment modular(Commitment rules, double capacityMw, Dice dice) {
        return rules.withModules(capacityMw / dice.whole(2, 4))
                .withMinTimes(dice.whole(0, 3), dice.whole(0, 3))
                .withCosts(dice.number(0, 300), dice.number(0, 100));
    }

    private static void compare(String name, Study study, List<String> disagreements) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(1);
        if (!(new MarketClearing(SOLVER).clear(study, options) instanceof ClearingOutcome.Cleared atOnce)) {
            return;
        }
        double once = atOnce.clearing().objective();
        ClearingOutcome outcome = roll(study, options, Duration.ofDays(10_000));
        if (!(outcome instanceof ClearingOutcome.Cleared cleared)) {
            disagreements.add(name + ": " + outcome);
            return;
        }
        double difference = cleared.clearing().objective() - once;
        double allowed = RELATIVE * Math.max(1, Math.abs(once));
        if (Math.abs(difference) > allowed) {
            disagreements.add(String.format(Locale.ROOT, "%s: costs %.6f but is off by %.6f", name, once, difference));
        }
        if (roll(study, options, Duration.ofHours(2)) instanceof ClearingOutcome.Cleared blind
                && blind.clearing().objective() < once - allowed) {
            disagreements.add(
                    name + ": who sees less pays less, " + blind.clearing().objective());
        }
    }

    private static ClearingOutcome roll(Study study, ClearingOptions options, Duration lookAhead) {
        return new RollingClearing(SOLVER, Duration.ofSeconds(1), lookAhead)
                .clear(study, options, ClearingProgress.SILENT);
    }
}
