package org.rexnet.core.optimization;

import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * Recomputes activities and reduced costs from the model's terms and measures a point against the optimality conditions.
 * Used once.
 */
final class OptimalityCheck {
    private final LinearModel model;
    private final Point point;
    private final int columns;
    private final int rows;

    /** Activity by row, and the sum of the sizes of what it is added up from. */
    private final double[] activity;

    private final double[] activitySize;

    /** Reduced cost by column, and the sum of the sizes of what it is added up from. */
    private double[] reducedCost = new double[0];

    private double[] reducedCostSize = new double[0];

    /** Variables that are held where they are. */
    private final BitSet held = new BitSet();

    private final IntFunction<String> variableName;
    private final IntFunction<String> constraintName;
    private final Worst primal = new Worst();
    private final Worst integrality = new Worst();
    private final Worst dual = new Worst();
    private final Worst complementarity = new Worst();
    private double gap;
    private double gapSize = 1;
    private final double primalUnit;

    OptimalityCheck(LinearModel model, Point point) {
        this.model = model;
        this.point = point;
        this.variableName = j -> "variable " + model.name(new Variable(j));
        this.constraintName = i -> "constraint " + model.name(new Constraint(i));
        this.columns = model.variableCount();
        this.rows = model.constraintCount();
        this.primalUnit = Tolerances.primalUnit(model);
        if (point.value().length != columns || point.activity().length != rows) {
            throw new IllegalArgumentException(
                    "A point of " + point.value().length + " variables and " + point.activity().length
                            + " constraints does not fit a model of " + columns + " and " + rows + ".");
        }
        this.activity = new double[rows];
        this.activitySize = new double[rows];
    }

    OptimalityCheck holding(Variable variable) {
        held.set(variable.index());
        return this;
    }

    Certificate continuous() {
        if (!point.hasDuals()) {
            throw new IllegalArgumentException("A continuous solution must come with duals.");
        }
        addUpActivities();
        addUpReducedCosts();
        double dualUnit = Tolerances.costUnit(model, point.value());
        checkColumns(dualUnit);
        checkRows(dualUnit);
        return certificate(new Certificate.Violation("the objective", Math.abs(gap), Tolerances.GAP * gapSize));
    }

    Certificate integer(double bound, double mipGap) {
        addUpActivities();
        for (int j = 0; j < columns; j++) {
            checkBounds(j);
            if (model.integers().get(j)) {
                double value = point.value()[j];
                integrality.offer(Math.abs(value - Math.rint(value)), Tolerances.INTEGRALITY, j, variableName);
            }
        }
        for (int i = 0; i < rows; i++) {
            checkActivity(i);
        }
        double objective = model.objective(point.value());
        double allowed = mipGap * Math.abs(objective) + Tolerances.GAP * (1 + objectiveSize());
        return certificate(new Certificate.Violation("the objective", Math.max(0, objective - bound), allowed));
    }

    private Certificate certificate(Certificate.Violation objectiveGap) {
        return new Certificate(
                primal.violation(),
                integrality.violation(),
                dual.violation(),
                complementarity.violation(),
                objectiveGap);
    }

    private void addUpActivities() {
        double[] value = point.value();
        model.terms().forEachRun((row, itsColumns, values, from, to) -> {
            double sum = activity[row];
            double size = activitySize[row];
            for (int e = from; e < to; e++) {
                double part = values[e] * value[itsColumns[e]];
                sum += part;
                size += Math.abs(part);
            }
            activity[row] = sum;
            activitySize[row] = size;
        });
    }

    private void addUpReducedCosts() {
        double[] prices = point.dual();
        reducedCost = model.costs().copy(0, columns);
        DoubleList quadratic = model.quadraticCosts();
        for (int j = 0; j < quadratic.size; j++) {
            reducedCost[j] += 2 * quadratic.items[j] * point.value()[j];
        }
        reducedCostSize = new double[columns];
        for (int j = 0; j < columns; j++) {
            reducedCostSize[j] = Math.abs(model.costs().items[j])
                    + (j < quadratic.size ? Math.abs(2 * quadratic.items[j] * point.value()[j]) : 0);
        }
        double[] sums = reducedCost;
        double[] sizes = reducedCostSize;
        model.terms().forEachRun((row, itsColumns, values, from, to) -> {
            double price = prices[row];
            for (int e = from; e < to && price != 0; e++) {
                double part = values[e] * price;
                sums[itsColumns[e]] -= part;
                sizes[itsColumns[e]] += Math.abs(part);
            }
        });
    }

