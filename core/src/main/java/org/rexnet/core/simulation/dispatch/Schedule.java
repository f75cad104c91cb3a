package org.rexnet.core.simulation.dispatch;

/**
 * Cheapest operation over some periods; arrays to be read only.
 *
 * @param from first period; all arrays begin with it
 * @param periods how many there are
 * @param powers MW by activity, counted through all plants, and then by period
 * @param contents MWh at the end of each period, by plant and then by period
 * @param prices money per MWh by period and site
 * @param spilled MW let go of that had to run, by period
 * @param cost of all periods less values and worth at the end
 */
public record Schedule(
        int from, int periods, double[] powers, double[] contents, double[][] prices, double[] spilled, double cost) {

    /** Returns the power of an activity in MW; {@code slot} counts from the first period. */
    public double power(int activity, int slot) {
        return powers[activity * periods + slot];
    }

    /** Returns the content of a plant's store at the end of a period in MWh; {@code slot} counts from the first period. */
    public double content(int plant, int slot) {
        return contents[plant * periods + slot];
    }
}
