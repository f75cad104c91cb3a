package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.ComponentKey;

/**
 * Row of one's own: lower &lt;= sum of factor x quantity &lt;= upper, held in addition to what a study says. Its dual is a result of the
 * clearing.
 *
 * <p>For example, two plants that together make at most 100 MW in the first snapshot:
 *
 * <pre>ExtraRow.of("permit", 0, 100).plus(1, gas, Quantity.OUTPUT, 0).plus(1, coal, Quantity.OUTPUT, 0)</pre>
 *
 * @param name unique among the rows
 * @param lower least sum; may be infinite
 * @param upper largest sum, at least {@code lower}; may be infinite
 * @param terms of which the sum consists
 */
public record ExtraRow(String name, double lower, double upper, List<Term> terms) {

    /** Snapshot of a quantity that belongs to all of them, such as a capacity. */
    public static final int ALL_SNAPSHOTS = -1;

    /**
     * Factor x quantity of a component in a snapshot.
     *
     * @param factor in the row's unit per unit of the quantity
     * @param snapshot position in the horizon, or {@link #ALL_SNAPSHOTS}
     */
    public record Term(double factor, ComponentKey component, Quantity quantity, int snapshot) {

        public Term {
            if (!Double.isFinite(factor)) {
                throw new IllegalArgumentException(
                        "The factor of %s must be a number but is %s.".formatted(component, factor));
            }
        }

        @Override
        public String toString() {
            return quantity + " of " + component + (snapshot == ALL_SNAPSHOTS ? "" : " in snapshot " + snapshot);
        }
    }

    public ExtraRow {
        if (!(lower <= upper) || lower == Double.POSITIVE_INFINITY || upper == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "Row %s: its bounds must be in order but are %s and %s.".formatted(name, lower, upper));
        }
        terms = List.copyOf(terms);
    }

    /** Returns a row without terms. */
    public static ExtraRow of(String name, double lower, double upper) {
        return new ExtraRow(name, lower, upper, List.of());
    }

    /** Returns the same with {@code factor} x a quantity of a snapshot, by its position in the horizon, added. */
    public ExtraRow plus(double factor, ComponentKey component, Quantity quantity, int snapshot) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(factor, component, quantity, snapshot));
        return new ExtraRow(name, lower, upper, more);
    }

    /** Returns the same with {@code factor} x a quantity that belongs to all snapshots added, such as a capacity. */
    public ExtraRow plus(double factor, ComponentKey component, Quantity quantity) {
        return plus(factor, component, quantity, ALL_SNAPSHOTS);
    }
}
