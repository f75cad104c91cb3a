package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.RandomKinks;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.Study;
import org.rexnet.investment.path.PathPlanning;
import org.rexnet.network.Bus;

/** Where several prices are valid, plans in parts and paths publish those that the study asks for, too. */
class ChosenPricesTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final List<PriceRule> CHOICES = List.of(PriceRule.MIDPOINT, PriceRule.LOW, PriceRule.HIGH);
    private static final double PRICE = 1e-4;
    private static final double PAYMENT = 1e-6;
    private static final double GAP = 1e-9;

    static LongStream seeds() {
        return LongStream.iterate(1, seed -> seed + 1)
                .filter(seed -> !isLumpy(RandomKinks.of(seed)))
                .filter(seed -> new ExpansionPlanning(SOLVER).plan(RandomKinks.of(seed)) instanceof PlanOutcome.Planned)
                .limit(Draws.count(10, 300));
    }

    private static boolean isLumpy(Study study) {
        return study.generators().stream().anyMatch(one -> one.commitment().isPresent());
    }

    private static Study ruled(Study study, PriceRule rule) {
        return study.withSettings(study.settings().withPrices(rule));
    }

    private static Plan inParts(Study study, int snapshots) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(1);
        EquilibriumOptions equilibrium =
                EquilibriumOptions.DEFAULTS.withGap(GAP).withPartSnapshots(snapshots);
        return new EquilibriumPlanning(SOLVER).plan(study, options, equilibrium).orThrow();
    }

    /** The horizon as one part: its prices are those of a clearing with the capacities that were found. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aPartChoosesPricesAtTheCapacitiesFound(long seed) {
        for (PriceRule rule : CHOICES) {
            Study study = ruled(RandomKinks.of(seed), rule);
            Plan plan = inParts(study, study.horizon().size());
            Map<String, Double> found = plan.additions().stream()
                    .collect(Collectors.toMap(one -> one.key().toString(), CapacityAddition::optimal));
            Study fixed = CandidateChange.of(study, candidate -> {
                double capacity =
                        Objects.requireNonNull(found.get(candidate.key().toString()));
                return candidate.expansion().withLimits(capacity, capacity);
            });

            Clearing expected =
                    new ExpansionPlanning(SOLVER).plan(fixed).orThrow().clearing();

            assertSamePrices(plan.clearing(), expected, rule);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inPartsLoadsPayLeastByTheLowPricesAndMostByTheHighOnes(long seed) {
        Study study = RandomKinks.of(seed);
        double any = payment(inParts(study, 1).clearing());
        double low = payment(inParts(ruled(study, PriceRule.LOW), 1).clearing());
        double middle = payment(inParts(ruled(study, PriceRule.MIDPOINT), 1).clearing());
        double high = payment(inParts(ruled(study, PriceRule.HIGH), 1).clearing());

        double slack = PAYMENT * Math.max(1, Math.abs(any));
        assertThat(List.of(any, middle))
                .allSatisfy(payment -> assertThat(payment).isBetween(low - slack, high + slack));
    }

    /** A path of one year, in which money counts more than once, is the joint plan of that year. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aPathOfOneYearChoosesThePricesOfItsPlan(long seed) {
        PlanningPath path = PlanningPath.of(0.05, List.of(PlanningPath.Year.of(2030)));
        for (PriceRule rule : CHOICES) {
            Study study = ruled(RandomKinks.of(seed), rule);
            Clearing expected =
                    new ExpansionPlanning(SOLVER).plan(study).orThrow().clearing();
            PathPlanning planning = PathPlanning.of(study, path, SOLVER);

            for (var outcome : List.of(
                    planning.yearByYear(PathPlanning.Listener.SILENT),
                    planning.withForesight(PathPlanning.Listener.SILENT))) {
                assertSamePrices(outcome.orThrow().year(2030).clearing(), expected, rule);
            }
        }
    }

    private static void assertSamePrices(Clearing actual, Clearing expected, PriceRule rule) {
        for (Bus bus : expected.study().network().buses()) {
            for (int t = 0; t < expected.study().horizon().size(); t++) {
                double price = expected.price(bus.id(), t);
                assertThat(actual.price(bus.id(), t))
                        .as("%s, %s, %d", rule, bus.id(), t)
                        .isCloseTo(price, within(PRICE * Math.max(1, Math.abs(price))));
            }
        }
    }

    private static double payment(Clearing clearing) {
        double sum = 0;
        for (Load load : clearing.study().loads()) {
            for (int t = 0; t < clearing.study().horizon().size(); t++) {
                double hours = clearing.study().horizon().at(t).objectiveWeight();
                sum -= load.sign() * hours * load.powerMw().at(t) * clearing.price(load.bus(), t);
            }
        }
        return sum;
    }
}
