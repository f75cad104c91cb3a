package org.rexnet.investment.signal;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.rexnet.core.study.CapitalCost;

/**
 * Appraisal of one MW (MWh) that is paid for at once and earns the same every year of its life.
 *
 * @param overnightCost I, money spent when it is built
 * @param yearlyEarnings c, money per year, upkeep taken off
 * @param discountRate r per year
 * @param lifetimeYears n; may be infinite
 */
public record Appraisal(double overnightCost, double yearlyEarnings, double discountRate, double lifetimeYears) {

    private static final double WORST_RATE = -0.999;
    private static final double RATE_ACCURACY = 1e-12;
    private static final double ROUNDING = 1e-9;
    private static final int MOST_STEPS = 1000;

    /** Returns the appraisal of an investment with this revenue over the horizon; empty where its overnight cost is not given. */
    public static Optional<Appraisal> of(CapitalCost cost, double earnedOverHorizon) {
        return switch (cost) {
            case CapitalCost.NotGiven none -> Optional.empty();
            case CapitalCost.Yearly yearly -> Optional.empty();
            case CapitalCost.Overnight overnight ->
                Optional.of(new Appraisal(
                        overnight.overnightCost(),
                        (earnedOverHorizon - overnight.fixedCost()) / overnight.years(),
                        overnight.discountRate(),
                        overnight.lifetimeYears()));
        };
    }

    /** Returns c (1 - (1 + r)^-n) / r - I: the net present value. */
    public double netPresentValue() {
        return yearlyEarnings * presentValueFactor(discountRate, lifetimeYears) - overnightCost;
    }

    /** Returns the rate at which the net present value is 0; empty where it never earns or nothing is spent. */
    public OptionalDouble internalRateOfReturn() {
        if (!(yearlyEarnings > 0) || !(overnightCost > 0)) {
            return OptionalDouble.empty();
        }
        double perpetual = yearlyEarnings / overnightCost;
        if (Double.isInfinite(lifetimeYears)) {
            return OptionalDouble.of(perpetual);
        }
        // A finite life returns less than an endless one; so the rate lies below, and above the loss of nearly
        // everything.
        if (excess(WORST_RATE) < 0) {
            return OptionalDouble.empty();
        }
        return excess(perpetual) >= 0
                ? OptionalDouble.of(perpetual)
                : OptionalDouble.of(new BrentSolver(RATE_ACCURACY, RATE_ACCURACY, 0)
                        .solve(MOST_STEPS, this::excess, WORST_RATE, perpetual));
    }

    private double excess(double rate) {
        return presentValueFactor(rate, lifetimeYears) * yearlyEarnings / overnightCost - 1;
    }

    /** Returns the years until what was spent has come back; empty where it does not within the life. */
    public OptionalDouble paybackYears() {
        return withinLife(overnightCost / yearlyEarnings);
    }

    /** Returns the years until what was spent has come back with interest: -ln(1 - I r / c) / ln(1 + r). */
    public OptionalDouble discountedPaybackYears() {
        if (discountRate == 0) {
            return paybackYears();
        }
        double share = overnightCost * discountRate / yearlyEarnings;
        return share < 1 ? withinLife(-Math.log1p(-share) / Math.log1p(discountRate)) : OptionalDouble.empty();
    }

    private OptionalDouble withinLife(double years) {
        boolean comesBack = yearlyEarnings > 0 && overnightCost >= 0 && years <= lifetimeYears * (1 + ROUNDING);
        return comesBack ? OptionalDouble.of(years) : OptionalDouble.empty();
    }

    /** Returns the value today of one unit of money at the end of each of n years, by interest r above -1. */
    static double presentValueFactor(double rate, double years) {
        if (rate == 0) {
            return years;
        }
        return -Math.expm1(-years * Math.log1p(rate)) / rate;
    }
}
