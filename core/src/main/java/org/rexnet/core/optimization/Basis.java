package org.rexnet.core.optimization;

import java.util.Arrays;

/** The status of every variable and constraint at a vertex; a place to start from. Immutable. */
public final class Basis {
    private static final BasisStatus[] STATUSES = BasisStatus.values();

    private final int[] columns;
    private final int[] rows;

    private Basis(int[] columns, int[] rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** A basis from ordinals of {@link BasisStatus}. */
    public static Basis of(int[] columns, int[] rows) {
        return new Basis(columns.clone(), rows.clone());
    }

    /** The basis of an empty model; extended, it has all constraints basic. */
    public static Basis empty() {
        return new Basis(new int[0], new int[0]);
    }

    /** What values and prices without a basis look like: variables off their bounds and constraints without a price are basic. */
    static Basis inferred(LinearModel model, double[] values, double[] prices) {
        int[] columns = new int[model.variableCount()];
        for (int j = 0; j < columns.length; j++) {
            Variable variable = new Variable(j);
            double value = values[j];
            double margin = Tolerances.PRIMAL * (1 + Math.abs(value));
            BasisStatus status = value - model.lower(variable) <= margin
                    ? BasisStatus.AT_LOWER
                    : model.upper(variable) - value <= margin ? BasisStatus.AT_UPPER : BasisStatus.BASIC;
            columns[j] = status.ordinal();
        }
        int[] rows = new int[model.constraintCount()];
        for (int i = 0; i < rows.length; i++) {
            double price = prices[i];
            BasisStatus status = Math.abs(price) <= Tolerances.DUAL
                    ? BasisStatus.BASIC
                    : price > 0 ? BasisStatus.AT_LOWER : BasisStatus.AT_UPPER;
            rows[i] = status.ordinal();
        }
        return new Basis(columns, rows);
    }

    /** Returns where a variable stands. */
    public BasisStatus status(Variable variable) {
        return STATUSES[columns[variable.index()]];
    }

    /** Returns where the slack of a constraint stands. */
    public BasisStatus status(Constraint constraint) {
        return STATUSES[rows[constraint.index()]];
    }

    /** Returns the number of variables. */
    public int variableCount() {
        return columns.length;
    }

    /** Returns the number of constraints. */
    public int constraintCount() {
        return rows.length;
    }

    /** The same basis for a model that has grown: new variables are nonbasic, new constraints basic. */
    public Basis extendedTo(int variableCount, int constraintCount) {
        if (variableCount < columns.length || constraintCount < rows.length) {
            throw new IllegalArgumentException("A basis of " + columns.length + " variables and " + rows.length
                    + " constraints does not fit a model of " + variableCount + " and " + constraintCount + ".");
        }
        return new Basis(
                extended(columns, variableCount, BasisStatus.NONBASIC),
                extended(rows, constraintCount, BasisStatus.BASIC));
    }

    private static int[] extended(int[] ordinals, int length, BasisStatus status) {
        int[] longer = Arrays.copyOf(ordinals, length);
        Arrays.fill(longer, ordinals.length, length, status.ordinal());
        return longer;
    }

    /** Ordinals of the variables' statuses. */
    public int[] columnOrdinals() {
        return columns.clone();
    }

    /** Ordinals of the constraints' statuses. */
    public int[] rowOrdinals() {
        return rows.clone();
    }
}
