package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows read where the terms stand, against rows that are sorted. */
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
        int firstTerm = terms.size;
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

        CompressedMatrix inPlace = CompressedMatrix.rowsInPlace(terms, firstTerm, first, rows, columns);

        assertThat(entries(inPlace)).isEqualTo(entries(CompressedMatrix.rows(terms, firstTerm, first, rows, columns)));
        if (inOrder && once) {
            assertThat(inPlace.value()).isSameAs(terms.values);
        }
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
