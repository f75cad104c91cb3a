package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;
import org.rexnet.investment.signal.Signal;
import org.rexnet.network.Line;

class ExpansionPlanningTest {

    private static final ExpansionPlanning PLANNING = new ExpansionPlanning(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    private static Study builtIn(String name) {
        return BuiltInStudies.find(name).map(BuiltInStudy::study).orElseThrow();
    }

    /** After a PyPSA teaching case: fixed cost 15, 10, 0 and variable cost 2, 12, 1012 under a straight load-duration curve. */
    @Test
    void theScreeningCurveBuildsEachTechnologyForItsHours() {
        Plan plan = PLANNING.plan(builtIn("screening-curve")).orThrow();
        assertThat(plan.clearing().objective()).isEqualTo(14_706.1938, within(1e-3));
        double[] found =
                plan.additions().stream().mapToDouble(CapacityAddition::optimal).toArray();
        assertThat(found).contains(new double[] {500, 490}, within(1e-6));
        assertThat(plan.equilibriumGap()).isLessThan(1e-6);
        Clearing clearing = plan.clearing();
        double[] prices =
                Arrays.stream(clearing.prices()).mapToDouble(row -> row[0]).toArray();
        double[] weights = clearing.study().horizon().snapshots().stream()
                .mapToDouble(s -> s.objectiveWeight())
                .toArray();
        // At no load, in the last step, any price up to 2 is valid. Besides the variable costs only the two kinks have
        // prices of their own: 7 and 22.
        assertThat(Arrays.stream(prices, 0, 1000)
                        .map(p -> Math.rint(p * 1e6) / 1e6)
                        .distinct()
                        .sorted())
                .containsExactly(2.0, 7.0, 12.0, 22.0, 1012.0);
        assertThat(weights).hasSize(1001);
    }

    @ParameterizedTest
    @CsvSource({"garver, 99", "garver-fixed, 171.5"})
    void garversContinuousTransportRelaxationHasItsKnownCost(String name, double cost) {
        Plan plan = PLANNING.plan(builtIn(name)).orThrow();
        assertThat(plan.capacityCost() - existingCost(plan)).isEqualTo(cost, within(1e-4));
    }

    private static double existingCost(Plan plan) {
        return plan.additions().stream()
                .mapToDouble(a -> a.existing() * a.annualCostPerUnit())
                .sum();
    }

    @Test
    void harbourIsALongRunEquilibrium() {
        Plan plan = PLANNING.plan(builtIn("harbour")).orThrow();
        assertThat(plan.equilibriumGap()).isLessThan(1e-6);
        assertThat(plan.additions()).anySatisfy(a -> assertThat(a.addition()).isGreaterThan(1));
        assertThat(plan.signals()).anySatisfy(s -> assertThat(s.netValue()).isLessThan(-1));
        plan.signals().stream()
                .filter(s -> s.standing() == Signal.Standing.BETWEEN)
                .forEach(s -> assertThat(s.supportingRentPerUnit())
                        .isEqualTo(s.annualCostPerUnit(), within(1e-3 * s.annualCostPerUnit())));
    }

    @Test
    void whatExistsIsShownApartFromWhatIsAdded() {
        Study study = Study.builder("grow")
                .buses("b")
                .generator("gas", "b", g -> g.capacityMw(40).marginalCost(10).expansion(Expansion.of(40, 200, 5)))
                .load("load", "b", 100)
                .build();
        CapacityAddition gas = PLANNING.plan(study).orThrow().addition("gas");
        assertThat(gas.existing()).isEqualTo(40);
        assertThat(gas.addition()).isEqualTo(60, EXACT);
        assertThat(gas.annualCost()).isEqualTo(500, EXACT);
    }

    @Test
    void aLineGrowsUntilItsRentIsItsCost() {
        Line line = Line.of("a-b", "a", "b", 0.1, 10);
        Study study = Study.builder("line")
                .buses("a", "b")
                .add(LineOperation.builder(line)
                        .maxPu(0.5)
                        .expansion(Expansion.of(10, 1000, 4))
                        .build())
                .generator("cheap", "a", 100, 10)
                .generator("dear", "b", g -> g.capacityMw(100).marginalCost(10).quadraticCost(0.5))
                .load("load", "b", 60)
                .build();
        Plan plan = PLANNING.plan(study).orThrow();
        // Rent per MW of capacity is 0.5 x price difference = 4, so the price at b is 18 and the dear unit runs at 8
        // MW.
        assertThat(plan.clearing().price("b")).isEqualTo(18, EXACT);
        assertThat(plan.addition("a-b").optimal()).isEqualTo(2 * 52, EXACT);
        assertThat(plan.equilibriumGap()).isLessThan(1e-6);
    }

    @Test
    void wholeModulesAreBuiltWholeAndMayLeaveAProfit() {
        Study study = Study.builder("modules")
                .buses("b")
                .generator("unit", "b", g -> g.marginalCost(10).expansion(new Expansion(0, 1000, 20, 30)))
                .generator("dear", "b", 100, 60)
                .load("load", "b", 70)
                .build();
        Plan plan = PLANNING.plan(study).orThrow();
        assertThat(plan.addition("unit").optimal()).isEqualTo(60, EXACT);
        assertThat(plan.clearing().objective()).isEqualTo(60 * 20 + 60 * 10 + 10 * 60, EXACT);
        assertThat(plan.signals().get(0).rentPerUnit()).isEqualTo(50, EXACT);
    }

    @Test
    void aUnitMayBeCommittedAndExtendedAtOnce() {
        Study study = Study.builder("both")
                .buses("b")
                .hours(3)
                .generator(
                        "unit",
                        "b",
                        g -> g.marginalCost(10)
                                .minPu(Profile.of(0.5))
                                .expansion(Expansion.of(0, 200, 20))
                                .commitment(Commitment.free().withCosts(100, 0)))
                .generator("dear", "b", 100, 60)
                .load("load", "b", 20, 80, 80)
                .build();
        Plan plan = PLANNING.plan(study).orThrow();
        // 80 MW would not go below 40 in the first hour: it stops then and starts for 100; 40 MW would save that and
        // lose more.
        assertThat(plan.addition("unit").optimal()).isEqualTo(80, EXACT);
        assertThat(plan.clearing().objective()).isEqualTo(80 * 20 + 100 + 10 * 160 + 60 * 20, EXACT);
        assertThat(plan.clearing().series(ComponentKind.GENERATOR, "status")[0][0])
                .isEqualTo(0, EXACT);
    }

    @Test
    void aLimitOnCapacityCountsAsCost() {
        Study study = Study.builder("limit")
                .buses("b")
                .generator("wind", "b", g -> g.carrier("wind").expansion(Expansion.of(5)))
                .generator("gas", "b", g -> g.capacityMw(100).marginalCost(30))
                .load("load", "b", 50)
                .add(new GlobalConstraint(
                        "site",
                        GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                        "wind",
                        "",
                        GlobalConstraint.Sense.AT_MOST,
                        20))
                .build();
        Plan plan = PLANNING.plan(study).orThrow();
        assertThat(plan.addition("wind").optimal()).isEqualTo(20, EXACT);
        assertThat(plan.clearing().column(ComponentKind.GLOBAL_CONSTRAINT, "mu")[0])
                .isEqualTo(-25, EXACT);
        assertThat(plan.signals().get(0).annualCostPerUnit()).isEqualTo(30, EXACT);
        assertThat(plan.equilibriumGap()).isLessThan(1e-9);
    }

    @Test
    void aFreeCapacityThatEarnsIsSaidToBeUnbounded() {
        Study study = Study.builder("free")
                .buses("b")
                .generator("paid", "b", g -> g.marginalCost(-5).expansion(Expansion.of(0)))
                .generator(
                        "sink", "b", g -> g.capacityMw(Double.POSITIVE_INFINITY).sign(-1))
                .load("load", "b", 50)
                .build();
        assertThat(PLANNING.plan(study)).isInstanceOf(PlanOutcome.NotPlanned.class);
    }
}
