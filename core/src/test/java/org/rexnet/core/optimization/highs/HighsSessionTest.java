package org.rexnet.core.optimization.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.RandomModels;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.WarmSolves;

@Isolated("It measures the memory of the whole process, and time.")
class HighsSessionTest {
    private final HighsSolver solver = new HighsSolver();

    @Test
    void rowsColumnsAndChangesAreTakenOverBetweenSolves() {
        LinearModel model = new LinearModel();
        Variable cheap = model.addVariable(0, 60, 10);
        Variable dear = model.addVariable(0, 100, 30);
        Constraint balance = model.addConstraint(80, 80);
        model.addTerm(balance, cheap, 1);
        model.addTerm(balance, dear, 1);
        try (SolverSession session = solver.open(model)) {
            assertThat(objective(session)).isEqualTo(1200);
            Constraint limit = model.addConstraint(Double.NEGATIVE_INFINITY, 40);
            model.addTerm(limit, cheap, 1);
            assertThat(objective(session)).isEqualTo(1600);
            Variable cheaper = model.addVariable(0, 10, 1);
            model.addTerm(balance, cheaper, 1);
            assertThat(objective(session)).isEqualTo(1310);
            model.setCoefficient(limit, cheap, 2);
            assertThat(objective(session)).isEqualTo(1710);
            model.addConstant(5);
            model.setCost(dear, 20);
            assertThat(objective(session)).isEqualTo(1215);
        }
    }

