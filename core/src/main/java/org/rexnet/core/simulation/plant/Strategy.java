package org.rexnet.core.simulation.plant;

/**
 * How a participant turns its costs and values into limits of its orders. A strategy of one's own is a class that is a service of this
 * interface on the class path (see {@link java.util.ServiceLoader}):
 *
 * <pre>{@code
 * public final class Markup implements Strategy {
 *     public String name() {
 *         return "markup";
 *     }
 *
 *     public double sellLimit(double cost, Occasion on) {
 *         return cost * 1.1;
 *     }
 *
 *     public double buyLimit(double value, Occasion on) {
 *         return value * 0.9;
 *     }
 * }
 * }</pre>
 */
public interface Strategy {

    /** Returns the name by which participants choose it. */
    String name();

    /** Returns the least price to sell at, in money per MWh, of energy that costs so much; its cost, unless a strategy says otherwise. */
    default double sellLimit(double cost, Occasion on) {
        return cost;
    }

    /**
     * Returns the highest price to buy at, in money per MWh, of energy that is worth so much; its value, unless a strategy says otherwise.
     */
    default double buyLimit(double value, Occasion on) {
        return value;
    }

    /**
     * Returns the cost of feeding in that it states where redispatch is paid as stated, in money per MWh; the true cost, unless a strategy
     * says otherwise.
     *
     * @param on with the price that is expected at its own bus
     */
    default double statedCost(double cost, Occasion on) {
        return cost;
    }

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
