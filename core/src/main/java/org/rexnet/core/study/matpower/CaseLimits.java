package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.StudyBuilder;

/**
 * Turns a case's own constraints, {@code l <= A x <= u}, into limits that generators share.
 *
 * <p>Columns of {@code A} are angles, voltages, active and reactive power, each by the rows of bus and gen; or, as for a DC case, angles
 * and active power alone. Power is per unit of baseMVA. Only active power may have factors: what binds angles or voltages is a fault.
 */
final class CaseLimits {

    /** MATPOWER takes bounds of this size for none. */
    private static final double NO_BOUND = 1e10;

    private final CaseRows factors;
    private final Optional<CaseRows> lower;
    private final Optional<CaseRows> upper;
    private final int buses;
    private final double baseMva;

    CaseLimits(CaseRows factors, Optional<CaseRows> lower, Optional<CaseRows> upper, int buses, double baseMva) {
        this.factors = factors;
        this.lower = lower;
        this.upper = upper;
        this.buses = buses;
        this.baseMva = baseMva;
    }

    /** Adds the limits, named by their rows from 1; a generator that is out of service counts as 0. */
    void addTo(StudyBuilder study, int generators, Set<String> inService) {
        int count = factors.count();
        boolean fits = fits(lower, "l", count) & fits(upper, "u", count);
        for (int row = 0; row < count && fits; row++) {
            if (!factors.isUsable(row)) {
                continue;
            }
            int columns = factors.columns(row);
            boolean isDc = columns == buses + generators;
            if (!isDc && columns != 2 * (buses + generators)) {
                factors.fault(
                        row,
                        0,
                        "must have %d columns (angles, voltages, active and reactive power of %d buses and %d generators) or %d, but has %d%s"
                                .formatted(
                                        2 * (buses + generators),
                                        buses,
                                        generators,
                                        buses + generators,
                                        columns,
                                        columns > 2 * (buses + generators)
                                                ? ": variables of one's own are not read"
                                                : ""));
                return;
            }
            int firstOutput = isDc ? buses : 2 * buses;
            List<OutputLimit.Term> terms = terms(row, firstOutput, generators, inService);
            double least = bound(lower, row, Double.NEGATIVE_INFINITY);
            double most = bound(upper, row, Double.POSITIVE_INFINITY);
            if (least > most) {
                factors.fault(row, 0, "l must not exceed u: they are %s and %s".formatted(least, most));
            }
            if (factors.isUsable(row) && !(Double.isInfinite(least) && Double.isInfinite(most))) {
                study.add(new OutputLimit(String.valueOf(row + 1), terms, least * baseMva, most * baseMva));
            }
        }
    }

    private List<OutputLimit.Term> terms(int row, int firstOutput, int generators, Set<String> inService) {
        List<OutputLimit.Term> terms = new ArrayList<>();
        for (int column = 0; column < factors.columns(row); column++) {
            double factor = factors.finite(row, column);
            int generator = column - firstOutput;
            if (factor == 0) {
                continue;
            }
            if (generator < 0 || generator >= generators) {
                factors.fault(
                        row,
                        column,
                        "binds an angle, a voltage or reactive power; constraints are read on active power of"
                                + " generators alone");
            } else if (inService.contains(CaseGenerators.id(generator))) {
                terms.add(new OutputLimit.Term(CaseGenerators.id(generator), factor));
            }
        }
        return terms;
    }

    private static boolean fits(Optional<CaseRows> bounds, String name, int count) {
        if (bounds.isEmpty() || length(bounds.get()) == count) {
            return true;
        }
        bounds.get()
                .fault("%s must have as many numbers as A has rows, %d, but has %d"
                        .formatted(name, count, length(bounds.get())));
        return false;
    }

    private static int length(CaseRows bounds) {
        return bounds.count() == 1 ? bounds.columns(0) : bounds.count();
    }

    private static double bound(Optional<CaseRows> bounds, int row, double otherwise) {
        if (bounds.isEmpty()) {
            return otherwise;
        }
        boolean isRow = bounds.get().count() == 1;
        double value = bounds.get().number(isRow ? 0 : row, isRow ? row : 0);
        return Math.abs(value) >= NO_BOUND ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
    }
}
