package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.highs.HighsSolver;

/**
 * A warehouse over many days: stock(t) - stock(t-1) - bought(t) = -sold(t), goods bought at a price that changes from day to day. Variable
 * 2 t is what is bought on day t, 2 t + 1 the stock after it, constraint t the balance.
 */
class StagedModelTest {

    private static final int DAYS = 60;
    private static final int STAGE_DAYS = 5;
    private static final int STAGES = DAYS / STAGE_DAYS;
    private static final double[] BALANCE = {-1, -1, 1};
    private static final HighsSolver SOLVER = new HighsSolver();

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static LinearModel warehouse(Random random, double mostBought) {
        LinearModel model = new LinearModel();
        Variables all = model.addVariables(2 * DAYS);
        for (int t = 0; t < DAYS; t++) {
            model.setBounds(all.at(2 * t), 0, mostBought);
            model.setCost(all.at(2 * t), 1 + random.nextDouble());
            model.setBounds(all.at(2 * t + 1), 0, 10);
            model.setCost(all.at(2 * t + 1), 0.01);
            double sold = 3 * random.nextDouble();
            Constraint balance = model.addConstraint(-sold, -sold);
            if (t > 0 && t % 2 == 0) {
                model.addSharedTerms(balance, new int[] {2 * t - 1, 2 * t, 2 * t + 1}, BALANCE);
                continue;
            }
            model.addTerm(balance, all.at(2 * t + 1), 1);
            model.addTerm(balance, all.at(2 * t), -1);
            if (t > 0) {
                model.addTerm(balance, all.at(2 * t - 1), -1);
            }
        }
        return model;
    }

    private static StagedModel staged(LinearModel model, int threads) {
        return staged(model, threads, false);
    }

    private static StagedModel staged(LinearModel model, int threads, boolean alike) {
        int[] stageOfColumn = new int[2 * DAYS];
        for (int j = 0; j < stageOfColumn.length; j++) {
            stageOfColumn[j] = j / 2 / STAGE_DAYS;
        }
        StagedModel staged =
                new StagedModel(model, stageOfColumn, STAGES, 3, alike, threads, SOLVER, SolverOptions.DEFAULTS);
        staged.takeConstraints(row -> Math.min(row, DAYS - 1) / STAGE_DAYS);
        return staged;
    }

