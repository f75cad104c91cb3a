package org.rexnet.core.optimization;

import java.util.List;

/**
 * Every tolerance of the optimisation port. A violation is allowed up to an absolute part plus a part relative to the
 * sizes that were added up: the absolute part is what solvers are asked for, the relative part covers rounding.
 */
public final class Tolerances {
    /** Bounds of this size and more count as infinite. */
    public static final double INFINITE = 1e20;

    /** Coefficients must be smaller than this. */
    public static final double LARGEST_COEFFICIENT = 1e15;

    /** What a solver is asked to keep, in units of rows and bounds. */
    public static final double SOLVER_PRIMAL = 1e-7;

    /** What a solver is asked to keep, in units of cost per unit of a variable. */
    public static final double SOLVER_DUAL = 1e-7;

    /** Allowed by the certificate in units of rows and bounds; multiplied by {@link #primalUnit}. */
    public static final double PRIMAL = 1e-6;

    /** Allowed by the certificate in units of cost; multiplied by the largest cost where that is below 1. */
    public static final double DUAL = 1e-6;

    /** Allowed by the certificate relative to the sum of the sizes of the terms. */
    public static final double RELATIVE = 1e-9;

    /** Largest gap between primal and dual objective, relative to 1 + the sizes of the objectives' terms. */
    public static final double GAP = 1e-7;

    /** Largest distance of an integer variable from a whole number. */
    public static final double INTEGRALITY = 1e-6;

    /** Largest relative gap between the best whole-number solution and its bound, unless an option asks otherwise. */
    public static final double MIP_GAP = 1e-7;

    private Tolerances() {}

    /** 1, or the largest linear cost in size if all are smaller: a model with small costs has small prices. */
    public static double costUnit(LinearModel model) {
        return unit(largestCost(model));
    }

    /**
     * As {@link #costUnit(LinearModel)}, with the marginal quadratic costs at given values, each counted as at least one unit of bounds: a
     * value that is no more exact than that has no more exact a marginal cost, also where the best one is 0.
     */
    static double costUnit(LinearModel model, double[] value) {
        double largest = largestCost(model);
        DoubleList quadratic = model.quadraticCosts();
        double least = quadratic.size > 0 && largest < 1 ? primalUnit(model) : 0;
        for (int j = 0; j < quadratic.size && largest < 1; j++) {
            largest = Math.max(largest, 2 * quadratic.items[j] * Math.max(least, Math.abs(value[j])));
        }
        return unit(largest);
    }

    /** Returns the smallest unit of money in which a price of the model matters, at most 1. */
    public static double moneyUnit(LinearModel model) {
        double smallest = 1;
        for (int j = 0; j < model.variableCount(); j++) {
            smallest = Math.min(smallest, model.moneyUnitOfColumn(j));
        }
        return smallest;
    }

    /**
     * 1, or the largest finite bound in size if all are smaller: the solver is asked for tolerances of a model in which that bound is
     * 1. A model with integers keeps its units.
     */
    public static double primalUnit(LinearModel model) {
        if (model.hasIntegers()) {
            return 1;
        }
        double largest = 0;
        for (DoubleList bounds : List.of(model.lowers(), model.uppers(), model.rowLowers(), model.rowUppers())) {
            for (int k = 0; k < bounds.size && largest < 1; k++) {
                double size = Math.abs(bounds.items[k]);
                largest = size < INFINITE ? Math.max(largest, size) : largest;
            }
        }
        return unit(largest);
    }

    private static double largestCost(LinearModel model) {
        double largest = 0;
        double[] costs = model.costs().items;
        for (int j = 0; j < model.variableCount() && largest < 1; j++) {
            largest = Math.max(largest, Math.abs(costs[j]));
        }
        return largest;
    }

    private static double unit(double largest) {
        return largest == 0 ? 1 : Math.min(1, largest);
    }
}
