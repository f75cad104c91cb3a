package org.rexnet.core.clearing.model;

import java.util.Arrays;
import org.rexnet.core.optimization.CompressedMatrix;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

/**
 * The snapshot of a window to which each variable and constraint of its model belongs. Mutable, for one thread.
 *
 * <p>Some are told, as they are named by snapshots, and what is injected is known. Of the others, a constraint belongs to the last
 * snapshot of its variables, when all that it counts has happened, and a variable to the first snapshot of its constraints.
 */
public final class SnapshotOrder {

    private static final int UNKNOWN = -1;
    private static final int FEW = 64;

    private int[] ofColumns = {};
    private int[] ofRows = {};

    /** Notes that the k-th variable of a block belongs to snapshot {@code k}. */
    void place(Variables block) {
        ofColumns = reaching(ofColumns, block.first() + block.count());
        for (int k = 0; k < block.count(); k++) {
            ofColumns[block.first() + k] = k;
        }
    }

    /** Notes that the k-th constraint of a block belongs to snapshot {@code k}. */
    void place(Constraints block) {
        ofRows = reaching(ofRows, block.first() + block.count());
        for (int k = 0; k < block.count(); k++) {
            ofRows[block.first() + k] = k;
        }
    }

    /** Notes that a constraint belongs to snapshot {@code k}. */
    void place(Constraint row, int k) {
        ofRows = reaching(ofRows, row.index() + 1);
        ofRows[row.index()] = k;
    }

    private void place(Variable variable, int k) {
        ofColumns[variable.index()] = k;
    }

    private static int[] reaching(int[] known, int size) {
        if (size <= known.length) {
            return known;
        }
        int[] longer = Arrays.copyOf(known, Math.max(size, Math.max(FEW, 2 * known.length)));
        Arrays.fill(longer, known.length, longer.length, UNKNOWN);
        return longer;
    }

    /** Finds out the rest, of a complete model; what belongs nowhere counts to the first snapshot. */
    public void complete(LinearModel model, NodalInjections injections, int snapshots) {
        int columns = model.variableCount();
        int rows = model.constraintCount();
        ofColumns = reaching(ofColumns, columns);
        ofRows = reaching(ofRows, rows);
        if (isComplete(columns, rows)) {
            return;
        }
        for (int k = 0; k < snapshots; k++) {
            int snapshot = k;
            injections.terms(k, (bus, variable, coefficient) -> place(variable, snapshot));
        }
        CompressedMatrix byRow = CompressedMatrix.byRow(model);
        while (placeRows(byRow) | placeColumns(byRow)) {
            continue; // Each pass places what the one before made known, until nothing new is.
        }
        for (int j = 0; j < columns; j++) {
            ofColumns[j] = Math.max(0, ofColumns[j]);
        }
        for (int i = 0; i < rows; i++) {
            ofRows[i] = Math.max(0, ofRows[i]);
        }
    }

    private boolean isComplete(int columns, int rows) {
        return Arrays.stream(ofColumns, 0, columns).noneMatch(k -> k == UNKNOWN)
                && Arrays.stream(ofRows, 0, rows).noneMatch(k -> k == UNKNOWN);
    }

    private boolean placeRows(CompressedMatrix byRow) {
        boolean found = false;
        for (int row = 0; row < byRow.vectorCount(); row++) {
            if (ofRows[row] == UNKNOWN) {
                for (int e = byRow.start()[row]; e < byRow.start()[row + 1]; e++) {
                    ofRows[row] = Math.max(ofRows[row], ofColumns[byRow.index()[e]]);
                }
                found |= ofRows[row] != UNKNOWN;
            }
        }
        return found;
    }

    private boolean placeColumns(CompressedMatrix byRow) {
        int[] firsts = new int[ofColumns.length];
        Arrays.fill(firsts, Integer.MAX_VALUE);
        for (int row = 0; row < byRow.vectorCount(); row++) {
            if (ofRows[row] != UNKNOWN) {
                for (int e = byRow.start()[row]; e < byRow.start()[row + 1]; e++) {
                    int column = byRow.index()[e];
                    firsts[column] = Math.min(firsts[column], ofRows[row]);
                }
            }
        }
        boolean found = false;
        for (int column = 0; column < ofColumns.length; column++) {
            if (ofColumns[column] == UNKNOWN && firsts[column] != Integer.MAX_VALUE) {
                ofColumns[column] = firsts[column];
                found = true;
            }
        }
        return found;
    }

    boolean isKnownColumn(int column) {
        return column < ofColumns.length && ofColumns[column] != UNKNOWN;
    }

    boolean isKnownRow(int row) {
        return row < ofRows.length && ofRows[row] != UNKNOWN;
    }

    /** Returns the snapshot of a variable, by its position in the window. */
    public int ofColumn(int column) {
        return ofColumns[column];
    }

    /** Returns the snapshot of a constraint, by its position in the window. */
    public int ofRow(int row) {
        return ofRows[row];
    }
}
