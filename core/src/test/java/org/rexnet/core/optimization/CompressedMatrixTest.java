package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows read where the terms stand, against rows that are sorted, and shared rows against triplets. */
class CompressedMatrixTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private record Entry(int row, int column, double value) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rowsInPlaceAreTheSameRows(long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(8);
        int columns = 1 + random.nextInt(6);
        int first = random.nextInt(rows);
        boolean inOrder = random.nextInt(3) > 0;
        boolean once = random.nextInt(4) > 0;
        TermList terms = new TermList();
        for (int row = 0; row < first; row++) {
            terms.add(row, random.nextInt(columns), 1);
        }
        TermList.Mark mark = terms.mark();
        for (int row = first; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (random.nextInt(3) > 0) {
                    int place = inOrder ? row : first + random.nextInt(rows - first);
                    terms.reserve(random.nextInt(3));
                    terms.add(
                            place,
                            once ? column : random.nextInt(columns),
                            once ? 1 + random.nextInt(5) : random.nextInt(3) - 1);
                }
            }
        }

        CompressedMatrix inPlace = CompressedMatrix.tripletsInPlace(terms, mark, first, rows, columns);

        assertThat(entries(inPlace)).isEqualTo(entries(CompressedMatrix.rows(terms, mark, first, rows, columns)));
        if (inOrder && once) {
            assertThat(inPlace.value()).isSameAs(terms.values);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void columnsOfSomeRowsAreThoseOfAllRowsWithoutTheOthers(long seed) {
        Random random = new Random(seed);
        LinearModel model = new LinearModel();
        model.addVariables(1 + random.nextInt(6));
        BitSet some = new BitSet();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            Constraint row = model.addConstraint(0, 1);
            some.set(i, random.nextBoolean());
            for (int k = 0; k < 5; k++) {
                Variable variable = new Variable(random.nextInt(model.variableCount()));
                model.addTerm(row, variable, random.nextInt(3) - 1);
            }
            if (random.nextBoolean()) {
                model.addSharedTerms(
                        row, new int[] {0, model.variableCount() - 1}, new double[] {random.nextInt(2), 3});
            }
        }

        CompressedMatrix ofSome = CompressedMatrix.byColumn(model, some);

        CompressedMatrix all = CompressedMatrix.byColumn(model);
        List<Entry> expected =
                entries(all).stream().filter(entry -> some.get(entry.column())).toList();
        assertThat(entries(ofSome)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sharedRowsAreTheSameAsTriplets(long seed) {
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(8);
        int columns = 2 + random.nextInt(6);
        TermList shared = new TermList();
        TermList plain = new TermList();
        int[] ofRow =
                IntStream.range(0, columns).map(k -> random.nextInt(columns)).toArray();
        double[] values =
                IntStream.range(0, columns).mapToDouble(k -> random.nextInt(4)).toArray();
        for (int row = 0; row < rows; row++) {
            if (random.nextBoolean()) {
                shared.addShared(row, ofRow, values);
                for (int k = 0; k < columns; k++) {
                    plain.add(row, ofRow[k], values[k]);
                }
            }
            int column = random.nextInt(columns);
            shared.add(row, column, 5);
            plain.add(row, column, 5);
        }

        int first = random.nextInt(rows);
        TermList.Mark start = TermList.Mark.START;
        assertThat(sorted(CompressedMatrix.rows(shared, start, first, rows, columns)))
                .isEqualTo(sorted(CompressedMatrix.rows(plain, start, first, rows, columns)));
        assertThat(sorted(CompressedMatrix.columns(shared, start, 1, columns, rows)))
                .isEqualTo(sorted(CompressedMatrix.columns(plain, start, 1, columns, rows)));
        assertThat(shared.dense(rows, columns)).isDeepEqualTo(plain.dense(rows, columns));
        double[] prices =
                random.doubles(rows).map(price -> price < 0.5 ? 0 : price).toArray();
        assertThat(priced(shared, prices, columns)).containsExactly(priced(plain, prices, columns), within(1e-12));
        double[] numbers = random.doubles(columns).toArray();
        assertThat(shared.activities(numbers, rows))
                .containsExactly(plain.activities(numbers, rows), within(1e-12))
                .containsExactly(shared.activities(variable -> numbers[variable.index()], rows), within(1e-12));
        int row = random.nextInt(rows);
        assertThat(shared.coefficient(row, 0)).isEqualTo(plain.coefficient(row, 0));
        shared.set(row, 0, 7);
        assertThat(shared.coefficient(row, 0)).isEqualTo(7);
    }

    private static double[] priced(TermList terms, double[] prices, int columns) {
        double[] sums = new double[columns];
        terms.price(prices, sums);
        return sums;
    }

    private static List<Entry> sorted(CompressedMatrix matrix) {
        return entries(matrix).stream()
                .sorted(Comparator.comparingInt(Entry::row).thenComparingInt(Entry::column))
                .toList();
    }

    @Test
    void aRowHasSharedTermsOnce() {
        TermList terms = new TermList();
        terms.addShared(0, new int[] {0}, new double[] {1});
        assertThatThrownBy(() -> terms.addShared(0, new int[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Constraint 0 has shared terms already.");
    }

    private static List<Entry> entries(CompressedMatrix matrix) {
        List<Entry> entries = new ArrayList<>();
        for (int row = 0; row < matrix.vectorCount(); row++) {
            for (int e = matrix.start()[row]; e < matrix.start()[row + 1]; e++) {
                entries.add(new Entry(row, matrix.index()[e], matrix.value()[e]));
            }
        }
        return entries;
    }
}
