package org.rexnet.core.study.pypsa.write;

import java.util.Optional;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.pypsa.read.NumberText;

/** Writes what components of several tables have in common: how they may be extended, and how they may run. */
public final class CapacityCells {

    /** Rounding of the sum of weights that a horizon in years is. */
    private static final double SAME_YEARS = 1e-9;

    private CapacityCells() {}

    /** Writes how a capacity may be extended; its cost as it was said, as long as it is for the whole horizon. */
    public static void expansion(Sheet.Entry row, String nominal, Optional<Expansion> expansion) {
        expansion.ifPresent(given -> {
            row.put(nominal + "_extendable", true)
                    .put(nominal + "_min", given.min())
                    .put(nominal + "_max", given.max())
                    .put(nominal + "_mod", given.module())
                    .put("lifetime", given.origin().lifetimeYears());
            switch (given.origin()) {
                case CapitalCost.NotGiven notGiven -> row.put("capital_cost", given.annualCost());
                case CapitalCost.Yearly yearly -> capitalCost(row, given);
                case CapitalCost.Overnight overnight -> overnightCost(row, given, overnight);
            }
        });
    }

    /** Writes the column even where all say 0: free is something else than forgotten. */
    private static void capitalCost(Sheet.Entry row, Expansion expansion) {
        row.keep("capital_cost", NumberText.format(expansion.annualCost()));
    }

    private static void overnightCost(Sheet.Entry row, Expansion expansion, CapitalCost.Overnight cost) {
        double years = row.years();
        if (Math.abs(years - cost.years()) > SAME_YEARS * cost.years()) {
            capitalCost(row, expansion);
            return;
        }
        row.put("overnight_cost", cost.overnightCost())
                .put("discount_rate", cost.discountRate())
                .put("fom_cost", cost.fixedCost());
    }

    /** Writes limits of change and the rules of a unit that is on or off; no limit is an empty cell. */
    public static void operation(Sheet.Entry row, RampLimits ramps, Optional<Commitment> commitment) {
        row.put("ramp_limit_up", openWhereInfinite(ramps.up())).put("ramp_limit_down", openWhereInfinite(ramps.down()));
        commitment.ifPresent(rules -> modules(row, rules));
        ramps.initialMw().ifPresent(initial -> row.put("p_init", initial));
        commitment.ifPresent(rules -> row.put("committable", true)
                .put("start_up_cost", rules.startUpCost())
                .put("shut_down_cost", rules.shutDownCost())
                .put("stand_by_cost", rules.standByCost())
                .put("min_up_time", rules.minUpSnapshots())
                .put("min_down_time", rules.minDownSnapshots())
                .put("up_time_before", rules.upBefore())
                .put("down_time_before", rules.downBefore())
                .put("ramp_limit_start_up", openWhereInfinite(Profile.of(rules.rampStartUp())))
                .put("ramp_limit_shut_down", openWhereInfinite(Profile.of(rules.rampShutDown()))));
    }

    /** Writes the capacity of modules that are committed one by one. */
    private static void modules(Sheet.Entry row, Commitment rules) {
        if (rules.moduleMw() > 0) {
            row.put("p_nom_mod", rules.moduleMw());
        }
    }

    private static Profile openWhereInfinite(Profile limits) {
        return limits.map(limit -> Double.isInfinite(limit) ? Double.NaN : limit);
    }
}
