package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;

/** Both methods plan random studies in which candidates must do what is prescribed, at the same cost, or neither finds a plan. */
class PrescribedOperationTest {

    private static final double GAP = 1e-4;

    private static final EquilibriumPlanning EQUILIBRIUM = new EquilibriumPlanning(new StandardSolver());
    private static final ExpansionPlanning JOINT = new ExpansionPlanning(new StandardSolver());

    /**
     * Two limits on one quantity contradict each other: shares of both may grow together for ever, which is no way out however far their
     * first bounds are moved.
     */
    @Test
    void limitsThatContradictEachOtherAreNotSearchedForEver() {
        assertThat(agree(193)).isFalse();
    }

    @Test
    void bothMethodsAgreeOrBothSayInfeasible() {
        int studies = Draws.count(16, 200);
        long planned =
                Draws.seeds(16, 200).filter(PrescribedOperationTest::agree).count();

        assertThat(planned).isBetween(studies / 4L, studies - 1L);
    }

    /** Returns whether there is a plan. */
    private static boolean agree(long seed) {
        Study study = Prescriptions.study(seed);
        PlanOutcome joint = JOINT.plan(study);
        PlanOutcome equilibrium = EQUILIBRIUM.plan(
                study,
                ClearingOptions.of(study.settings()),
                EquilibriumOptions.DEFAULTS.withPartSnapshots(4).withGap(GAP));
        if (joint instanceof PlanOutcome.NotPlanned not) {
            assertThat(not.reason()).as(study.name()).isInstanceOf(ClearingOutcome.Infeasible.class);
            assertThat(equilibrium)
                    .as(study.name())
                    .isInstanceOfSatisfying(
                            PlanOutcome.NotPlanned.class,
                            other -> assertThat(other.reason()).isInstanceOf(ClearingOutcome.Infeasible.class));
            return false;
        }
        double best = joint.orThrow().clearing().objective();
        double scale = Math.max(1, Math.abs(best));
        Plan plan = equilibrium.orThrow();
        assertThat(plan.convergence()).as(study.name()).isPresent();
        assertThat(plan.convergence().orElseThrow().converged())
                .as(study.name())
                .isTrue();
        assertThat(plan.clearing().objective())
                .as("cost of the equilibrium plan of %s", study.name())
                .isBetween(best - 1e-6 * scale, best + GAP * scale);
        assertThat(plan.convergence().orElseThrow().lower())
                .as("lower bound of %s", study.name())
                .isLessThanOrEqualTo(best + 1e-6 * scale);
        return true;
    }
}
