package org.rexnet.core.settlement;

import java.util.List;

/**
 * Plant that can still move at delivery in several carriers at once: a heat pump, a boiler, an electrolyser. Drawing less is upward where
 * it draws and downward where it feeds in, by its efficiencies.
 *
 * @param participant who offers
 * @param bus from which it draws
 * @param outputs where what it draws arrives
 * @param less thousandths of lots that it may draw less, at least 0
 * @param more thousandths of lots that it may draw more, at least 0
 * @param priceTicks cost of what it draws, saved where it draws less, in whole ticks per MWh
 */
public record BalancingConversion(
        String participant, String bus, List<Output> outputs, long less, long more, int priceTicks) {

    public BalancingConversion {
        outputs = List.copyOf(outputs);
        if (less < 0 || more < 0) {
            throw new IllegalArgumentException(
                    "The conversion of %s at %s must be able to draw at least 0 less and 0 more but can %d and %d thousandths of lots."
                            .formatted(participant, bus, less, more));
        }
    }

    /**
     * What arrives at a bus.
     *
     * @param efficiency per unit drawn; below 0 where it draws there, too
     */
    public record Output(String bus, double efficiency) {

        /** Returns the thousandths of lots that arrive of so many drawn, rounded to the nearest. */
        public long of(long drawn) {
            return Math.round(drawn * efficiency);
        }
    }
}
