package org.rexnet.core.simulation.plant;

/**
 * How a participant turns what things cost it and are worth to it into limits of its orders. One of one's own is a class with two methods:
 *
 * <pre>{@code
 * record Markup(double share) implements Strategy {
 *     public double sellLimit(double cost, Occasion on) {
 *         return cost * (1 + share);
 *     }
 *
 *     public double buyLimit(double value, Occasion on) {
 *         return value * (1 - share);
 *     }
 * }
 * }</pre>
 */
public interface Strategy {

    /** Returns the least price to sell at, in money per MWh, where what is sold costs so much. */
    double sellLimit(double cost, Occasion on);

    /** Returns the highest price to buy at, in money per MWh, where what is bought is worth so much. */
    double buyLimit(double value, Occasion on);

    /**
     * When and where an order is made.
     *
     * @param actor position of the participant
     * @param arrival how often it has come to the market before
     * @param period of delivery
     * @param periodsAhead of delivery
     * @param price that the market is expected to have there, in money per MWh
     * @param lowest end of the price band
     * @param highest end of the price band
     * @param draw uniform in [0, 1), the same in every design
     */
    record Occasion(
            int actor,
            long arrival,
            int period,
            int periodsAhead,
            double price,
            double lowest,
            double highest,
            double draw) {}
}
