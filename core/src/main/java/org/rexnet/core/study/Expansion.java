package org.rexnet.core.study;

/**
 * How far a capacity may be extended and at which cost; in MW, for stores in MWh.
 *
 * @param min smallest capacity in total, what exists included, at least 0
 * @param max largest capacity in total; may be infinite
 * @param annualCost money per MW (MWh) of total capacity over the horizon's weighted hours, usually a year
 * @param module size of the whole units that are built, at least {@link #SMALLEST_MODULE}; 0 where the capacity is continuous
 * @param origin how the annual cost was said
 */
public record Expansion(double min, double max, double annualCost, double module, CapitalCost origin) {

    /** Size below which no module is built, 1 W or 1 Wh: solvers take a factor of 1e-9 for none, and nothing would be built at all. */
    public static final double SMALLEST_MODULE = 1e-6;

    public Expansion {
        if (!(min >= 0) || !(min <= max) || Double.isInfinite(min)) {
            throw new IllegalArgumentException(
                    "The smallest capacity must lie between 0 and the largest, but they are %s and %s."
                            .formatted(min, max));
        }
        if (!Double.isFinite(annualCost)) {
            throw new IllegalArgumentException(
                    "The cost of capacity must be a number but is %s.".formatted(annualCost));
        }
        if (!isModule(module)) {
            throw new IllegalArgumentException(
                    "The module must be 0, or at least %s and finite, but is %s.".formatted(SMALLEST_MODULE, module));
        }
    }

    /** Returns whether a module may have that size; 0 stands for none. */
    public static boolean isModule(double size) {
        return size == 0 || size >= SMALLEST_MODULE && !Double.isInfinite(size);
    }

    /** Makes an expansion whose cost is a sum over the horizon. */
    public Expansion(double min, double max, double annualCost, double module) {
        this(min, max, annualCost, module, new CapitalCost.Yearly(Double.POSITIVE_INFINITY));
    }

    /** Returns a continuous expansion between two capacities, paid for when it is built. */
    public static Expansion of(double min, double max, CapitalCost.Overnight cost) {
        return new Expansion(min, max, cost.overHorizon(), 0, cost);
    }

    /** Returns the same with other limits. */
    public Expansion withLimits(double newMin, double newMax) {
        return new Expansion(newMin, newMax, annualCost, module, origin);
    }

    /** Returns the same for a capacity that may be any number between the limits. */
    public Expansion withoutModule() {
        return new Expansion(min, max, annualCost, 0, origin);
    }

    /** Returns the same at another annual cost; money spent at once changes with it, what is spent on upkeep too. */
    public Expansion withCostFactor(double factor) {
        CapitalCost changed = origin instanceof CapitalCost.Overnight o
                ? new CapitalCost.Overnight(
                        o.overnightCost() * factor,
                        o.discountRate(),
                        o.lifetimeYears(),
                        o.fixedCost() * factor,
                        o.years())
                : origin;
        return new Expansion(min, max, annualCost * factor, module, changed);
    }

    /** Returns the same for a horizon that stands for a share of the hours: only the annuity of money spent at once changes. */
    public Expansion overShare(double share) {
        if (!(origin instanceof CapitalCost.Overnight o)) {
            return this;
        }
        CapitalCost.Overnight changed = new CapitalCost.Overnight(
                o.overnightCost(), o.discountRate(), o.lifetimeYears(), o.fixedCost(), o.years() * share);
        return new Expansion(min, max, changed.overHorizon(), module, changed);
    }

    /** Returns a continuous expansion from nothing without limit. */
    public static Expansion of(double annualCost) {
        return new Expansion(0, Double.POSITIVE_INFINITY, annualCost, 0);
    }

    /** Returns a continuous expansion between two capacities. */
    public static Expansion of(double min, double max, double annualCost) {
        return new Expansion(min, max, annualCost, 0);
    }

    /**
     * Returns the equal yearly payment for one unit of money spent now, by the annuity formula r / (1 - (1 + r)^-n).
     *
     * @param discountRate r per year, at least 0; at 0 the payment is 1 / n
     * @param lifetimeYears n in years, above 0; may be infinite
     */
    public static double annuity(double discountRate, double lifetimeYears) {
        if (!(discountRate >= 0) || !(lifetimeYears > 0)) {
            throw new IllegalArgumentException(
                    "An annuity needs a discount rate of at least 0 and a lifetime above 0, but they are %s and %s."
                            .formatted(discountRate, lifetimeYears));
        }
        if (discountRate == 0) {
            return 1 / lifetimeYears;
        }
        return discountRate / -Math.expm1(-lifetimeYears * Math.log1p(discountRate));
    }
}
