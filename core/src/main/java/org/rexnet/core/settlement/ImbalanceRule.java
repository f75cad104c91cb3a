package org.rexnet.core.settlement;

/**
 * Price at which a participant's imbalance is settled: who delivers more than it reserved receives it, who delivers less pays it.
 *
 * <p>An imbalance <i>helps</i> where it has not the sign of that of its whole island. All prices are whole ticks per MWh: one that a
 * factor makes is rounded, half up, before it is used.
 */
public sealed interface ImbalanceRule {

    /**
     * Returns the price of an imbalance, in whole ticks.
     *
     * @param imbalance of the participant in thousandths of lots: delivered, less reserved, less called; above 0 it is long
     * @param system sum of the imbalances of its island
     * @param balancing price of the balancing dispatch at its bus, in ticks
     * @param market price at its bus in the period's last network auction that traded, in ticks
     */
    int priceTicks(long imbalance, long system, int balancing, int market);

    /** Both directions at the price of balancing: the account of imbalances is empty where no branch binds. */
    record Single() implements ImbalanceRule {

        @Override
        public int priceTicks(long imbalance, long system, int balancing, int market) {
            return balancing;
        }
    }

    /** Whichever of both prices is worse for the participant. */
    record Dual() implements ImbalanceRule {

        @Override
        public int priceTicks(long imbalance, long system, int balancing, int market) {
            return imbalance > 0 ? Math.min(balancing, market) : Math.max(balancing, market);
        }
    }

    /**
     * Who helps gets the market's price; who does not, the market's price made worse by {@code factor} times what balancing costs beyond
     * it. Never better than the market's price: without that clamp, being short on purpose pays where balancing is cheap.
     *
     * @param factor at least 0; the account of imbalances is never below 0 from 1 on
     */
    record Separated(double factor) implements ImbalanceRule {

        public Separated {
            if (!(factor >= 0) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("The factor must be at least 0 but is %s.".formatted(factor));
            }
        }

        @Override
        public int priceTicks(long imbalance, long system, int balancing, int market) {
            boolean helps = Long.signum(imbalance) * Long.signum(system) <= 0;
            if (helps) {
                return market;
            }
            double beyond = imbalance < 0
                    ? Math.max(0.0, (double) balancing - market)
                    : Math.min(0.0, (double) balancing - market);
            return rounded(market + factor * beyond);
        }

        private static int rounded(double ticks) {
            return Math.toIntExact((long) Math.floor(ticks + 0.5));
        }
    }

    /**
     * Every imbalance at one price, whatever balancing costs: known to invite deliberate imbalance, kept to show it.
     *
     * @param ticks that price
     */
    record Flat(int ticks) implements ImbalanceRule {

        @Override
        public int priceTicks(long imbalance, long system, int balancing, int market) {
            return ticks;
        }
    }
}
