package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;

import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;

/** Plans in parts, and what tests ask of them: that they agree with the joint plan. */
final class EquilibriumPlans {

    static final double GAP = 1e-4;
    static final EquilibriumPlanning EQUILIBRIUM = new EquilibriumPlanning(new StandardSolver());
    static final ExpansionPlanning JOINT = new ExpansionPlanning(new StandardSolver());

    private EquilibriumPlans() {}

    static Plan equilibrium(Study study, int partSnapshots) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(2);
        return EQUILIBRIUM
                .plan(study, options, EquilibriumOptions.DEFAULTS.withPartSnapshots(partSnapshots))
                .orThrow();
    }

    /** Two weeks of the town, all four in a full run, and their plans, which several tests look at. */
    static final class Town {
        private static final int HOURS = Draws.count(336, 672);
        static final Study STUDY = Excerpt.of(builtIn("harbour"), 0, HOURS);
        static final Plan JOINTLY = JOINT.plan(STUDY).orThrow();
        static final Plan IN_FOUR_PARTS = equilibrium(STUDY, HOURS / 4);
    }

    static Study builtIn(String name) {
        return BuiltInStudies.find(name).orElseThrow().study();
    }

    static void assertAgrees(Study study, Plan joint, Plan equilibrium) {
        double best = joint.clearing().objective();
        Convergence convergence = equilibrium.convergence().orElseThrow();
        assertThat(convergence.converged()).isTrue();
        assertThat(convergence.gap()).isBetween(-1e-7, GAP);
        assertThat(equilibrium.clearing().objective())
                .as("cost of the equilibrium plan of %s", study.name())
                .isBetween(best - 1e-6 * Math.abs(best), best + GAP * Math.abs(best));
        assertThat(convergence.lower())
                .as("lower bound of %s", study.name())
                .isLessThanOrEqualTo(best + 1e-6 * Math.abs(best));
        assertThat(equilibrium.equilibriumGap())
                .as("zero profit in %s: %s", study.name(), equilibrium.signals())
                .isLessThan(1e-3);
    }

    /** A unit that is on or off, beside a candidate. */
    static Study committed() {
        return OneTown.of("committed", 20, 5, 30, 10)
                .generator(
                        "coal",
                        "town",
                        g -> g.capacityMw(30).minPu(0.5).marginalCost(10).commitment(Commitment.free()))
                .generator("gas", "town", g -> g.marginalCost(60).expansion(Expansion.of(5)))
                .build();
    }
}
