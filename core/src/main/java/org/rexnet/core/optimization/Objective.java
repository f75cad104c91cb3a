package org.rexnet.core.optimization;

/** What a model costs: a constant, and what each variable adds, linearly and quadratically; mutable, for one thread. */
final class Objective {

    private final DoubleList linear = new DoubleList();

    /** Only as far as one was set. */
    private final DoubleList quadratic = new DoubleList();

    private int quadraticCount;
    private double constant;

    void addVariables(int count) {
        linear.add(count, 0);
    }

    DoubleList linear() {
        return linear;
    }

    DoubleList quadratic() {
        return quadratic;
    }

    double quadratic(int column) {
        return column < quadratic.size ? quadratic.items[column] : 0;
    }

    void setQuadratic(int column, double q) {
        if (q != 0 && quadratic.size <= column) {
            quadratic.add(linear.size - quadratic.size, 0);
        }
        if (column < quadratic.size) {
            quadraticCount += (q != 0 ? 1 : 0) - (quadratic.items[column] != 0 ? 1 : 0);
            quadratic.items[column] = q;
        }
    }

    boolean isQuadratic() {
        return quadraticCount > 0;
    }

    double constant() {
        return constant;
    }

    void addConstant(double amount) {
        double sum = constant + amount;
        if (!Bounds.isUsable(sum)) {
            throw new IllegalArgumentException("The constant of the objective must be finite but is " + sum + ".");
        }
        constant = sum;
    }

    /** Returns the cost of given values. */
    double at(double[] value) {
        double sum = constant;
        for (int j = 0; j < value.length; j++) {
            sum += linear.items[j] * value[j];
        }
        for (int j = 0; j < quadratic.size; j++) {
            sum += quadratic.items[j] * value[j] * value[j];
        }
        return sum;
    }
}
