package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.highs.HighsSolver;
import org.rexnet.core.optimization.highs.StandardSolver;

class RandomQuadraticModelsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private final Solver solver = new StandardSolver();

    /** Up to three variables and two constraints, ties and fixed variables included. */
    @Test
    void tinyModelsAgreeWithTheEnumerationOfAllActiveSets() {
        int optimal = 0;
        for (int seed = 0; seed < 500; seed++) {
            LinearModel tiny = tiny(seed);
            double expected = new EnumeratedOptimum(tiny).cost();
            try (SolverSession session = solver.open(tiny)) {
                Outcome outcome = session.solve();
                if (outcome instanceof Optimal found) {
                    optimal++;
                    assertThat(found.solution().objective())
                            .as("seed %d", seed)
                            .isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
                } else {
                    assertThat(outcome).as("seed %d", seed).isInstanceOf(Infeasible.class);
                    assertThat(expected).as("seed %d", seed).isEqualTo(INFINITY);
                }
            }
        }
        assertThat(optimal).isGreaterThan(300);
    }

    private static LinearModel tiny(int seed) {
        RandomGenerator random = RandomModels.generator(seed);
        LinearModel tiny = new LinearModel();
        Variables x = tiny.addVariables(1 + random.nextInt(3));
        double size = Math.pow(10, random.nextInt(7) - 3);
        for (int j = 0; j < x.count(); j++) {
            double lower = random.nextInt(7) - 3;
            tiny.setBounds(x.at(j), lower, lower + random.nextInt(5));
            tiny.setCost(x.at(j), random.nextInt(9) - 4);
            tiny.setQuadraticCost(x.at(j), random.nextInt(3) * size);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            double lower = random.nextInt(9) - 5;
            Constraint row = tiny.addConstraint(lower, random.nextInt(4) == 0 ? INFINITY : lower + random.nextInt(4));
            for (int j = 0; j < x.count(); j++) {
                tiny.addTerm(row, x.at(j), random.nextInt(5) - 2);
            }
        }
        return tiny;
    }

    /** The certificate proves each optimum; infeasible and unbounded are confirmed by linear models. */
    @Test
    void generalModelsEndAsTheirLinearPartsSay() {
        for (int seed = 0; seed < 1000; seed++) {
            LinearModel quadratic = RandomModels.general(seed);
            RandomModels.addQuadraticCosts(quadratic, seed);
            LinearModel linear = RandomModels.general(seed);
            for (int j = 0; j < linear.variableCount(); j++) {
                Variable variable = new Variable(j);
                if (quadratic.quadraticCost(variable) > 0) {
                    linear.setBounds(
                            variable, Math.max(-1e5, linear.lower(variable)), Math.min(1e5, linear.upper(variable)));
                }
            }
            try (SolverSession session = solver.open(quadratic);
                    SolverSession reference = new HighsSolver().open(linear)) {
                assertThat(session.solve()).as("seed %d", seed).hasSameClassAs(reference.solve());
            }
        }
    }

    @Test
    void studiesWithRampsAndStorageAreSolved() {
        for (int seed = 0; seed < 200; seed++) {
            try (SolverSession session = solver.open(RandomModels.quadraticStudy(seed, 8))) {
                assertThat(session.solve()).as("seed %d", seed).isInstanceOf(Optimal.class);
            }
        }
    }

    /** Every kind of change, drawn at random; after each the kept session must agree with a new one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aWarmSolveAgreesWithAColdOne(int seed) {
        LinearModel study = RandomModels.quadraticStudy(seed, 5);
        RandomGenerator random = RandomModels.generator(seed);
        WarmSolves.requireAgreement(solver, study, 30, 1e-8, () -> change(study, random));
    }

    private static void change(LinearModel study, RandomGenerator random) {
        Variable variable = new Variable(random.nextInt(study.variableCount()));
        Constraint row = new Constraint(random.nextInt(study.constraintCount()));
        switch (random.nextInt(6)) {
            case 0 -> study.setCost(variable, random.nextInt(50));
            case 1 -> study.setQuadraticCost(variable, random.nextInt(3) * 0.1);
            case 2 -> study.setBounds(variable, 0, 10 + random.nextInt(50));
            case 3 -> study.setCoefficient(row, variable, random.nextInt(3));
            case 4 -> {
                Variable added = study.addVariable(0, 20, random.nextInt(30));
                study.setQuadraticCost(added, random.nextInt(2) * 0.3);
                study.addTerm(row, added, 1);
            }
            default -> {
                Constraint added = study.addConstraint(-INFINITY, 100 + random.nextInt(300));
                for (int k = 0; k < 6; k++) {
                    study.addTerm(added, new Variable(random.nextInt(study.variableCount())), random.nextInt(3));
                }
            }
        }
    }
}
