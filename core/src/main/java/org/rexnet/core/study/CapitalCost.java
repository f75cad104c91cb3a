package org.rexnet.core.study;

/** How the yearly cost of a capacity was said, as far as it was: only money spent at once has a return and a payback. */
public sealed interface CapitalCost {

    /** Returns how long a capacity that is built stands, in years, above 0; infinite where nothing is said. */
    double lifetimeYears();

    /** Nobody said what the capacity costs; it counts as free. */
    record NotGiven(double lifetimeYears) implements CapitalCost {}

    /** A sum over the horizon, as such. */
    record Yearly(double lifetimeYears) implements CapitalCost {}

    /**
     * Money spent at once, and paid back in equal parts over the life.
     *
     * @param overnightCost money per MW (MWh) spent when it is built
     * @param discountRate yearly interest as a fraction, at least 0
     * @param lifetimeYears years over which it is paid back, above 0; may be infinite
     * @param fixedCost money per MW (MWh) for upkeep over the horizon
     * @param years length of the horizon in years of 8,760 hours, above 0
     */
    record Overnight(double overnightCost, double discountRate, double lifetimeYears, double fixedCost, double years)
            implements CapitalCost {

        public Overnight {
            if (!Double.isFinite(overnightCost) || !Double.isFinite(fixedCost)) {
                throw new IllegalArgumentException(
                        "The overnight cost and the fixed cost must be numbers but are %s and %s."
                                .formatted(overnightCost, fixedCost));
            }
            if (!(years > 0)) {
                throw new IllegalArgumentException("The horizon must last but has %s years.".formatted(years));
            }
            double cost = overHorizon(overnightCost, discountRate, lifetimeYears, fixedCost, years);
            if (!(Math.abs(cost) <= LargestNumber.SIZE)) {
                throw new IllegalArgumentException(
                        "The overnight cost %s over a lifetime of %s years costs %s per MW; at most %s are possible."
                                .formatted(overnightCost, lifetimeYears, cost, LargestNumber.TEXT));
            }
        }

        /** Returns overnight cost x annuity x years + fixed cost: money per MW (MWh) over the horizon. */
        public double overHorizon() {
            return overHorizon(overnightCost, discountRate, lifetimeYears, fixedCost, years);
        }

        private static double overHorizon(
                double overnightCost, double discountRate, double lifetimeYears, double fixedCost, double years) {
            return overnightCost * Expansion.annuity(discountRate, lifetimeYears) * years + fixedCost;
        }
    }
}
