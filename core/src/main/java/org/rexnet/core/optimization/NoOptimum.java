package org.rexnet.core.optimization;

import java.util.Optional;
import java.util.function.Function;

/**
 * Proof that a linear model has no optimum: a ray, found by a linear model of its own and checked against this one.
 *
 * @param kind what the ray proves
 * @param ray for {@link Kind#INFEASIBLE} one number per constraint, for {@link Kind#UNBOUNDED} one per variable
 */
public record NoOptimum(Kind kind, double[] ray) {

    /** Share of a sum's terms that rounding may make of it. */
    private static final double ROUNDING = 1e-12;

    /** Largest violation that counts as none, per unit of a direction. */
    private static final double LEVEL = 1e-9;

    /** Why there is no optimum. */
    public enum Kind {
        /** No values hold all constraints: their sum, each times its number in the ray, contradicts itself (J. Farkas). */
        INFEASIBLE,
        /** Any feasible values may move along the ray for ever, and each step costs less than nothing. */
        UNBOUNDED
    }

    /**
     * Finds out why a model has no optimum, with its integers relaxed.
     *
     * @param solve how the models that search for a ray are solved
     * @return empty where neither is proved, because there is an optimum or because of rounding
     */
    public static Optional<NoOptimum> of(LinearModel model, Function<LinearModel, Outcome> solve) {
        if (solve.apply(ElasticModel.of(model)) instanceof Optimal optimal) {
            double[] ray = optimal.solution().duals(new Constraints(0, model.constraintCount()));
            if (contradicts(model, ray)) {
                return Optional.of(new NoOptimum(Kind.INFEASIBLE, ray));
            }
        }
        if (solve.apply(directions(model)) instanceof Optimal optimal) {
            double[] ray = optimal.solution().values(new Variables(0, model.variableCount()));
            if (gainsForEver(model, ray)) {
                return Optional.of(new NoOptimum(Kind.UNBOUNDED, ray));
            }
        }
        return Optional.empty();
    }

    /**
     * Checks whether sum_i y_i a_i x + sum_j r_j x_j, which is 0 for all x where r_j = -sum_i y_i a_ij, exceeds 0 for all x within the
     * bounds.
     */
    static boolean contradicts(LinearModel model, double[] ray) {
        double[] rest = new double[model.variableCount()];
        double[] size = new double[rest.length];
        model.terms().forEachRun((row, columns, values, from, to) -> {
            for (int e = from; e < to && ray[row] != 0; e++) {
                double part = values[e] * ray[row];
                rest[columns[e]] -= part;
                size[columns[e]] += Math.abs(part);
            }
        });
        double least = 0;
        double sum = 0;
        for (int i = 0; i < ray.length; i++) {
            double part = least(ray[i], 0, model.rowLowers().items[i], model.rowUppers().items[i]);
            least += part;
            sum += Math.abs(part);
        }
        for (int j = 0; j < rest.length; j++) {
            double part = least(rest[j], LEVEL * size[j], model.lowers().items[j], model.uppers().items[j]);
            least += part;
            sum += Math.abs(part);
        }
        return least > ROUNDING * sum;
    }

    private static double least(double factor, double none, double lower, double upper) {
        double bound = factor > 0 ? lower : upper;
        if (Double.isInfinite(bound)) {
            return Math.abs(factor) <= none ? 0 : Double.NEGATIVE_INFINITY;
        }
        return factor == 0 ? 0 : factor * bound;
    }

    /** Returns the model of the cheapest direction in which all values may move for ever, each by at most 1. */
    private static LinearModel directions(LinearModel model) {
        LinearModel directions = new LinearModel();
        for (int j = 0; j < model.variableCount(); j++) {
            directions.addVariable(
                    Double.isInfinite(model.lowers().items[j]) ? -1 : 0,
                    Double.isInfinite(model.uppers().items[j]) ? 1 : 0,
                    model.costs().items[j]);
        }
        for (int i = 0; i < model.constraintCount(); i++) {
            directions.addConstraint(
                    Double.isInfinite(model.rowLowers().items[i]) ? Double.NEGATIVE_INFINITY : 0,
                    Double.isInfinite(model.rowUppers().items[i]) ? Double.POSITIVE_INFINITY : 0);
        }
        model.terms().copyTo(directions);
        return directions;
    }

    /** Checks that no bound ends a direction and that each step along it gains. */
    static boolean gainsForEver(LinearModel model, double[] ray) {
        double[] activity = OuterModel.activities(model, ray);
        double[] size = new double[activity.length];
        model.terms().forEachRun((row, columns, values, from, to) -> {
            for (int e = from; e < to; e++) {
                size[row] += Math.abs(values[e] * ray[columns[e]]);
            }
        });
        boolean endless = true;
        double gain = 0;
        double sum = 0;
        for (int j = 0; j < ray.length; j++) {
            endless &= isEndless(ray[j], LEVEL, model.lowers().items[j], model.uppers().items[j]);
            gain -= model.costs().items[j] * ray[j];
            sum += Math.abs(model.costs().items[j] * ray[j]);
        }
        for (int i = 0; i < activity.length; i++) {
            endless &= isEndless(
                    activity[i], LEVEL * (1 + size[i]), model.rowLowers().items[i], model.rowUppers().items[i]);
        }
        return endless && gain > LEVEL * sum;
    }

    private static boolean isEndless(double step, double none, double lower, double upper) {
        return (step >= -none || Double.isInfinite(lower)) && (step <= none || Double.isInfinite(upper));
    }
}
