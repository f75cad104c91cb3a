package org.rexnet.core.optimization;

import java.util.Arrays;

/** By how much variables move per unit of a change, each in its own unit; what does not move is left out. Immutable. */
public final class Moves {

    static final Moves NONE = new Moves(new int[0], new double[0]);

    private final int[] variables;
    private final double[] amounts;

    private Moves(int[] variables, double[] amounts) {
        this.variables = variables;
        this.amounts = amounts;
    }

    /** Returns amounts by variable that are above a least one; each variable at most once. */
    static Moves of(Sparse amounts, double least) {
        int[] variables = new int[amounts.size()];
        double[] values = new double[amounts.size()];
        int count = 0;
        for (int k = 0; k < amounts.size(); k++) {
            if (Math.abs(amounts.value(k)) > least) {
                variables[count] = amounts.index(k);
                values[count++] = amounts.value(k);
            }
        }
        return count == variables.length
                ? new Moves(variables, values)
                : new Moves(Arrays.copyOf(variables, count), Arrays.copyOf(values, count));
    }

    /** Returns how many variables move. */
    public int size() {
        return variables.length;
    }

    /** Returns the {@code k}-th variable that moves. */
    public Variable variable(int k) {
        return new Variable(variables[k]);
    }

    /** Returns by how much the {@code k}-th variable moves. */
    public double amount(int k) {
        return amounts[k];
    }

    /** Returns the sum of amounts x what a unit of each variable costs. */
    double cost(double[] byVariable) {
        double cost = 0;
        for (int k = 0; k < variables.length; k++) {
            cost += byVariable[variables[k]] * amounts[k];
        }
        return cost;
    }

    /** Returns so many times the amounts. */
    Moves times(double factor) {
        double[] scaled = amounts.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= factor;
        }
        return new Moves(variables, scaled);
    }

    @Override
    public String toString() {
        return Arrays.toString(variables) + " by " + Arrays.toString(amounts);
    }
}