    /** Every kind of change, drawn at random; after each the kept session must agree with a new one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aWarmSolveAgreesWithAColdOne(int seed) {
        LinearModel model = RandomModels.network(seed);
        RandomGenerator random = RandomModels.generator(seed);
        WarmSolves.requireAgreement(solver, model, 40, 1e-7, () -> change(model, random));
    }

    private static void change(LinearModel model, RandomGenerator random) {
        Variable variable = new Variable(random.nextInt(model.variableCount()));
        Constraint row = new Constraint(random.nextInt(model.constraintCount()));
        switch (random.nextInt(7)) {
            case 0 -> model.setCost(variable, random.nextInt(20));
            case 1 -> model.setBounds(variable, 0, random.nextInt(10));
            case 2 -> {
                double bound = random.nextInt(10);
                model.setConstraintBounds(row, bound, bound + random.nextInt(2));
            }
            case 3 -> model.setCoefficient(row, variable, random.nextInt(5) - 2);
            case 4 -> model.addTerm(row, variable, random.nextInt(3) - 1);
            case 5 -> {
                Variable added = model.addVariable(0, random.nextInt(5), random.nextInt(10));
                model.addTerm(row, added, 1);
            }
            default -> {
                Constraint added = model.addConstraint(Double.NEGATIVE_INFINITY, random.nextInt(30));
                for (int k = 0; k < 5; k++) {
                    model.addTerm(added, new Variable(random.nextInt(model.variableCount())), random.nextInt(4));
                }
            }
        }
    }

    @Test
    void aSolveFromTheFinalBasisTakesNoIterations() {
        LinearModel model = RandomModels.network(7);
        Basis basis = solveOnce(model).basis();
        try (SolverSession session = solver.open(model)) {
            session.startFrom(basis);
            assertThat(((Optimal) session.solve()).solution().statistics().iterations())
                    .isZero();
        }
    }

    @Test
    void aBasisIsExtendedToAModelThatHasGrown() {
        LinearModel model = RandomModels.network(8);
        Basis basis = solveOnce(model).basis();
        Constraint row = model.addConstraint(0, 1000);
        model.addTerm(row, model.addVariable(0, 5, 1), 1);
        double expected = solveOnce(model).objective();
        try (SolverSession session = solver.open(model)) {
            session.startFrom(basis);
            Solution solution = ((Optimal) session.solve()).solution();
            assertThat(solution.objective()).isEqualTo(expected);
            assertThat(solution.statistics().iterations()).isZero();
        }
    }

    @Test
    void anyBasisOfTheRightSizeWillDo() {
        LinearModel model = RandomModels.network(9);
        double expected = solveOnce(model).objective();
        int[] columns = new int[model.variableCount()];
        int[] rows = new int[model.constraintCount()];
        for (int status = 0; status < 5; status++) {
            Arrays.fill(columns, status);
            Arrays.fill(rows, status);
            try (SolverSession session = solver.open(model)) {
                session.startFrom(Basis.of(columns, rows));
                assertThat(objective(session)).isCloseTo(expected, within(1e-9 * (1 + expected)));
            }
        }
    }

    @Test
    void theSameHistoryLeadsToTheSameResult() {
        assertThat(history(5)).isEqualTo(history(5));
    }

    @Test
    void sessionsInParallelThreadsDoNotDisturbEachOther() throws Exception {
        List<List<Double>> expected = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            expected.add(history(seed));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<Double>>> running = new ArrayList<>();
            for (int seed = 0; seed < 8; seed++) {
                int drawn = seed;
                running.add(threads.submit(() -> history(drawn)));
            }
            for (int seed = 0; seed < 8; seed++) {
                assertThat(running.get(seed).get()).isEqualTo(expected.get(seed));
            }
        }
    }

    private List<Double> history(int seed) {
        LinearModel model = RandomModels.quadraticStudy(seed, 8);
        for (int j = 0; j < model.variableCount(); j++) {
            model.setQuadraticCost(new Variable(j), 0);
        }
        RandomGenerator random = RandomModels.generator(seed);
        List<Double> numbers = new ArrayList<>();
        try (SolverSession session = solver.open(model)) {
            for (int step = 0; step < 20; step++) {
                Solution solution = ((Optimal) session.solve()).solution();
                numbers.add(solution.objective());
                numbers.add((double) solution.statistics().iterations());
                for (int i = 0; i < model.constraintCount(); i++) {
                    numbers.add(solution.dual(new Constraint(i)));
                }
                model.setCost(new Variable(random.nextInt(model.variableCount())), random.nextInt(100));
            }
        }
        return numbers;
    }

    @Test
    void aChangeOfTheNumberOfThreadsIsNoError() {
        LinearModel model = RandomModels.network(3);
        double expected = solveOnce(model).objective();
        for (int threads : new int[] {2, 1, 2}) {
            try (SolverSession session = solver.open(model, SolverOptions.DEFAULTS.withThreads(threads))) {
                assertThat(objective(session)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aClosedSessionRefusesToSolveAndMayBeClosedAndCancelledAgain() {
        SolverSession session = solver.open(RandomModels.network(1));
        session.solve();
        session.close();
        session.close();
        session.cancel();
        assertThatThrownBy(session::solve).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void openingAndClosingSessionsDoesNotUseUpMemory() throws IOException {
        LinearModel model = RandomModels.quadraticStudy(2, 8);
        for (int j = 0; j < model.variableCount(); j++) {
            model.setQuadraticCost(new Variable(j), 0);
        }
        openAndClose(model, 300);
        long before = residentBytes();
        openAndClose(model, 1700);
        assertThat(residentBytes() - before).isLessThan(200L << 20);
    }

    private void openAndClose(LinearModel model, int times) {
        for (int k = 0; k < times; k++) {
            try (SolverSession session = solver.open(model)) {
                assertThat(session.solve()).isInstanceOf(Optimal.class);
            }
        }
    }

    /** Memory of this process; 0 where the system does not tell. */
    private static long residentBytes() throws IOException {
        Path file = Path.of("/proc/self/statm");
        return Files.exists(file) ? Long.parseLong(Files.readString(file).split(" ")[1]) * 4096 : 0;
    }

    private Solution solveOnce(LinearModel model) {
        try (SolverSession session = solver.open(model)) {
            return ((Optimal) session.solve()).solution();
        }
    }

    private static double objective(SolverSession session) {
        return ((Optimal) session.solve()).solution().objective();
    }
}
