package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.HighsSolver;

/** A model without optimum comes with a ray that proves it. */
class NoOptimumTest {

    private static Outcome solve(LinearModel model) {
        try (SolverSession session = new HighsSolver().open(model)) {
            return session.solve();
        }
    }

    @Test
    void whatHasNoOptimumIsProved() {
        int[] proved = new int[2];
        Draws.seeds(100, 2000).forEach(seed -> {
            LinearModel model = seed % 2 == 0 ? RandomModels.general(seed) : overloaded(seed);
            switch (solve(model)) {
                case Infeasible infeasible -> {
                    double[] ray = infeasible.proof().orElseThrow().ray();
                    assertThat(NoOptimum.contradicts(model, ray)).isTrue();
                    proved[0]++;
                }
                case Unbounded unbounded -> {
                    double[] ray = unbounded.proof().orElseThrow().ray();
                    assertThat(NoOptimum.gainsForEver(model, ray)).isTrue();
                    proved[1]++;
                }
                case Optimal optimal -> {
                    assertThat(NoOptimum.of(model, NoOptimumTest::solve)).isEmpty();
                    assertThat(NoOptimum.contradicts(model, anyRay(model.constraintCount(), seed)))
                            .isFalse();
                    assertThat(NoOptimum.gainsForEver(model, anyRay(model.variableCount(), seed)))
                            .isFalse();
                }
                case LimitReached reached -> throw new AssertionError(reached);
            }
        });

        assertThat(proved[0]).isGreaterThan(3);
        assertThat(proved[1]).isGreaterThan(3);
    }

    /** A model of which some combination of values must be larger than most can be. */
    private static LinearModel overloaded(long seed) {
        LinearModel model = RandomModels.general(seed);
        Random random = new Random(seed);
        Constraint row = model.addConstraint(random.nextInt(60), Double.POSITIVE_INFINITY);
        for (int j = 0; j < model.variableCount(); j++) {
            model.addTerm(row, new Variable(j), random.nextInt(4) == 0 ? random.nextInt(5) - 2 : 0);
        }
        return model;
    }

    private static double[] anyRay(int length, long seed) {
        return new Random(seed).doubles(length, -1, 1).toArray();
    }

    @Test
    void demandBeyondAllCapacityContradictsItself() {
        LinearModel model = new LinearModel();
        Variable output = model.addVariable(0, 60, 10);
        Constraint balance = model.addConstraint(80, 80);
        model.addTerm(balance, output, 1);

        NoOptimum proof = ((Infeasible) solve(model)).proof().orElseThrow();

        assertThat(proof.kind()).isEqualTo(NoOptimum.Kind.INFEASIBLE);
        assertThat(proof.ray()[0]).isPositive();
    }

    @Test
    void whatIsPaidWithoutLimitMovesForEver() {
        LinearModel model = new LinearModel();
        Variable bought = model.addVariable(0, Double.POSITIVE_INFINITY, 10);
        Variable sold = model.addVariable(0, Double.POSITIVE_INFINITY, -11);
        Constraint balance = model.addConstraint(0, 0);
        model.addTerm(balance, bought, 1);
        model.addTerm(balance, sold, -1);

        NoOptimum proof = ((Unbounded) solve(model)).proof().orElseThrow();

        assertThat(proof.kind()).isEqualTo(NoOptimum.Kind.UNBOUNDED);
        assertThat(proof.ray()).containsExactly(1, 1);
    }
}
