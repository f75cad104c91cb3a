package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;
import org.rexnet.network.Pipe;

final class ScenarioPlanningTest {

    private static final ExpansionPlanning JOINT = new ExpansionPlanning(new StandardSolver());

    private static Scenario load(String name, double probability, double factor) {
        return new Scenario(name, probability, List.of(Scenario.Override.factor(Scenario.Attribute.LOAD, factor)));
    }

    /** One hour, a plant of 10 a MW and 20 a MWh, lost load at 100: it pays to build for a load of probability above 1/8. */
    private static Study town(Scenario... scenarios) {
        return Study.builder("town")
                .settings(Settings.DEFAULTS.withLostLoad(100).withScenarios(List.of(scenarios)))
                .buses("town")
                .load("town", "town", 10)
                .generator("plant", "town", g -> g.marginalCost(20).expansion(Expansion.of(10)))
                .build();
    }

    @Test
    void capacityIsDecidedBeforeTheScenarioIsKnown() {
        Study likely = SideBySide.of(town(load("low", 0.8, 1), load("high", 0.2, 3)));
        Study unlikely = SideBySide.of(town(load("low", 0.9, 1), load("high", 0.1, 3)));

        assertThat(JOINT.plan(likely).orThrow().addition("plant").optimal()).isCloseTo(30, within(1e-6));
        assertThat(JOINT.plan(unlikely).orThrow().addition("plant").optimal()).isCloseTo(10, within(1e-6));
    }

    @Test
    void aPriceIsThatOfItsScenario() {
        Plan plan = JOINT.plan(SideBySide.of(town(load("low", 0.9, 1), load("high", 0.1, 3))))
                .orThrow();

        assertThat(plan.clearing().price("town", 1)).isCloseTo(100, within(1e-6));
        assertThat(plan.clearing().price("town", 0)).isBetween(20.0 - 1e-6, 100.0);
    }

    @Test
    void theValuesOfPlanningForScenariosAndOfKnowingThemAreThoseByHand() {
        Study study = town(load("low", 0.8, 1), load("high", 0.2, 3));

        ScenarioValue value = ScenarioValue.of(study, JOINT::plan).orElseThrow();

        double stochastic = 300 + 20 * (0.8 * 10 + 0.2 * 30);
        double expected = 140 + 0.8 * 20 * 10 + 0.2 * (20 * 14 + 100 * 16);
        double known = 0.8 * (100 + 200) + 0.2 * (300 + 600);
        assertThat(value.stochastic()).isCloseTo(stochastic, within(1e-6));
        assertThat(value.ofExpectedPlan()).isCloseTo(expected, within(1e-6));
        assertThat(value.ofPerfectInformation()).isCloseTo(known, within(1e-6));
        assertThat(value.ofStochasticSolution())
                .isCloseTo(expected - stochastic, within(1e-6))
                .isPositive();
        assertThat(value.ofInformation())
                .isCloseTo(stochastic - known, within(1e-6))
                .isPositive();
    }

    @Test
    void thePlanForTheAverageHoldsForThePipesOfAHeatNetwork() {
        Study study = Study.builder("heat")
                .settings(Settings.DEFAULTS
                        .withLostLoad(100)
                        .withScenarios(List.of(load("low", 0.8, 1), load("high", 0.2, 3))))
                .bus("plant", "heat")
                .bus("homes", "heat")
                .load("homes", "homes", 10)
                .generator("plant", "plant", 1000, 20)
                .add(PipeOperation.builder(new Pipe("pipe", "plant", "homes", 1, 0.3, 0, 0))
                        .expansion(Expansion.of(10))
                        .build())
                .build();

        ScenarioValue value = ScenarioValue.of(study, JOINT::plan).orElseThrow();

        // As with a plant in the place of the pipe: 14 MW for the average, so that 16 MW are missing when it is cold.
        assertThat(value.ofExpectedPlan()).isCloseTo(140 + 0.8 * 20 * 10 + 0.2 * (20 * 14 + 100 * 16), within(1e-6));
        assertThat(value.stochastic()).isCloseTo(300 + 20 * (0.8 * 10 + 0.2 * 30), within(1e-6));
    }

    /** A cheap plant that emits a tonne per MWh and a clean one, for demand of 10 or 30 MWh; 20 t are allowed. */
    private static Study capped(List<String> averageLimits) {
        return Study.builder("town")
                .settings(Settings.DEFAULTS
                        .withScenarios(List.of(load("low", 0.5, 1), load("high", 0.5, 3)))
                        .withAverageLimits(averageLimits))
                .buses("town")
                .add(Carrier.of("coal", 1))
                .load("town", "town", 10)
                .generator(
                        "dirty", "town", g -> g.capacityMw(100).marginalCost(10).carrier("coal"))
                .generator("clean", "town", 100, 60)
                .add(GlobalConstraint.co2Limit("co2", 20))
                .build();
    }

    @Test
    void aLimitOnEmissionsHoldsInEachScenarioUnlessTheStudyAveragesIt() {
        Plan each = JOINT.plan(SideBySide.of(capped(List.of()))).orThrow();
        Plan average = JOINT.plan(SideBySide.of(capped(List.of("co2")))).orThrow();

        assertThat(each.clearing().objective()).isCloseTo(0.5 * 100 + 0.5 * (200 + 600), within(1e-6));
        assertThat(average.clearing().objective()).isCloseTo(0.5 * 100 + 0.5 * 300, within(1e-6));
        assertThat(each.clearing().column(ComponentKind.GLOBAL_CONSTRAINT, "mu")[0])
                .as("expected cost of one more tonne in each scenario: 50 are saved in one of two")
                .isCloseTo(-25, within(1e-6));
    }
}
