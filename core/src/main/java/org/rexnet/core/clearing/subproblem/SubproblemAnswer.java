package org.rexnet.core.clearing.subproblem;

/** What came of clearing a part of the horizon at given parameters; arrays are the answer's own, to be read only. */
public sealed interface SubproblemAnswer {

    /** Returns the position of the part. */
    int part();

    /**
     * What the part costs, and by how much each parameter changes it.
     *
     * <p>Cost is convex in the parameters: cost(y) >= cost + sum of slopes_i (y_i - values_i) for all y.
     *
     * @param values of the parameters, in the part's order
     * @param cost of all weighted snapshots, slack at its penalty included, capacity not
     * @param slopes subgradient of the cost, in the order of the values; a capacity's rent is its slope times -1
     * @param slack of balances, borders, prescribed values and limits, about MWh; 0 where it is within a solver's tolerance
     * @param tonnes of carbon dioxide that generators and plants emit
     * @param unservedMwh load that is not served, whether the study prices it or not
     * @param energyMwh energy that loads draw
     */
    record Cleared(
            int part,
            double[] values,
            double cost,
            double[] slopes,
            double slack,
            double tonnes,
            double unservedMwh,
            double energyMwh,
            long iterations)
            implements SubproblemAnswer {}

    /**
     * There is no dispatch at these parameters; by how much, and how that changes with each parameter, by a ray of J. Farkas' lemma.
     *
     * <p>The least violation is convex: there is none either where violation + sum of slopes_i (y_i - values_i) > 0.
     *
     * @param values of the parameters, in the part's order
     * @param violation least sum of what exceeds the part's constraints, above 0
     * @param slopes change of the violation per unit, in the order of the values
     */
    record Infeasible(int part, double[] values, double violation, double[] slopes) implements SubproblemAnswer {}

    /** Cost has no end, whatever the parameters are. */
    record Unbounded(int part) implements SubproblemAnswer {}
}
