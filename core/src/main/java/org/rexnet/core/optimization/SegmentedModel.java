package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.List;

/**
 * The linear model that a quadratic one is solved by: the same variables and constraints, every quadratic cost replaced by
 * the largest of some of its tangents (see {@link Segments}); mutable, for one thread. Positions differ from the
 * quadratic model's, as segments lie in between.
 */
final class SegmentedModel implements ModelSink {
    private LinearModel linear = new LinearModel();
    private IntList columns = new IntList();
    private IntList rows = new IntList();
    private List<Segments> segments = new ArrayList<>();

    /** Position in {@code segments} of every variable that has some, -1 for the others. */
    private IntList segmentsOf = new IntList();

    LinearModel linear() {
        return linear;
    }

    List<Segments> segments() {
        return segments;
    }

    Variable linear(int column) {
        return new Variable(columns.items[column]);
    }

    Constraint linearRow(int row) {
        return new Constraint(rows.items[row]);
    }

    boolean isSegmented(int column) {
        return segmentsOf.items[column] >= 0;
    }

    Segments segments(int column) {
        return segments.get(segmentsOf.items[column]);
    }

    @Override
    public void load(
            double[] lower,
            double[] upper,
            double[] cost,
            double[] rowLower,
            double[] rowUpper,
            CompressedMatrix matrix) {
        linear = new LinearModel();
        columns = new IntList();
        rows = new IntList();
        segments = new ArrayList<>();
        segmentsOf = new IntList();
        addRows(rowLower, rowUpper, new CompressedMatrix(new int[rowLower.length + 1], new int[0], new double[0]));
        addColumns(lower, upper, cost, matrix);
    }

    @Override
    public void addColumns(double[] lower, double[] upper, double[] cost, CompressedMatrix matrix) {
        for (int k = 0; k < lower.length; k++) {
            Variable added = linear.addVariable(lower[k], upper[k], cost[k]);
            columns.add(added.index());
            segmentsOf.add(-1);
            for (int entry = matrix.start()[k]; entry < matrix.start()[k + 1]; entry++) {
                linear.addTerm(linearRow(matrix.index()[entry]), added, matrix.value()[entry]);
            }
        }
    }

    @Override
    public void addRows(double[] lower, double[] upper, CompressedMatrix matrix) {
        for (int k = 0; k < lower.length; k++) {
            Constraint added = linear.addConstraint(lower[k], upper[k]);
            rows.add(added.index());
            for (int entry = matrix.start()[k]; entry < matrix.start()[k + 1]; entry++) {
                linear.addTerm(added, linear(matrix.index()[entry]), matrix.value()[entry]);
            }
        }
    }

    @Override
    public void changeBounds(int first, double[] lower, double[] upper) {
        for (int k = 0; k < lower.length; k++) {
            linear.setBounds(linear(first + k), lower[k], upper[k]);
        }
    }

    @Override
    public void changeCosts(int first, double[] cost) {
        for (int k = 0; k < cost.length; k++) {
            linear.setCost(linear(first + k), cost[k]);
        }
    }

    @Override
    public void changeQuadraticCosts(int first, double[] quadratic) {
        for (int k = 0; k < quadratic.length; k++) {
            int column = first + k;
            if (isSegmented(column)) {
                segments(column).setQuadratic(quadratic[k]);
            } else if (quadratic[k] != 0) {
                segmentsOf.items[column] = segments.size();
                segments.add(new Segments(linear, column, linear(column), quadratic[k]));
            }
        }
    }

    @Override
    public void changeIntegrality(int first, boolean[] integer) {
        throw new IllegalArgumentException("A model cannot have integer variables and quadratic costs. "
                + "Maybe replace the quadratic costs by steps.");
    }

    @Override
    public void changeRowBounds(int first, double[] lower, double[] upper) {
        for (int k = 0; k < lower.length; k++) {
            linear.setConstraintBounds(linearRow(first + k), lower[k], upper[k]);
        }
    }

    @Override
    public void changeCoefficient(int row, int column, double value) {
        linear.setCoefficient(linearRow(row), linear(column), value);
    }

    @Override
    public void changeConstant(double constant) {
        linear.addConstant(constant - linear.constant());
    }
}
