package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.ClearingOptions;
import org.rexnet.core.clearing.RentInterval;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.BuiltInStudies;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** What a candidate may earn where prices are not unique. */
final class RentRangeTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final Offset<Double> EXACT = within(1e-6);

    private static Plan plan(Study study) {
        return new ExpansionPlanning(SOLVER).plan(study).orThrow();
    }

    private static RentRange range(Study study, String name) {
        return RentRange.of(plan(study), ClearingOptions.of(study.settings()), SOLVER).orElseThrow().stream()
                .filter(one -> one.signal().name().equals(name))
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
        assertInterval(range(stepOffers(1), "free"), 16, 17);
        assertInterval(range(stepOffers(2), "free"), 23, 23);
        assertInterval(range(stepOffers(3), "free"), 29, 30);
        assertThat(range(stepOffers(2), "free").isUnique()).isTrue();
        assertThat(range(stepOffers(3), "free").isUnique()).isFalse();
    }

    private static void assertInterval(RentRange range, double low, double high) {
        assertThat(range.interval().low()).isCloseTo(low, EXACT);
        assertThat(range.interval().high()).isCloseTo(high, EXACT);
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

        RentRange battery = range(study, "battery");

        assertThat(battery.signal().capacity()).isCloseTo(2, EXACT);
        assertThat(battery.signal().rentPerUnit()).isCloseTo(15, EXACT);
        assertInterval(battery, 0, 20);
    }

    @Test
    void whatIsNotBuiltHasNoLastUnit() {
        Study study = Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("old", "town", 20, 20)
                .generator("new", "town", g -> g.marginalCost(12).expansion(Expansion.of(100)))
                .build();

        RentInterval interval = range(study, "new").interval();

        assertThat(interval.low()).isCloseTo(8, EXACT);
        assertThat(interval.high()).isInfinite();
    }

    @Test
    void coalOfTheScreeningCurveStandsOnAKink() {
        Study study = BuiltInStudies.find("screening-curve").orElseThrow().study();

        RentRange coal = range(study, "coal");

        // Only the last MW saves 10 in the hour of a load of 500, and 1,000 in that of 990.
        double hour = study.horizon().at(0).objectiveWeight();
        assertThat(coal.interval().high() - coal.interval().low()).isCloseTo((10 + 1000) * hour, EXACT);
        assertThat(coal.signal().rentPerUnit())
                .isBetween(coal.interval().low() - 1e-6, coal.interval().high() + 1e-6);
    }

    static LongStream seeds() {
        return LongStream.range(400, 410);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePlansRentIsValidAndTheIntervalIsThatOfPlansNearby(long seed) {
        Study study = RandomExpansions.of(seed);
        Plan plan = plan(study);

        List<RentRange> all =
                RentRange.of(plan, ClearingOptions.of(study.settings()), SOLVER).orElseThrow();

        for (RentRange one : all) {
            double scale = Math.max(1, Math.abs(one.signal().rentPerUnit()));
            assertThat(one.signal().rentPerUnit())
                    .as(one.signal().name())
                    .isBetween(
                            one.interval().low() - 1e-5 * scale, one.interval().high() + 1e-5 * scale);
        }
        RentRange any = all.get((int) (seed % all.size()));
        double step = 1e-3;
        double cost = operation(study, plan, any, 0);
        double more = (cost - operation(study, plan, any, step)) / step;
        assertThat(any.interval().low()).as(any.signal().name()).isCloseTo(more, within(0.05 + 1e-3 * Math.abs(more)));
        if (Double.isFinite(any.interval().high())) {
            double less = (operation(study, plan, any, -step) - cost) / step;
            assertThat(any.interval().high())
                    .as(any.signal().name())
                    .isCloseTo(less, within(0.05 + 1e-3 * Math.abs(less)));
        }
    }

    /** Cost of operating a plan of which one capacity is a little larger or smaller. */
    private static double operation(Study study, Plan plan, RentRange of, double step) {
        Study changed = CandidateChange.of(CandidateChange.fixedAt(study, plan), candidate -> {
            double capacity = candidate.expansion().min()
                    + (candidate.name().equals(of.signal().name()) ? step : 0);
            return Expansion.of(capacity, capacity, 0);
        });
        return plan(changed).clearing().objective();
    }
}
