package org.rexnet.investment.decomposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;

/** What parts need, as far as a solver tells it from rounding. */
class CutsTest {

    private static final double MOST = 100;
    private static final double FIRST_NEED = 5;
    private static final double LITTLE_MORE = 5e-8;

    /**
     * A solver that starts from a point which a cut excludes by less than its tolerance stays there, and the part would say the same for
     * ever.
     */
    @Test
    void aNeedBelowASolversToleranceIsMetAllTheSame() {
        Parameter capacity =
                new Parameter.Capacity(new ComponentKey(ComponentKind.GENERATOR, "plant"), 0, Expansion.of(0, MOST, 7));
        Columns columns = new Columns(List.of(List.of(capacity)));
        Master master = new Master(columns, List.of(), new double[] {MOST}, 1, new StandardSolver());
        master.add(need(0, FIRST_NEED));
        double met = propose(master);
        assertThat(met).isEqualTo(FIRST_NEED);

        int rounds = 0;
        while (met < FIRST_NEED + LITTLE_MORE && rounds < 20) {
            master.add(need(met, FIRST_NEED + LITTLE_MORE));
            met = propose(master);
            rounds++;
        }

        assertThat(met).isBetween(FIRST_NEED + LITTLE_MORE, FIRST_NEED + 1e-6);
    }

    private static SubproblemAnswer need(double value, double least) {
        return new SubproblemAnswer.Infeasible(0, new double[] {value}, 1000 * (least - value), new double[] {-1000});
    }

    private static double propose(Master master) {
        return ((Master.Answer.Proposed) master.solve(false)).proposal().point()[0];
    }
}
