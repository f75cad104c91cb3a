package org.rexnet.core.optimization;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The slow reference for tiny models with bounds on everything: tries every choice of which bounds and constraints hold
 * with equality, solves the dense optimality conditions of each, and keeps the cheapest point that is feasible.
 */
final class EnumeratedOptimum {
    private static final double FEASIBLE = 1e-7;

    private final LinearModel model;
    private final int columns;
    private final int rows;
    private double cheapest = Double.POSITIVE_INFINITY;

    EnumeratedOptimum(LinearModel model) {
        this.model = model;
        this.columns = model.variableCount();
        this.rows = model.constraintCount();
    }

    /** The minimal cost, infinite if there is no feasible point. */
    double cost() {
        int[] choice = new int[columns + rows];
        do {
            tryChoice(choice);
        } while (next(choice));
        return cheapest;
    }

    /** Counts with digits 0 (not at a bound), 1 (lower), 2 (upper). */
    private static boolean next(int[] choice) {
        for (int k = 0; k < choice.length; k++) {
            if (choice[k] < 2) {
                choice[k]++;
                Arrays.fill(choice, 0, k, 0);
                return true;
            }
        }
        return false;
    }

    private void tryChoice(int[] choice) {
        int size = 2 * columns + rows;
        double[][] matrix = new double[size][size];
        double[] right = new double[size];
        for (int j = 0; j < columns; j++) {
            Variable variable = new Variable(j);
            matrix[j][j] = 2 * model.quadraticCost(variable);
            matrix[j][columns + j] = -1;
            right[j] = -model.cost(variable);
            for (int i = 0; i < rows; i++) {
                matrix[j][2 * columns + i] = -model.coefficient(new Constraint(i), variable);
            }
            boolean held = choice[j] > 0;
            matrix[columns + j][held ? j : columns + j] = 1;
            right[columns + j] = choice[j] == 0 ? 0 : choice[j] == 1 ? model.lower(variable) : model.upper(variable);
        }
        for (int i = 0; i < rows; i++) {
            fillRow(i, choice[columns + i], matrix[2 * columns + i], right);
        }
        keepIfCheaper(matrix, right);
    }

    private void fillRow(int i, int choice, double[] equation, double[] right) {
        Constraint row = new Constraint(i);
        if (choice == 0) {
            equation[2 * columns + i] = 1;
        } else {
            right[2 * columns + i] = choice == 1 ? model.lower(row) : model.upper(row);
            for (int j = 0; j < columns; j++) {
                equation[j] = model.coefficient(row, new Variable(j));
            }
        }
    }

    private void keepIfCheaper(double[][] matrix, double[] right) {
        if (Arrays.stream(right).anyMatch(Double::isInfinite)) {
            return;
        }
        try {
            double[] point = new LUDecomposition(new Array2DRowRealMatrix(matrix, false))
                    .getSolver()
                    .solve(new ArrayRealVector(right))
                    .toArray();
            if (isFeasible(point)) {
                cheapest = Math.min(cheapest, model.objective(Arrays.copyOf(point, columns)));
            }
        } catch (SingularMatrixException e) {
            // Another choice leads to the same point, or there is none.
        }
    }

    private boolean isFeasible(double[] point) {
        for (int j = 0; j < columns; j++) {
            Variable variable = new Variable(j);
            if (point[j] < model.lower(variable) - FEASIBLE || point[j] > model.upper(variable) + FEASIBLE) {
                return false;
            }
        }
        for (int i = 0; i < rows; i++) {
            Constraint row = new Constraint(i);
            double activity = 0;
            for (int j = 0; j < columns; j++) {
                activity += model.coefficient(row, new Variable(j)) * point[j];
            }
            if (activity < model.lower(row) - FEASIBLE || activity > model.upper(row) + FEASIBLE) {
                return false;
            }
        }
        return true;
    }
}
