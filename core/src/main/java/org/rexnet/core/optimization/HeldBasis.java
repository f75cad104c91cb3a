package org.rexnet.core.optimization;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bases of a model and of what is left of it where variables are held, as they follow from each other: where a constraint of the whole is a
 * bound in the rest, a variable at that bound is basic in the whole, and the constraint is not.
 *
 * @param heldValues by variable of the whole
 * @param restOfColumn position in the rest by variable of the whole; -1 where it is held
 * @param columns by variable of the rest: position in the whole
 * @param rows by constraint of the rest: position in the whole
 * @param takenRows number of constraints of the whole
 */
record HeldBasis(
        LinearModel whole,
        LinearModel rest,
        double[] heldValues,
        int[] restOfColumn,
        IntList columns,
        IntList rows,
        int takenRows,
        HeldBounds bounds) {

    private static final int NONE = -1;

    /** Returns a basis of the whole model, with what is known of it; {@code solution} of the rest tells bounds apart that meet. */
    Basis ofWhole(Basis ofRest, @Nullable Solution solution) {
        int[] columnOrdinals = new int[whole.variableCount()];
        int[] rowOrdinals = new int[takenRows];
        Arrays.fill(rowOrdinals, BasisStatus.BASIC.ordinal());
        for (int i = 0; i < ofRest.constraintCount(); i++) {
            rowOrdinals[rows.items[i]] = ofRest.status(new Constraint(i)).ordinal();
        }
        for (int j = 0; j < columnOrdinals.length; j++) {
            if (restOfColumn[j] == NONE) {
                columnOrdinals[j] = heldStatus(j).ordinal();
                continue;
            }
            Variable own = new Variable(restOfColumn[j]);
            BasisStatus status = side(own, ofRest.status(own), solution);
            if (status == BasisStatus.AT_LOWER && bounds.lowerRow(j) != NONE) {
                rowOrdinals[bounds.lowerRow(j)] =
                        atLower(bounds.lowerFactor(j) > 0).ordinal();
                status = BasisStatus.BASIC;
            } else if (status == BasisStatus.AT_UPPER && bounds.upperRow(j) != NONE) {
                rowOrdinals[bounds.upperRow(j)] =
                        atLower(bounds.upperFactor(j) < 0).ordinal();
                status = BasisStatus.BASIC;
            }
            columnOrdinals[j] = status.ordinal();
        }
        return Basis.of(columnOrdinals, rowOrdinals);
    }

    private BasisStatus heldStatus(int column) {
        Variable variable = new Variable(column);
        if (heldValues[column] == whole.lower(variable)) {
            return BasisStatus.AT_LOWER;
        }
        return heldValues[column] == whole.upper(variable) ? BasisStatus.AT_UPPER : BasisStatus.NONBASIC;
    }

    private static BasisStatus atLower(boolean isLower) {
        return isLower ? BasisStatus.AT_LOWER : BasisStatus.AT_UPPER;
    }

    /** At which of two bounds a variable stands; where they are the same, at the one that its reduced cost presses against. */
    private BasisStatus side(Variable own, BasisStatus status, @Nullable Solution solution) {
        if (status == BasisStatus.BASIC || solution == null || rest.lower(own) != rest.upper(own)) {
            return status;
        }
        return atLower(solution.reducedCost(own) >= 0);
    }

    /** Returns a basis of the rest that is the same as one of the whole model, as far as the held variables are not in it. */
    Basis ofRest(Basis ofWhole) {
        int[] columnOrdinals = new int[columns.size];
        for (int j = 0; j < columnOrdinals.length; j++) {
            int column = columns.items[j];
            BasisStatus status = ofWhole.status(new Variable(column));
            if (status == BasisStatus.BASIC && isNonbasic(ofWhole, bounds.upperRow(column))) {
                status = BasisStatus.AT_UPPER;
            } else if (status == BasisStatus.BASIC && isNonbasic(ofWhole, bounds.lowerRow(column))) {
                status = BasisStatus.AT_LOWER;
            }
            columnOrdinals[j] = status.ordinal();
        }
        int[] rowOrdinals = new int[rows.size];
        for (int i = 0; i < rowOrdinals.length; i++) {
            BasisStatus status = rows.items[i] < ofWhole.constraintCount()
                    ? ofWhole.status(new Constraint(rows.items[i]))
                    : BasisStatus.BASIC;
            rowOrdinals[i] = status.ordinal();
        }
        return Basis.of(columnOrdinals, rowOrdinals);
    }

    private static boolean isNonbasic(Basis basis, int row) {
        return row != NONE && row < basis.constraintCount() && basis.status(new Constraint(row)) != BasisStatus.BASIC;
    }
}
