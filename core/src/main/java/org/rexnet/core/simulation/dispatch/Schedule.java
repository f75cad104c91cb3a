package org.rexnet.core.simulation.dispatch;

/**
 * Cheapest operation over some periods; arrays to be read only.
 *
 * @param from first period; all arrays begin with it
 * @param power MW by activity, counted through all plants, and period
 * @param content MWh at the end of each period, by plant and period
 * @param worth money per MWh that content would save there, by plant and period
 * @param prices money per MWh by period and site
 * @param rent money that branches earn by period
 * @param spilled MW let go of that had to run, by period
 * @param cost of all periods less values and worth at the end
 */
public record Schedule(
        int from,
        double[][] power,
        double[][] content,
        double[][] worth,
        double[][] prices,
        double[] rent,
        double[] spilled,
        double cost) {}
