package org.rexnet.core.optimization;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Terms of some columns of a model, for another model in which these are elsewhere and constraints are the same. For one thread. */
final class SelectedTerms {

    private final TermList terms;
    private final int[] positions;
    private final int first;
    /** By columns that rows share: which of them are selected. */
    private final Map<int[], int[]> known = new IdentityHashMap<>();

    /**
     * Selects columns.
     *
     * @param positions of columns in the other model
     * @param first columns at positions before it are left out
     */
    SelectedTerms(TermList terms, int[] positions, int first) {
        this.terms = terms;
        this.positions = positions;
        this.first = first;
    }

    /** Adds the terms since a mark, but for zeros, to the other model's. */
    void addTo(TermList other, TermList.Mark mark) {
        other.reserve(most(mark));
        for (int t = mark.size(); t < terms.size; t++) {
            int position = positions[terms.columns[t]];
            if (position >= first && terms.values[t] != 0) {
                other.add(terms.rows[t], position, terms.values[t]);
            }
        }
        for (SharedRow own : terms.sharedSince(mark)) {
            int[] columns = own.columns();
            double[] values = own.values();
            for (int k : selected(columns)) {
                if (values[k] != 0) {
                    other.add(own.row(), positions[columns[k]], values[k]);
                }
            }
        }
    }

    private int most(TermList.Mark mark) {
        long count = IntStream.range(mark.size(), terms.size)
                .filter(t -> positions[terms.columns[t]] >= first)
                .count();
        for (SharedRow own : terms.sharedSince(mark)) {
            count += selected(own.columns()).length;
        }
        return Math.toIntExact(count);
    }

    private int[] selected(int[] columns) {
        return known.computeIfAbsent(
                columns,
                ofRow -> IntStream.range(0, ofRow.length)
                        .filter(k -> positions[ofRow[k]] >= first)
                        .toArray());
    }
}
