package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.clearing.solve.TemporalCoupling;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** A window that moved to another snapshot is the same model as one that is built there. */
class MovedWindowTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    /** All that can be drawn without tying one snapshot to another. */
    private static final Set<Feature> BY_ITSELF = EnumSet.of(
            Feature.UNEVEN_WEIGHTS,
            Feature.BLOCKS,
            Feature.LOST_LOAD,
            Feature.GENERATORS,
            Feature.PIECEWISE_COST,
            Feature.QUADRATIC_COST,
            Feature.SET_POINTS,
            Feature.LINES,
            Feature.TRANSFORMERS,
            Feature.LINKS,
            Feature.PIPES,
            Feature.HEAT_AND_POWER,
            Feature.BIDS,
            Feature.FLEXIBLE_LOADS,
            Feature.CONTRACTS);

    @Test
    void aMovedModelIsTheModelBuiltThere() {
        int[] moved = new int[1];
        Draws.seeds(24, 1000).forEach(seed -> {
            Study study = RandomStudy.of(seed, BY_ITSELF);
            for (FlowFormulation formulation : FlowFormulation.values()) {
                ClearingOptions options = ClearingOptions.of(study.settings()).withFormulation(formulation);
                if (TemporalCoupling.of(study, options) == TemporalCoupling.NONE
                        && TemporalCoupling.isMovable(study, options)) {
                    moved[0]++;
                    assertMovesWell("seed " + seed + " by " + formulation, study, options);
                }
            }
        });

        assertThat(moved[0]).isGreaterThan(Draws.count(24, 1000) / 3);
    }

    private static void assertMovesWell(String name, Study study, ClearingOptions options) {
        DcFlow flow = DcFlow.of(study.network(), options.convention());
        ClearingProblem moving = new ClearingProblem(study, flow, options, 0, 1, Optional.empty());
        moving.flow().addAll();
        for (int t = study.horizon().size() - 1; t >= 0; t--) {
            ClearingProblem built = new ClearingProblem(study, flow, options, t, 1, Optional.of(moving));
            built.flow().addAll();
            moving.moveTo(study, t);

            assertThat(text(moving)).as(name + ", snapshot " + t).isEqualTo(text(built));
            assertThat(moving.constantCost()).isEqualTo(built.constantCost());
        }
    }

    private static String text(ClearingProblem problem) {
        StringBuilder text = new StringBuilder();
        try {
            problem.model().writeLp(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Test
    void snapshotsClearedTogetherCostWhatTheyCostEachByItself() {
        Draws.seeds(5, 300).forEach(seed -> {
            Study study = RandomStudy.of(seed, BY_ITSELF);
            ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(1);
            if (TemporalCoupling.of(study, options) != TemporalCoupling.NONE
                    || !(MARKET.clear(study, options) instanceof ClearingOutcome.Cleared cleared)) {
                return;
            }
            double sum = 0;
            for (int t = 0; t < study.horizon().size(); t++) {
                sum += MARKET.clear(Excerpt.of(study, t, t + 1), options)
                        .orThrow()
                        .objective();
            }
            assertThat(cleared.clearing().objective())
                    .as("seed " + seed)
                    .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-6 * Math.max(1, Math.abs(sum))));
        });
    }
}
