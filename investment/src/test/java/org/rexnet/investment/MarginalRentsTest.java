package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.builtin.BuiltInStudies;

/** What one more of a candidate would earn and the last one saves. */
final class MarginalRentsTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final EquilibriumPlanning EQUILIBRIUM = new EquilibriumPlanning(SOLVER);
    private static final Offset<Double> EXACT = within(1e-6);

    private static Plan plan(Study study) {
        return new ExpansionPlanning(SOLVER).plan(study).orThrow();
    }

    private static Signal signal(Study study, String name) {
        return signal(plan(study), name);
    }

    private static Signal signal(Plan plan, String name) {
        return plan.signals().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Three nodes with step offers and demand 4400, 4400, 14400, whose prices are [16, 17], 23 and [29, 30]; at one of them 100 MW that cost
     * nothing to run, and 100 MW more to serve.
     */
    private static Study stepOffers(int at) {
        StudyBuilder study = Study.builder("step offers").buses("1", "2", "3");
        study.line("1", "2", 0.01, 5000).line("1", "3", 0.01, 5000).line("2", "3", 0.01, 5000);
        double[] demand = {4400, 4400, 14400};
        for (int node = 1; node <= 3; node++) {
            study.load("load " + node, "" + node, demand[node - 1] + (node == at ? 100 : 0));
            for (int step = 0; step < 10; step++) {
                study.generator("n%d-%d".formatted(node, step), "" + node, 1000, 10 * node - 5 + step);
            }
        }
        return study.generator("free", "" + at, g -> g.expansion(Expansion.of(100, 100, 7)))
                .build();
    }

    @Test
    void aPlantMayEarnWhatThePriceMayBe() {
        assertSides(signal(stepOffers(1), "free"), 16, 17);
        assertSides(signal(stepOffers(2), "free"), 23, 23);
        assertSides(signal(stepOffers(3), "free"), 29, 30);
        assertThat(signal(stepOffers(2), "free").isUnique()).isTrue();
        assertThat(signal(stepOffers(3), "free").isUnique()).isFalse();
    }

    private static void assertSides(Signal signal, double oneMore, double last) {
        assertThat(signal.rentPerUnit()).isCloseTo(oneMore, EXACT);
        assertThat(signal.lastRentPerUnit()).hasValueCloseTo(last, EXACT);
    }

    @Test
    void oneMoreBatteryIsIdleWhereTheLastOneSavesADearHour() {
        // 10 MW at 10 are full in both hours; without the battery's last MW one MW at 30 takes the place of one at 10.
        Study study = Study.builder("battery")
                .hours(2)
                .buses("town")
                .load("town", "town", 8, 12)
                .generator("cheap", "town", 10, 10)
                .generator("dear", "town", 10, 30)
                .storageUnit("battery", "town", s -> s.maxHours(1).expansion(Expansion.of(0, 10, 15)))
                .build();

        Signal battery = signal(study, "battery");

        assertThat(battery.capacity()).isCloseTo(2, EXACT);
        assertThat(battery.supportingRentPerUnit()).isCloseTo(15, EXACT);
        assertSides(battery, 0, 20);
    }

    @Test
    void whatIsNotBuiltHasNoLastUnit() {
        Study study = Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("old", "town", 20, 20)
                .generator("new", "town", g -> g.marginalCost(12).expansion(Expansion.of(100)))
                .build();

        Signal unbuilt = signal(study, "new");

        assertThat(unbuilt.rentPerUnit()).isCloseTo(8, EXACT);
        assertThat(unbuilt.lastRentPerUnit()).isEmpty();
    }

    @Test
    void coalOfTheScreeningCurveStandsOnAKink() {
        Study study = BuiltInStudies.find("screening-curve").orElseThrow().study();

        Signal coal = signal(study, "coal");

        // Only the last MW saves 10 in the hour of a load of 500, and gas takes its place above: it would be built for
        // less.
        double hour = study.horizon().at(0).objectiveWeight();
        assertThat(coal.lastRentPerUnit().orElseThrow() - coal.rentPerUnit()).isCloseTo(10 * hour, EXACT);
        assertThat(coal.supportingRentPerUnit())
                .isBetween(coal.rentPerUnit() - 1e-6, coal.lastRentPerUnit().orElseThrow() + 1e-6);
    }

    @Test
    void whatIsNotBuiltEarnsNothingWhereAllHoursCostTheSame() {
        Study study = Study.builder("same cost")
                .hours(2)
                .buses("b")
                .generator("g", "b", 20, 10)
                .load("d", "b", 10, 4)
                .storageUnit("bat", "b", s -> s.maxHours(1).cyclic(true).expansion(Expansion.of(50)))
                .storageUnit("bat2", "b", s -> s.maxHours(2).cyclic(true).expansion(Expansion.of(50)))
                .build();

        for (Plan plan : List.of(plan(study), EQUILIBRIUM.plan(study).orThrow())) {
            SignalTable table = SignalTable.of(plan);
            assertThat(table.signals()).extracting(PriceSignal::rentPerUnit).allMatch(rent -> Math.abs(rent) < 1e-6);
            assertThat(table.hours(0).best()).isEmpty();
        }
    }

    static LongStream seeds() {
        return Draws.seeds(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothSidesAreThoseOfPlansNearby(long seed) {
        Study study = RandomExpansions.of(seed);
        assertSidesByPlanningAgain(plan(study), 2e-4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothSidesOfAnEquilibriumAreThoseOfPlansNearby(long seed) {
        Study study = RandomExpansions.of(seed);
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(2);
        EquilibriumOptions weekly = EquilibriumOptions.DEFAULTS.withPartSnapshots(12);
        assertSidesByPlanningAgain(EQUILIBRIUM.plan(study, options, weekly).orThrow(), 1e-3);
    }

    /** Plans again with each capacity in turn fixed where it stands and one or two steps to either side, everything else free to follow. */
    private static void assertSidesByPlanningAgain(Plan plan, double share) {
        List<Candidate> candidates = Candidate.of(plan.study());
        for (int i = 0; i < Draws.count(4, candidates.size()) && i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Signal signal = plan.signals().get(i);
            double step = share * Math.max(1, signal.capacity());
            if (signal.basis() == Earnings.Basis.ONE_MORE) {
                assertSlope(plan, candidate, signal.netValue(), step);
            }
            if (signal.capacity() > 2 * step) {
                double last = signal.lastRentPerUnit().orElse(Double.POSITIVE_INFINITY) - signal.annualCostPerUnit();
                assertSlope(plan, candidate, last, -step);
            }
        }
    }

    /** Least cost is convex in a capacity: its slope there lies between those of the chords of the first and the second step. */
    private static void assertSlope(Plan plan, Candidate candidate, double netValue, double step) {
        CapacityAddition addition = plan.addition(candidate.name());
        double[] costs = IntStream.rangeClosed(0, 2)
                .mapToDouble(steps -> costAt(plan.study(), candidate, addition.optimal() + steps * step))
                .toArray();
        if (Double.isInfinite(costs[0] + costs[1] + costs[2])) {
            return; // A limit over many capacities leaves no room; it is paid for.
        }
        double first = (costs[0] - costs[1]) / step;
        double second = (costs[1] - costs[2]) / step;
        double tolerance = 1e-3 * Math.max(1, Math.max(Math.abs(addition.annualCostPerUnit()), Math.abs(netValue)));
        assertThat(netValue)
                .as(
                        "%s of %s, a step of %s from %s",
                        candidate.name(), plan.study().name(), step, addition.optimal())
                .isBetween(Math.min(first, second) - tolerance, Math.max(first, second) + tolerance);
    }

    /** Least cost of a study in which one capacity is given; infinite where it cannot be operated. */
    private static double costAt(Study study, Candidate fixed, double capacity) {
        Study changed = CandidateChange.of(
                study,
                candidate -> candidate.equals(fixed)
                        ? candidate.expansion().withLimits(capacity, capacity)
                        : candidate.expansion());
        return ExpansionPlanning.ofCapacities(SOLVER).plan(changed) instanceof PlanOutcome.Planned planned
                ? planned.plan().clearing().objective()
                : Double.POSITIVE_INFINITY;
    }
}
