package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.investment.EquilibriumPlans.EQUILIBRIUM;
import static org.rexnet.investment.EquilibriumPlans.JOINT;
import static org.rexnet.investment.EquilibriumPlans.assertAgrees;
import static org.rexnet.investment.EquilibriumPlans.equilibrium;

import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/** Plans in parts where much must be built, none can be, or no end is in sight. */
final class EquilibriumLimitsTest {

    @Test
    void loadThatMustBeServedIsServedThoughNothingExistsAtFirst() {
        Study study = OneTown.of("from nothing", 10, 20, 30, 5)
                .generator("diesel", "town", g -> g.marginalCost(100).expansion(Expansion.of(7)))
                .build();

        Plan plan = equilibrium(study, 2);

        assertThat(plan.addition("diesel").optimal()).isCloseTo(30, within(1e-6));
        assertThat(plan.clearing().objective()).isCloseTo(65 * 100 + 30 * 7, within(1e-3));
    }

    @Test
    void whatCannotBeServedIsNamedAsTheJointPlanNamesIt() {
        Study study = OneTown.of("short", 10, 20)
                .generator("diesel", "town", g -> g.marginalCost(100).expansion(Expansion.of(0, 15, 7)))
                .build();

        PlanOutcome outcome = EQUILIBRIUM.plan(study);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PlanOutcome.NotPlanned.class,
                        not -> assertThat(not.reason()).isInstanceOf(ClearingOutcome.Infeasible.class));
    }

    /** One MWh in the first hour takes 10,000 MW at 1,000,000 each: dearer than any penalty that is known before the search. */
    @Test
    void loadIsServedHoweverMuchCapacityThatTakes() {
        Study study = OneTown.of("hardly any sun", 1, 1, 2, 2)
                .generator(
                        "sun",
                        "town",
                        g -> g.maxPu(Profile.of(new double[] {1e-4, 1, 1, 1})).expansion(Expansion.of(1e6)))
                .build();

        Plan plan = equilibrium(study, 2);

        assertThat(plan.addition("sun").optimal()).isCloseTo(1e4, within(1e-2));
        assertAgrees(study, JOINT.plan(study).orThrow(), plan);
    }

    /** 20 MW at an availability of 0.8 take 25 MW, whatever they cost. */
    @Test
    void whatUnitsMustDoIsKnownBeforeTheSearch() {
        Study study = OneTown.of("told", 60, 60)
                .generator("gas", "town", 100, 50)
                .generator(
                        "wind",
                        "town",
                        g -> g.setPointMw(Profile.of(new double[] {20, 0}))
                                .maxPu(0.8)
                                .expansion(Expansion.of(0, 100, 1e9)))
                .build();

        Plan plan = equilibrium(study, 2);

        assertAgrees(study, JOINT.plan(study).orThrow(), plan);
        assertThat(plan.addition("wind").optimal()).isCloseTo(25, within(1e-6));
        assertThat(plan.convergence().orElseThrow().iterations().get(0).capacities()[0])
                .isCloseTo(25, within(1e-6));
    }

    @Test
    void freeCapacityThatEarnsHasNoEnd() {
        Study study = Study.builder("free lunch")
                .hours(2)
                .buses("town")
                .generator("subsidized", "town", g -> g.marginalCost(-5).expansion(Expansion.of(1)))
                .generator(
                        "dump",
                        "town",
                        g -> g.capacityMw(Double.POSITIVE_INFINITY).minPu(-1).maxPu(0))
                .build();

        assertThat(EQUILIBRIUM.plan(study))
                .isInstanceOfSatisfying(
                        PlanOutcome.NotPlanned.class,
                        not -> assertThat(not.reason()).isInstanceOf(ClearingOutcome.Unbounded.class));
    }
}
