package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Keeps the contents of a solver's copy of a model and tells it, on each {@link #push}, only the changes since the last one;
 * mutable, for one thread. Changes are found by comparing arrays, so a model may have any number of mirrors.
 */
public final class ModelMirror {
    private static final int RELOAD_SHARE = 3;

    private final LinearModel model;
    private double[] lower = new double[0];
    private double[] upper = new double[0];
    private double[] cost = new double[0];
    private double[] quadratic = new double[0];
    private double[] rowLower = new double[0];
    private double[] rowUpper = new double[0];
    private BitSet integers = new BitSet();
    private double constant;
    private int columns;
    private int rows;
    private TermList.Mark terms = TermList.Mark.START;
    private int journalEpoch;
    private int journalSize;
    private boolean loaded;

    public ModelMirror(LinearModel model) {
        this.model = model;
    }

    /** Brings the sink up to date with the model. */
    public void push(ModelSink sink) {
        if (!loaded || manyCoefficientsChanged()) {
            load(sink);
            loaded = true;
        } else {
            changeColumns(sink);
            changeRows(sink);
            grow(sink);
            changeCoefficients(sink);
        }
        changeQuadraticCosts(sink);
        changeIntegrality(sink);
        if (constant != model.constant()) {
            constant = model.constant();
            sink.changeConstant(constant);
        }
    }

    private boolean manyCoefficientsChanged() {
        TermList list = model.terms();
        return list.journalEpoch != journalEpoch
                || (list.journalSize - journalSize) > 1000
                        && (list.journalSize - journalSize) > list.size / RELOAD_SHARE;
    }

    private void load(ModelSink sink) {
        columns = model.variableCount();
        rows = model.constraintCount();
        lower = model.lowers().copy(0, columns);
        upper = model.uppers().copy(0, columns);
        cost = model.costs().copy(0, columns);
        rowLower = model.rowLowers().copy(0, rows);
        rowUpper = model.rowUppers().copy(0, rows);
        quadratic = new double[0];
        integers = new BitSet();
        constant = 0;
        settleTerms();
        sink.load(
                lower.clone(),
                upper.clone(),
                cost.clone(),
                rowLower.clone(),
                rowUpper.clone(),
                CompressedMatrix.byColumn(model));
    }

    private void settleTerms() {
        terms = model.terms().mark();
        journalEpoch = model.terms().journalEpoch;
        journalSize = model.terms().journalSize;
    }

    private void changeColumns(ModelSink sink) {
        Range bounds =
                Range.of(lower, model.lowers().items, columns).join(Range.of(upper, model.uppers().items, columns));
        if (!bounds.isEmpty()) {
            bounds.copy(model.lowers().items, lower);
            bounds.copy(model.uppers().items, upper);
            sink.changeBounds(bounds.from, bounds.cut(lower), bounds.cut(upper));
        }
        Range costs = Range.of(cost, model.costs().items, columns);
        if (!costs.isEmpty()) {
            costs.copy(model.costs().items, cost);
            sink.changeCosts(costs.from, costs.cut(cost));
        }
    }

    private void changeRows(ModelSink sink) {
        Range bounds = Range.of(rowLower, model.rowLowers().items, rows)
                .join(Range.of(rowUpper, model.rowUppers().items, rows));
        if (!bounds.isEmpty()) {
            bounds.copy(model.rowLowers().items, rowLower);
            bounds.copy(model.rowUppers().items, rowUpper);
            sink.changeRowBounds(bounds.from, bounds.cut(rowLower), bounds.cut(rowUpper));
        }
    }

    private void grow(ModelSink sink) {
        int columnCount = model.variableCount();
        int rowCount = model.constraintCount();
        if (columnCount > columns) {
            sink.addColumns(
                    model.lowers().copy(columns, columnCount),
                    model.uppers().copy(columns, columnCount),
                    model.costs().copy(columns, columnCount),
                    CompressedMatrix.columns(model.terms(), terms, columns, columnCount, rows));
            lower = extend(lower, model.lowers(), columns, columnCount);
            upper = extend(upper, model.uppers(), columns, columnCount);
            cost = extend(cost, model.costs(), columns, columnCount);
        }
        if (rowCount > rows) {
            sink.addRows(
                    model.rowLowers().copy(rows, rowCount),
                    model.rowUppers().copy(rows, rowCount),
                    CompressedMatrix.rows(model.terms(), terms, rows, rowCount, columnCount));
            rowLower = extend(rowLower, model.rowLowers(), rows, rowCount);
            rowUpper = extend(rowUpper, model.rowUppers(), rows, rowCount);
        }
    }

    private static double[] extend(double[] copy, DoubleList source, int from, int to) {
        double[] longer = to > copy.length ? Arrays.copyOf(copy, Math.max(to, from + (from >> 1))) : copy;
        System.arraycopy(source.items, from, longer, from, to - from);
        return longer;
    }

    /** Cells of rows and columns that the sink had before: written term by term. */
    private void changeCoefficients(ModelSink sink) {
        TermList list = model.terms();
        list.forEachRun(terms, (row, itsColumns, values, from, to) -> {
            for (int e = from; e < to && row < rows; e++) {
                if (itsColumns[e] < columns) {
                    sink.changeCoefficient(row, itsColumns[e], list.coefficient(row, itsColumns[e]));
                }
            }
        });
        for (int k = journalSize; k < list.journalSize; k++) {
            int t = list.journal[k];
            sink.changeCoefficient(list.rows[t], list.columns[t], list.coefficient(list.rows[t], list.columns[t]));
        }
        columns = model.variableCount();
        rows = model.constraintCount();
        settleTerms();
    }

    private void changeQuadraticCosts(ModelSink sink) {
        int size = model.quadraticCosts().size;
        if (size > quadratic.length) {
            quadratic = Arrays.copyOf(quadratic, size);
        }
        Range changed = Range.of(quadratic, model.quadraticCosts().items, size);
        if (!changed.isEmpty()) {
            changed.copy(model.quadraticCosts().items, quadratic);
            sink.changeQuadraticCosts(changed.from, changed.cut(quadratic));
        }
    }

    private void changeIntegrality(ModelSink sink) {
        if (!integers.equals(model.integers())) {
            BitSet changed = (BitSet) integers.clone();
            changed.xor(model.integers());
            int first = changed.nextSetBit(0);
            boolean[] integer = new boolean[changed.length() - first];
            for (int k = 0; k < integer.length; k++) {
                integer[k] = model.integers().get(first + k);
            }
            integers = (BitSet) model.integers().clone();
            sink.changeIntegrality(first, integer);
        }
    }

    /** A small range [from, to) outside which two arrays agree; 0 and -0 count as different at its start. */
    private record Range(int from, int to) {

        static Range of(double[] a, double[] b, int length) {
            int from = Arrays.mismatch(a, 0, length, b, 0, length);
            if (from < 0) {
                return new Range(length, 0);
            }
            int to = length;
            while (to > from + 1 && a[to - 1] == b[to - 1]) {
                to--;
            }
            return new Range(from, to);
        }

        boolean isEmpty() {
            return from >= to;
        }

        Range join(Range other) {
            return new Range(Math.min(from, other.from), Math.max(to, other.to));
        }

        void copy(double[] source, double[] target) {
            System.arraycopy(source, from, target, from, to - from);
        }

        double[] cut(double[] array) {
            return Arrays.copyOfRange(array, from, to);
        }
    }
}
