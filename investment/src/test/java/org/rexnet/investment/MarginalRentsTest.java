package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.Earnings;
import org.rexnet.investment.signal.PriceSignal;
import org.rexnet.investment.signal.Signal;
import org.rexnet.investment.signal.SignalTable;

/** What one more of a candidate would earn and the last one saves. */
final class MarginalRentsTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final EquilibriumPlanning EQUILIBRIUM = new EquilibriumPlanning(SOLVER);
    private static final Offset<Double> EXACT = within(1e-6);

    /** Shares of a capacity up to which it is known in a joint plan, and where it is one of its bounds. */
    private static final double CLOSE = 1e-5;

    private static final double AT_BOUND = 1e-6;

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
     * Three nodes with step offers and demand 4400, 4400, 14400, whose prices are [16, 17], 23 and [29, 30]; at one of them 100 MW that
     * cost nothing to run, and 100 MW more to serve.
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
        Study study = OneTown.of("battery", 8, 12)
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
            SignalTable table = plan.signalTable();
            assertThat(table.signals()).extracting(PriceSignal::rentPerUnit).allMatch(rent -> Math.abs(rent) < 1e-6);
            assertThat(table.hours(0).best()).isEmpty();
        }
    }

    @Test
    void aLongHorizonWithManyCandidatesDoesNotBecomeOneModel() {
        assertThat(MarginalRents.becomesOne(candidates(1000, 4))).isTrue();
        assertThat(MarginalRents.becomesOne(candidates(1000, 1100))).isFalse();
        assertThat(MarginalRents.becomesOne(candidates(1000, 0))).isFalse();
        assertThat(MarginalRents.becomesOne(candidates(500_000, 4))).isFalse();
    }

    private static Study candidates(int hours, int count) {
        StudyBuilder study = Study.builder("many").hours(hours).buses("town");
        for (int i = 0; i < count; i++) {
            study.generator("plant " + i, "town", g -> g.expansion(Expansion.of(100)));
        }
        return study.build();
    }

    static LongStream seeds() {
        return Draws.seeds(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothSidesAreThoseOfPlansNearby(long seed) {
        assertSidesByPlanningAgain(plan(RandomExpansions.of(seed)), CLOSE, seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothSidesOfAnEquilibriumAreThoseOfPlansNearby(long seed) {
        Study study = RandomExpansions.of(seed);
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(2);
        EquilibriumOptions halfDays = EquilibriumOptions.DEFAULTS.withPartSnapshots(12);
        assertSidesByPlanningAgain(EQUILIBRIUM.plan(study, options, halfDays).orThrow(), 1e-3, seed);
    }

    /**
     * Plans again with some capacities, each in turn, beside where it stands, everything else free to follow.
     *
     * @param share of a capacity between its bounds, at least of one MW, up to which it is known
     */
    private static void assertSidesByPlanningAgain(Plan plan, double share, long seed) {
        List<Candidate> candidates = Candidate.of(plan.study());
        int stride = Math.max(1, candidates.size() / Draws.count(3, 5));
        for (int i = (int) (seed % stride); i < candidates.size(); i += stride) {
            Candidate candidate = candidates.get(i);
            Signal signal = plan.signals().get(i);
            boolean isOneMore = signal.basis() == Earnings.Basis.ONE_MORE;
            boolean isOwnCost =
                    signal.annualCostPerUnit() == candidate.expansion().annualCost();
            boolean isAtBound = signal.capacity() == candidate.expansion().min()
                    || signal.capacity() == candidate.expansion().max();
            double known = (isAtBound ? AT_BOUND : share) * Math.max(1, signal.capacity());
            if (isOneMore && isOwnCost) {
                assertSlope(plan, candidate, signal.capacity(), known, signal.netValue(), 1);
            }
            if (signal.capacity() > 2 * known && signal.lastRentPerUnit().isPresent()) {
                double last = signal.lastRentPerUnit().getAsDouble() - signal.annualCostPerUnit();
                assertSlope(plan, candidate, signal.capacity(), known, last, -1);
            }
        }
    }

    /** The slope of least cost is that of the chord over a step; where a kink lies within, that over a much shorter one to either side. */
    private static void assertSlope(
            Plan plan, Candidate candidate, double capacity, double known, double netValue, int sign) {
        double from = capacity + sign * known;
        double back = -Math.min(known / Math.max(1, capacity), CLOSE);
        double cost = candidate.expansion().annualCost();
        double here = costAt(plan.study(), candidate, from);
        if (Double.isInfinite(here)) {
            return; // A limit over many capacities leaves no room; it is paid for.
        }
        double found = Double.NaN;
        for (double step : new double[] {1e-3, CLOSE, back}) {
            double moved = sign * step * Math.max(1, from);
            found = (here - costAt(plan.study(), candidate, from + moved)) / moved;
            if (Math.abs(found - netValue) <= 1e-3 * Math.max(1, cost)) {
                return;
            }
        }
        assertThat(found)
                .as(
                        "%s of %s beside %s, side %d",
                        candidate.name(), plan.study().name(), from, sign)
                .isCloseTo(netValue, within(1e-3 * Math.max(1, cost)));
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
