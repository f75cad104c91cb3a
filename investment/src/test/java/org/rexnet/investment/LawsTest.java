package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Dice;
import org.rexnet.core.study.Halves;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Relatives;
import org.rexnet.core.study.Renaming;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.network.Bus;

/**
 * Laws that hold between the cost of a study and of its relatives, over random studies with all components: what one says in another way
 * costs the same. Each says which features it leaves out, and why it does not hold with them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Shared.LONG)
@Execution(ExecutionMode.CONCURRENT)
class LawsTest {

    private static final double RELATIVE = 1e-6;
    private static final double PRICE = 1e-4;
    private static final int PARTS_EVERY = 5;

    /** Seeds whose whole decisions are proved within a second; those of 3 and 6 take up to twenty. */
    private static final long[] SOON_PROVED = {1, 2, 4, 5, 7};

    /** Where units are on or off, more snapshots take minutes to prove: with one future, and with several. */
    private static final int MOST_COMMITTED = 5;

    private static final int MOST_COMMITTED_IN_SCENARIOS = 3;

    private static final ExpansionPlanning PLANNING = ExpansionPlanning.ofCapacities(new StandardSolver());

    /** Least costs by what a study says, its name aside: several laws plan the same. */
    private final Map<List<Object>, Double> costs = new ConcurrentHashMap<>();

    private static Study drawn(long seed, Set<Feature> excluded) {
        Set<Feature> features = RandomStudy.drawn(seed, EnumSet.allOf(Feature.class));
        features.removeAll(excluded);
        boolean hasScenarios = features.contains(Feature.SCENARIOS) || excluded.contains(Feature.SCENARIOS);
        int committed = hasScenarios ? MOST_COMMITTED_IN_SCENARIOS : MOST_COMMITTED;
        int snapshots = new Dice(seed, 1).whole(4, 9);
        return RandomStudy.exactly(
                seed, features.contains(Feature.COMMITMENT) ? Math.min(snapshots, committed) : snapshots, features);
    }

    private static Study drawn(long seed) {
        return drawn(seed, Set.of());
    }

    static LongStream seeds() {
        return Draws.areFull() ? LongStream.rangeClosed(1, 500) : LongStream.of(SOON_PROVED);
    }

    /**
     * Not with whole modules, which are found within a gap; nor where units are on or off and limits hold on average, because futures that
     * decide differently meet an average that one decision does not.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void aCertainFutureCostsWhatItCostsAsSeveralEqualOnes(long seed) {
        Study certain = drawn(seed, Set.of(Feature.SCENARIOS, Feature.MODULES));
        List<Scenario> equal = List.of(
                new Scenario("one", 0.5, List.of()),
                new Scenario("two", 0.3, List.of()),
                new Scenario("three", 0.2, List.of()));
        List<String> averaged = seed % 2 == 0 || hasCommitment(certain) ? List.of() : List.of("co2", "gas", "spare");
        Study split = SideBySide.of(
                certain.withSettings(certain.settings().withScenarios(equal).withAverageLimits(averaged)));

        assertSameCost(certain, split, seed);
    }

    /** Holds for everything. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aPartOfTheHorizonCostsWhatAFolderOfJustTheseSnapshotsCosts(long seed, @TempDir Path folder)
            throws IOException {
        Study drawn = drawn(seed);
        int first = (int) (seed % 2);
        int end = drawn.horizon().size() - 1;
        StudyWriter.write(drawn, Results.NONE, folder.resolve("study"));
        Study whole = StudyReader.read(folder.resolve("study"));
        keepSnapshots(folder.resolve("study"), first, end);
        Study part = StudyReader.read(folder.resolve("study"));

        assertSameCost(SideBySide.of(part), SideBySide.of(PartOfHorizon.of(whole, first, end)), seed);
    }

    /** Holds for everything. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRowsChangesNoCost(long seed) {
        Study study = SideBySide.of(drawn(seed));

        assertSameCost(study, Relatives.reordered(study, seed), seed);
    }

    /** Holds for everything but lines and transformers, which tie angles whatever they carry. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aComponentOfNoCapacityChangesNoCost(long seed) {
        Study study = SideBySide.of(drawn(seed));

        assertSameCost(study, Relatives.withNothingMore(study), seed);
    }

    /**
     * Not with what counts snapshots (ramps, commitment, delays, windows of flexible loads), nor with storage and buildings that lose by
     * the level they hold; whole modules are found within a gap.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void everySnapshotTwiceAtHalfItsWeightsCostsTheSame(long seed) {
        Study once = Halves.comparable(drawn(
                seed,
                Set.of(
                        Feature.RAMPS,
                        Feature.COMMITMENT,
                        Feature.PIPE_DELAY,
                        Feature.LINK_DELAY,
                        Feature.FLEXIBLE_LOADS,
                        Feature.STANDING_LOSS,
                        Feature.BUILDINGS,
                        Feature.MODULES)));

        assertSameCost(SideBySide.of(once), SideBySide.of(Halves.of(once)), seed);
    }

    /** Not with snapshots of different durations, which make no periods, nor with links whose delay counts weights. */
    @ParameterizedTest
    @MethodSource("seeds")
    void asManyRepresentativePeriodsAsThereAreCostWhatTheWholeCosts(long seed) {
        Study whole = Relatives.withEqualDurations(drawn(seed, Set.of(Feature.LINK_DELAY)));
        int length = 1 + (int) (seed % 3);
        double hours = length * whole.horizon().at(0).durationHours();
        RepresentativePeriods all =
                RepresentativePeriods.of(whole, hours, whole.horizon().size() / length);

        assertSameCost(SideBySide.of(whole), SideBySide.of(all.study()), seed);
    }

    /**
     * Not with vehicles, which come at their own time; nor where units are on or off and limits hold over the horizon, because periods that
     * decide differently meet a limit that one decision does not; whole modules are found within a gap.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void onePeriodThatStandsForItsLikeCostsWhatTheyAllCost(long seed) {
        Set<Feature> excluded =
                EnumSet.of(Feature.CHARGING, Feature.STATION_CANDIDATES, Feature.MODULES, Feature.LINK_DELAY);
        if (RandomStudy.drawn(seed, EnumSet.of(Feature.COMMITMENT)).contains(Feature.COMMITMENT)) {
            excluded.addAll(Set.of(Feature.ENERGY_CONSTRAINTS, Feature.ENERGY_LIMITS));
        }
        Study once = Relatives.withEqualDurations(drawn(seed, excluded));
        Study all = Relatives.repeated(once, 2);
        double hours = once.horizon().size() * once.horizon().at(0).durationHours();
        RepresentativePeriods one = RepresentativePeriods.of(all, hours, 1);

        assertSameCost(SideBySide.of(CyclicStorage.of(all)), SideBySide.of(one.study()), seed);
    }

    /** Holds for everything; sessions keep their order, because plugs go by arrival, then name. */
    @ParameterizedTest
    @MethodSource("seeds")
    void namesChangeNoCost(long seed, @TempDir Path folder) throws IOException {
        Study drawn = drawn(seed);
        StudyWriter.write(drawn, Results.NONE, folder.resolve("study"));
        Study named = StudyReader.read(folder.resolve("study"));
        Renaming.inFolder(folder.resolve("study"));
        Study renamed = StudyReader.read(folder.resolve("study"));

        assertThat(renamed.network().buses())
                .doesNotContainAnyElementsOf(named.network().buses());
        assertSameCost(SideBySide.of(named), SideBySide.of(renamed), seed);
    }

    /** Not with whole decisions, of which several sets may cost the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRowsChangesNoPriceAtTheMiddle(long seed) {
        Study drawn = drawn(seed, Set.of(Feature.MODULES, Feature.COMMITMENT));
        Study study = SideBySide.of(drawn.withSettings(drawn.settings().withPrices(PriceRule.MIDPOINT)));
        Study reordered = Relatives.reordered(study, seed);
        if (!(PLANNING.plan(study) instanceof PlanOutcome.Planned planned)) {
            return;
        }
        Clearing one = planned.plan().clearing();
        Clearing other = PLANNING.plan(reordered).orThrow().clearing();

        for (Bus bus : study.network().buses()) {
            for (int t = 0; t < study.horizon().size(); t++) {
                double price = one.price(bus.id(), t);
                assertThat(other.price(bus.id(), t))
                        .as("%s, %d", bus.id(), t)
                        .isCloseTo(price, within(PRICE * Math.max(1, Math.abs(price))));
            }
        }
    }

    /** Removes the rows of other snapshots from a folder's table of snapshots and from its series. */
    private static void keepSnapshots(Path folder, int first, int end) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*{snapshots,-*}.csv")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                List<String> kept = new ArrayList<>(lines.subList(0, 1));
                kept.addAll(lines.subList(1 + first, 1 + end));
                Files.write(file, kept);
            }
        }
    }

    /** Compares joint plans, and now and then a plan in parts, which ends within its gap. */
    private void assertSameCost(Study one, Study other, long seed) {
        double expected = leastCost(one);
        assertClose(leastCost(other), expected, RELATIVE);
        if (seed % PARTS_EVERY == 0 && !isWhole(other)) {
            PlanOutcome inParts = new EquilibriumPlanning(new StandardSolver())
                    .plan(
                            other,
                            ClearingOptions.of(other.settings()).withThreads(1),
                            EquilibriumOptions.DEFAULTS.withPartSnapshots(4));
            assertClose(cost(inParts), expected, EquilibriumOptions.DEFAULTS.gap() + RELATIVE);
        }
    }

    private double leastCost(Study study) {
        List<Object> told = List.of(
                study.settings(),
                study.network().carriers(),
                study.network().buses(),
                study.network().branches(),
                study.horizon(),
                study.components(),
                study.globalConstraints(),
                study.conditions());
        return costs.computeIfAbsent(told, plan -> cost(PLANNING.plan(study)));
    }

    private static boolean isWhole(Study study) {
        return hasCommitment(study)
                || Candidate.of(study).stream()
                        .anyMatch(candidate -> candidate.expansion().module() > 0);
    }

    private static boolean hasCommitment(Study study) {
        return study.components().stream().anyMatch(Component::isCommitted);
    }

    /** Returns the least cost; infinity where the study is infeasible. */
    private static double cost(PlanOutcome outcome) {
        return switch (outcome) {
            case PlanOutcome.Planned planned -> planned.plan().clearing().objective();
            case PlanOutcome.NotPlanned not -> {
                assertThat(not.reason()).isInstanceOf(ClearingOutcome.Infeasible.class);
                yield Double.POSITIVE_INFINITY;
            }
        };
    }

    private static void assertClose(double actual, double expected, double share) {
        if (Double.isInfinite(expected)) {
            assertThat(actual).isInfinite();
            return;
        }
        assertThat(actual).isCloseTo(expected, within(share * Math.max(1, Math.abs(expected))));
    }
}