    private void checkColumns(double dualUnit) {
        for (int j = 0; j < columns; j++) {
            checkBounds(j);
            double size = reducedCostSize[j] + Math.abs(point.reducedCost()[j]);
            double unit = Math.min(dualUnit, model.moneyUnitOfColumn(j));
            double allowed = Tolerances.DUAL * unit + Tolerances.RELATIVE * size;
            dual.offer(Math.abs(point.reducedCost()[j] - reducedCost[j]), allowed, j, variableName);
            double value = point.value()[j];
            checkSign(reducedCost[j], allowed, value, allowedPrimal(value), lower(j), upper(j), j, variableName);
            gapSize += Math.abs(model.costs().items[j] * value);
        }
    }

    private void checkRows(double dualUnit) {
        for (int i = 0; i < rows; i++) {
            checkActivity(i);
            double price = point.dual()[i];
            double unit = Math.min(dualUnit, model.moneyUnitOfRow(i));
            double allowed = Tolerances.DUAL * unit + Tolerances.RELATIVE * Math.abs(price);
            checkSign(
                    price,
                    allowed,
                    activity[i],
                    primalUnit * Tolerances.PRIMAL + Tolerances.RELATIVE * activitySize[i],
                    model.rowLowers().items[i],
                    model.rowUppers().items[i],
                    i,
                    constraintName);
            gapSize += Math.abs(price * activity[i]);
        }
    }

    private void checkBounds(int j) {
        double value = point.value()[j];
        primal.offer(outside(value, lower(j), upper(j)), allowedPrimal(value), j, variableName);
    }

    private double lower(int j) {
        return held.get(j) ? point.value()[j] : model.lowers().items[j];
    }

    private double upper(int j) {
        return held.get(j) ? point.value()[j] : model.uppers().items[j];
    }

    private void checkActivity(int i) {
        double allowed = primalUnit * Tolerances.PRIMAL + Tolerances.RELATIVE * activitySize[i];
        primal.offer(Math.abs(activity[i] - point.activity()[i]), allowed, i, constraintName);
        primal.offer(
                outside(activity[i], model.rowLowers().items[i], model.rowUppers().items[i]),
                allowed,
                i,
                constraintName);
    }

    private double allowedPrimal(double value) {
        return primalUnit * Tolerances.PRIMAL + Tolerances.RELATIVE * Math.abs(value);
    }

    private static double outside(double value, double lower, double upper) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.max(0, Math.max(lower - value, value - upper));
    }

    /**
     * A positive price needs a lower limit, and the value must be there; a negative one needs an upper limit. A price is
     * out of place by the smaller of the two excesses, measured in tolerances.
     */
    private void checkSign(
            double price,
            double allowedPrice,
            double value,
            double allowedValue,
            double lower,
            double upper,
            int index,
            IntFunction<String> name) {
        double limit = price > 0 ? lower : upper;
        if (Double.isInfinite(limit)) {
            dual.offer(Math.abs(price), allowedPrice, index, name);
        } else {
            double slack = Math.abs(value - limit);
            complementarity.offer(Math.min(Math.abs(price) / allowedPrice, slack / allowedValue), 1, index, name);
            gap += Math.abs(price) * slack;
        }
    }

    private double objectiveSize() {
        double size = 0;
        for (int j = 0; j < columns; j++) {
            size += Math.abs(model.costs().items[j] * point.value()[j]);
        }
        return size;
    }

    /**
     * Keeps the violation that is largest in terms of what is allowed; makes up a name only for that one. What is not a
     * finite number is the largest of all.
     */
    private static final class Worst {
        private double ratio;
        private double size;
        private double allowed;
        private int index;
        private IntFunction<String> name = k -> "";

        void offer(double size, double allowed, int index, IntFunction<String> name) {
            if (size <= ratio * allowed && allowed <= Double.MAX_VALUE) {
                return;
            }
            boolean isMeasured = size / allowed <= Double.MAX_VALUE && allowed <= Double.MAX_VALUE;
            double next = isMeasured ? size / allowed : Double.POSITIVE_INFINITY;
            if (next > ratio) {
                this.ratio = next;
                this.size = isMeasured ? size : Double.POSITIVE_INFINITY;
                this.allowed = isMeasured ? allowed : 0;
                this.index = index;
                this.name = name;
            }
        }

        Certificate.Violation violation() {
            return ratio == 0
                    ? Certificate.Violation.NONE
                    : new Certificate.Violation(name.apply(index), size, allowed);
        }
    }
}
