package org.rexnet.core.optimization;

/** Where a value stands between its bounds, and so which sign its reduced cost, or a constraint's dual, may have. */
enum Stand {
    /** Between its bounds: no price. */
    FREE,
    /** At its lower bound: a price of at least 0. */
    LOWER,
    /** At its upper bound: a price of at most 0. */
    UPPER,
    /** At both: any price. */
    FIXED;

    private static final double AT_BOUND = 1e-7;

    /** Returns where a value stands; {@code unit} is the size that counts as 1. */
    static Stand of(double value, double lower, double upper, double unit) {
        double margin = AT_BOUND * Math.max(unit, Math.abs(value));
        boolean isLow = value - lower <= margin;
        boolean isHigh = upper - value <= margin;
        return isLow && isHigh ? FIXED : isLow ? LOWER : isHigh ? UPPER : FREE;
    }

    /** Returns where all variables of a model stand in a solution, by position, then the activities of its constraints. */
    static Stand[] of(LinearModel model, Solution solution) {
        int variables = model.variableCount();
        double unit = Tolerances.primalUnit(model);
        double[] activity = model.terms().activities(solution, model.constraintCount());
        Stand[] stands = new Stand[variables + activity.length];
        for (int j = 0; j < variables; j++) {
            double value = solution.value(new Variable(j));
            stands[j] = Stand.of(value, model.lower(new Variable(j)), model.upper(new Variable(j)), unit);
        }
        for (int i = 0; i < activity.length; i++) {
            Constraint row = new Constraint(i);
            stands[variables + i] = Stand.of(activity[i], model.lower(row), model.upper(row), unit);
        }
        return stands;
    }

    /** Returns the least price that is allowed. */
    double least() {
        return this == UPPER || this == FIXED ? Double.NEGATIVE_INFINITY : 0;
    }

    /** Returns the largest price that is allowed. */
    double most() {
        return this == LOWER || this == FIXED ? Double.POSITIVE_INFINITY : 0;
    }

    /** Returns whether the value may fall a little. */
    boolean mayFall() {
        return this == FREE || this == UPPER;
    }

    /** Returns whether the value may rise a little. */
    boolean mayRise() {
        return this == FREE || this == LOWER;
    }
}