    private static Solution solve(LinearModel model, Basis basis) {
        try (SolverSession session = SOLVER.open(model, SolverOptions.DEFAULTS.withPresolve(Presolve.OFF))) {
            session.startFrom(basis);
            return ((Optimal) session.solve()).solution();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theWholeModelNeedsFewerStepsFromTheBasisOfItsStages(long seed) {
        LinearModel model = warehouse(new Random(seed), 5);
        Solution cold = solve(model, Basis.empty().extendedTo(2 * DAYS, DAYS));
        try (StagedModel staged = staged(model, 2)) {
            assertThat(staged.solve(stage -> true)).isTrue();
            Solution warm = solve(model, staged.basis());
            assertThat(warm.objective()).isCloseTo(cold.objective(), within(1e-9 * cold.objective()));
            assertThat(warm.statistics().iterations())
                    .isLessThan(cold.statistics().iterations());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stagesThatStartFromEachOtherCostTheSame(long seed) {
        LinearModel model = warehouse(new Random(seed), 5);
        try (StagedModel cold = staged(model, 1);
                StagedModel alike = staged(model, 1, true)) {
            assertThat(cold.solve(stage -> true)).isTrue();
            assertThat(alike.solve(stage -> true)).isTrue();
            double coldCost = model.objective(values(cold));
            assertThat(model.objective(values(alike))).isCloseTo(coldCost, within(1e-9 * coldCost));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stagesThatStartNearABasisCostTheSame(long seed) {
        LinearModel model = warehouse(new Random(seed), 5);
        try (StagedModel cold = staged(model, 1);
                StagedModel near = staged(model, 2)) {
            assertThat(cold.solve(stage -> true)).isTrue();
            double coldCost = model.objective(values(cold));
            near.startNear(cold.basis(), cold.reducedCosts());
            assertThat(near.solve(stage -> true)).isTrue();
            assertThat(model.objective(values(near))).isCloseTo(coldCost, within(1e-9 * coldCost));
            assertThat(near.iterations()).isLessThanOrEqualTo(cold.iterations());
            near.takeConstraints(row -> row);
            assertThat(near.solve(stage -> true)).isTrue();
        }
    }

    private static double[] values(StagedModel staged) {
        double[] values = new double[2 * DAYS];
        for (int j = 0; j < values.length; j++) {
            values[j] = staged.values().value(new Variable(j));
        }
        return values;
    }

    @ParameterizedTest(name = "alike {0}")
    @ValueSource(booleans = {false, true})
    void theResultDoesNotDependOnTheNumberOfThreads(boolean alike) {
        LinearModel model = warehouse(new Random(7), 5);
        try (StagedModel one = staged(model, 1, alike);
                StagedModel three = staged(model, 3, alike)) {
            assertThat(one.solve(stage -> true)).isTrue();
            assertThat(three.solve(stage -> true)).isTrue();
            assertThat(three.basis().columnOrdinals()).isEqualTo(one.basis().columnOrdinals());
            assertThat(three.basis().rowOrdinals()).isEqualTo(one.basis().rowOrdinals());
            for (int j = 0; j < 2 * DAYS; j++) {
                assertThat(three.values().value(new Variable(j)))
                        .isEqualTo(one.values().value(new Variable(j)));
            }
        }
    }

    @Test
    void aStageThatNeedsWhatOthersLeaveDoesWithoutTheConstraintsThatCross() {
        LinearModel model = warehouse(new Random(3), 100);
        Variable firstDay = new Variable(2 * 5 * STAGE_DAYS);
        model.setBounds(
                firstDay, 0, 0); // Nothing can be bought as stage 5 begins: only stock from stage 4 could be sold.
        Solution whole = solve(model, Basis.empty().extendedTo(2 * DAYS, DAYS));
        try (StagedModel staged = staged(model, 1)) {
            assertThat(staged.solve(stage -> true)).isTrue();
            assertThat(solve(model, staged.basis()).objective())
                    .isCloseTo(whole.objective(), within(1e-9 * whole.objective()));
        }
    }

    @Test
    void whatNoStageCanMeetHasNoSolution() {
        LinearModel model = warehouse(new Random(3), 100);
        Constraint impossible = model.addConstraint(1000, 1000);
        model.addTerm(impossible, new Variable(2 * DAYS - 1), 1);
        try (StagedModel staged = staged(model, 2)) {
            assertThat(staged.solve(stage -> true)).isFalse();
        }
    }

    @Test
    void constraintsThatAreAddedLaterAreMetWhenTheirStageIsSolvedAgain() {
        LinearModel model = warehouse(new Random(5), 100);
        try (StagedModel staged = staged(model, 2)) {
            assertThat(staged.solve(stage -> true)).isTrue();
            Variable stock = new Variable(2 * 7 + 1);
            Constraint reserve = model.addConstraint(9, Double.POSITIVE_INFINITY);
            model.addTerm(reserve, stock, 1);
            assertThat(staged.values().value(stock)).isLessThan(9);
            staged.takeConstraints(row -> 7 / STAGE_DAYS);
            assertThat(staged.solve(stage -> true)).isTrue();
            assertThat(staged.values().value(stock)).isCloseTo(9, within(1e-9));
        }
    }

    @Test
    void integersAreRefused() {
        LinearModel model = warehouse(new Random(5), 100);
        model.setInteger(new Variable(0), true);
        assertThatThrownBy(() -> staged(model, 1)).hasMessageContaining("without integers");
    }
}
