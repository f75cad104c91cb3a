package org.rexnet.core.clearing;

import java.io.Serializable;

/**
 * What a part of the horizon costs at given parameters, and by how much each parameter changes it; arrays are the answer's own, to be read
 * only.
 *
 * <p>Cost is convex in the parameters: cost(y) >= cost + sum of slopes_i (y_i - values_i) for all y.
 *
 * @param part position of the part
 * @param values of the parameters, in the part's order
 * @param cost of all weighted snapshots, slack at its penalty included, capacity not
 * @param slopes subgradient of the cost, in the order of the values; a capacity's rent is its slope times -1
 * @param slack of balances, borders and limits, about MWh
 * @param tonnes of carbon dioxide that generators emit
 * @param unservedMwh load that is not served, whether the study prices it or not
 * @param energyMwh energy that loads draw
 */
public record PartAnswer(
        int part,
        double[] values,
        double cost,
        double[] slopes,
        double slack,
        double tonnes,
        double unservedMwh,
        double energyMwh,
        long iterations)
        implements Serializable {}
