package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Status of variables and rows by their names, so that a model of other size can start where others ended. A start is no more than a hint:
 * where names say nothing, or the wrong thing, an optimum takes longer. Mutable; may be shared between threads.
 */
public final class NamedBasis {

    private static final int BASIC = BasisStatus.BASIC.ordinal();
    private static final int NONBASIC = BasisStatus.NONBASIC.ordinal();

    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Integer> rows = new HashMap<>();

    /** Adds the statuses of another basis; where both have one, that of this basis is kept. */
    public synchronized void add(NamedBasis other) {
        other.columns.forEach(columns::putIfAbsent);
        other.rows.forEach(rows::putIfAbsent);
    }

    /** Notes where a model ended. */
    public synchronized void note(LinearModel model, Basis basis) {
        for (int j = 0; j < basis.variableCount(); j++) {
            Variable variable = new Variable(j);
            columns.put(model.name(variable), basis.status(variable).ordinal());
        }
        for (int i = 0; i < basis.constraintCount(); i++) {
            Constraint row = new Constraint(i);
            rows.put(model.name(row), basis.status(row).ordinal());
        }
    }

    /**
     * Returns where a model is to start: what is not known here is at a bound if it is a variable, and free if it is a row; empty where
     * nothing is known.
     */
    public synchronized Optional<Basis> basis(LinearModel model) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        int[] ofColumns = new int[model.variableCount()];
        int[] ofRows = new int[model.constraintCount()];
        Arrays.setAll(ofColumns, j -> columns.getOrDefault(model.name(new Variable(j)), NONBASIC));
        Arrays.setAll(ofRows, i -> rows.getOrDefault(model.name(new Constraint(i)), BASIC));
        long basic = Arrays.stream(ofColumns).filter(status -> status == BASIC).count()
                + Arrays.stream(ofRows).filter(status -> status == BASIC).count();
        make(ofRows, true, ofRows.length - basic);
        make(ofColumns, false, basic - ofRows.length);
        return Optional.of(Basis.of(ofColumns, ofRows));
    }

    /** Makes the first so many basic that are not, or the other way round: a basis has as many variables as there are rows. */
    private static void make(int[] statuses, boolean basic, long count) {
        long left = count;
        for (int i = 0; i < statuses.length && left > 0; i++) {
            if ((statuses[i] == BASIC) != basic) {
                statuses[i] = basic ? BASIC : NONBASIC;
                left--;
            }
        }
    }
}
