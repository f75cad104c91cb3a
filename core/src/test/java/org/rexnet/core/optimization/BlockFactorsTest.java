package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.powsybl.math.matrix.MatrixException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;

/** Solutions put back into the matrix, and what a right-hand side does not reach. */
class BlockFactorsTest {

    static LongStream seeds() {
        return Draws.seeds(50, 2_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void solvesBothWays(long seed) {
        Random random = new Random(seed);
        double[][] matrix = random(random);
        int size = matrix.length;
        double[] right = new double[size];
        for (int k = 0; k <= random.nextInt(3); k++) {
            right[random.nextInt(size)] += 1 + random.nextDouble();
        }
        try (BlockFactors factors = new BlockFactors(byColumn(matrix))) {
            for (int again = 0; again < 2; again++) {
                double[] solution = dense(factors.solve(sparse(right)), size);
                double[] turned = dense(factors.solveTransposed(sparse(right)), size);
                for (int i = 0; i < size; i++) {
                    double product = 0;
                    double turnedProduct = 0;
                    for (int j = 0; j < size; j++) {
                        product += matrix[i][j] * solution[j];
                        turnedProduct += matrix[j][i] * turned[j];
                    }
                    assertThat(product).as("seed %d, row %d", seed, i).isCloseTo(right[i], within(1e-6));
                    assertThat(turnedProduct).as("seed %d, column %d", seed, i).isCloseTo(right[i], within(1e-6));
                }
            }
        }
    }

    /** Blocks of all three kinds on the diagonal, entries above it, rows and columns in any order. */
    private static double[][] random(Random random) {
        List<Integer> sizes = new ArrayList<>();
        int blocks = 1 + random.nextInt(6);
        for (int b = 0; b < blocks; b++) {
            sizes.add(random.nextInt(3) == 0 ? 1 + random.nextInt(40) : 1 + random.nextInt(3));
        }
        int size = sizes.stream().mapToInt(s -> s).sum();
        List<Integer> rows = order(size, random);
        List<Integer> columns = order(size, random);
        double[][] matrix = new double[size][size];
        int first = 0;
        for (int own : sizes) {
            for (int i = first; i < first + own; i++) {
                for (int j = first; j < size; j++) {
                    boolean isBlock = j < first + own;
                    if (i == j) {
                        matrix[rows.get(i)][columns.get(j)] = own + random.nextDouble();
                    } else if (random.nextInt(isBlock ? 2 : 8) == 0) {
                        matrix[rows.get(i)][columns.get(j)] = random.nextDouble() - 0.5;
                    }
                }
            }
            first += own;
        }
        return matrix;
    }

    private static List<Integer> order(int size, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order;
    }

    /** A row of days, of which each needs the last: what is asked of one reaches it and those before it. */
    @Test
    void reachesOnlyWhatDepends() {
        double[][] days = new double[100][100];
        for (int day = 0; day < days.length; day++) {
            days[day][day] = 2;
            if (day > 0) {
                days[day - 1][day] = -1;
            }
        }
        Sparse one = new Sparse();
        one.add(2, 1);
        try (BlockFactors factors = new BlockFactors(byColumn(days))) {
            assertThat(factors.solve(one).size()).isEqualTo(3);
            assertThat(dense(factors.solve(one), 100)).startsWith(0.125, 0.25, 0.5, 0);
            assertThat(factors.solveTransposed(one).index(0)).isEqualTo(2);
        }
    }

    @Test
    void refusesASingularMatrix() {
        assertThatThrownBy(() -> new BlockFactors(byColumn(new double[][] {{1, 1, 0}, {0, 0, 1}, {0, 0, 2}})))
                .isInstanceOf(MatrixException.class);
        assertThatThrownBy(() -> new BlockFactors(byColumn(new double[][] {{1, 2}, {2, 4}})))
                .isInstanceOf(MatrixException.class);
    }

    @Test
    void solvesNothing() {
        try (BlockFactors factors = new BlockFactors(byColumn(new double[0][0]))) {
            assertThat(factors.solve(new Sparse()).size()).isZero();
        }
    }

    private static CompressedMatrix byColumn(double[][] matrix) {
        LinearModel model = new LinearModel();
        Variables variables = model.addVariables(matrix.length);
        Constraints rows = model.addConstraints(matrix.length, 0, 0);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                if (matrix[i][j] != 0) {
                    model.addTerm(rows.at(i), variables.at(j), matrix[i][j]);
                }
            }
        }
        return CompressedMatrix.byColumn(model);
    }

    private static Sparse sparse(double[] values) {
        Sparse sparse = new Sparse();
        for (int k = 0; k < values.length; k++) {
            if (values[k] != 0) {
                sparse.add(k, values[k]);
            }
        }
        return sparse;
    }

    private static double[] dense(Sparse sparse, int size) {
        double[] dense = new double[size];
        for (int k = 0; k < sparse.size(); k++) {
            dense[sparse.index(k)] += sparse.value(k);
        }
        return dense;
    }
}
