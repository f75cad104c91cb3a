package org.rexnet.core.simulation.run;

/**
 * Parts of welfare over the counted periods, in money of the study; payments are none of them.
 *
 * @param values of all that was needed, at the price at which it may stay away, and of bids that were served
 * @param costs true costs of all that ran, starts among them
 * @param shedding value of what was needed and not served
 * @param spill cost of what nobody took, where the study prices it
 * @param endValues of contents of stores at the end, less those when counting began
 */
public record Welfare(double values, double costs, double shedding, double spill, double endValues) {

    /** Returns values - costs - shedding - spill + end values. */
    public double total() {
        return values - costs - shedding - spill + endValues;
    }
}
