package org.rexnet.core.study.pypsa.read;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;

/** Columns that several tables share: capacity and its cost, ramps, commitment. */
public final class CapacityColumns {

    /** Modules by which a capacity may miss a whole number of them. */
    private static final double WHOLE_MODULES = 1e-6;

    private CapacityColumns() {}

    /**
     * Returns how a capacity may be extended, where it may.
     *
     * @param nominal name of the capacity, such as {@code p_nom}
     * @param years weighted hours of the horizon / 8760, for overnight costs
     */
    public static Optional<Expansion> expansion(Row row, String nominal, double years) {
        OptionalDouble set = row.findNumber(nominal + "_set");
        if (!row.flag(nominal + "_extendable")) {
            if (set.isPresent()) {
                row.fault(
                        nominal + "_set", row.cell(nominal + "_set"), "needs %s_extendable = True".formatted(nominal));
            }
            return Optional.empty();
        }
        double min = row.number(nominal + "_min");
        double max = row.number(nominal + "_max");
        Order.require(row, nominal + "_min", min, nominal + "_max", max);
        if (set.isPresent()) {
            Order.require(row, nominal + "_min", min, nominal + "_set", set.getAsDouble());
            Order.require(row, nominal + "_set", set.getAsDouble(), nominal + "_max", max);
            min = set.getAsDouble();
            max = set.getAsDouble();
        }
        double module = module(row, nominal);
        double fixed = row.number("fom_cost");
        double yearly = row.number("capital_cost") + fixed;
        CapitalCost origin = origin(row, years, fixed);
        if (!row.isSound()) {
            return Optional.empty();
        }
        double cost = origin instanceof CapitalCost.Overnight overnight ? overnight.overHorizon() : yearly;
        return Optional.of(new Expansion(min, max, cost, module, origin));
    }

    private static double module(Row row, String nominal) {
        double module = row.number(nominal + "_mod");
        if (row.isSound() && !Expansion.isModule(module)) {
            row.fault(
                    nominal + "_mod",
                    row.cell(nominal + "_mod"),
                    "must be 0, for any size, or at least 1e-6: smaller modules count for nothing beside others");
        }
        return module;
    }

    /** Returns how the cost is said: spent at once, over the horizon, or not at all. */
    private static CapitalCost origin(Row row, double years, double fixed) {
        double lifetime = row.number("lifetime");
        OptionalDouble overnight = row.findNumber("overnight_cost");
        if (overnight.isEmpty()) {
            boolean given = isGiven(row, "capital_cost") || isGiven(row, "fom_cost");
            return given ? new CapitalCost.Yearly(lifetime) : new CapitalCost.NotGiven(lifetime);
        }
        OptionalDouble rate = row.findNumber("discount_rate");
        if (rate.isEmpty()) {
            row.fault("discount_rate", row.cell("discount_rate"), "must be given where overnight_cost is");
        }
        return row.isSound() && rate.isPresent() && years > 0
                ? new CapitalCost.Overnight(overnight.getAsDouble(), rate.getAsDouble(), lifetime, fixed, years)
                : new CapitalCost.NotGiven(lifetime);
    }

    private static boolean isGiven(Row row, String attribute) {
        return !NumberText.isMissing(row.cell(attribute));
    }

    /** Returns the limits of change; as in PyPSA 1 where only the limit of a start (stop) is given. */
    public static RampLimits ramps(Row row) {
        Profile up = ramp(row, "ramp_limit_up", "ramp_limit_start_up");
        Profile down = ramp(row, "ramp_limit_down", "ramp_limit_shut_down");
        return row.isSound() ? new RampLimits(up, down, row.findNumber("p_init")) : RampLimits.NONE;
    }

    private static Profile ramp(Row row, String attribute, String partner) {
        double missing = row.findNumber(partner).isPresent() ? 1 : Double.POSITIVE_INFINITY;
        return row.findProfile(attribute)
                .map(limits -> limits.map(limit -> Double.isNaN(limit) ? missing : limit))
                .orElse(Profile.of(missing));
    }

    /** Returns the rules of a unit that is on or off, if it is one; a limit is 1 where only its partner is given. */
    public static Optional<Commitment> commitment(Row row, String nominal) {
        if (!row.flag("committable")) {
            return Optional.empty();
        }
        if (Double.isInfinite(row.number(nominal))) {
            row.fault(
                    nominal,
                    row.cell(nominal),
                    "must be finite where committable: a unit that is on gives shares of it");
        }
        Profile startUp = row.profile("start_up_cost");
        Profile shutDown = row.profile("shut_down_cost");
        Profile standBy = row.profile("stand_by_cost");
        int minUp = row.whole("min_up_time");
        int minDown = row.whole("min_down_time");
        int upBefore = row.whole("up_time_before");
        int downBefore = row.whole("down_time_before");
        double rampStart = partner(row, "ramp_limit_start_up", "ramp_limit_up");
        double module = fixedModule(row, nominal);
        double rampStop = partner(row, "ramp_limit_shut_down", "ramp_limit_down");
        return row.isSound()
                ? Optional.of(new Commitment(
                        startUp, shutDown, standBy, minUp, minDown, upBefore, downBefore, rampStart, rampStop, module))
                : Optional.empty();
    }

    private static double partner(Row row, String attribute, String partner) {
        boolean any = row.findProfile(partner).isPresent();
        return row.findNumber(attribute).orElse(any ? 1 : Double.POSITIVE_INFINITY);
    }

    /** Returns the capacity of the modules of a fixed capacity that are committed one by one; 0 where it is one unit, or extendable. */
    private static double fixedModule(Row row, String nominal) {
        double module = module(row, nominal);
        double capacity = row.number(nominal);
        boolean isFixed = !row.flag(nominal + "_extendable");
        double modules = capacity / module;
        if (module > 0 && isFixed && !(Math.abs(modules - Math.rint(modules)) <= WHOLE_MODULES)) {
            row.fault(
                    nominal + "_mod",
                    row.cell(nominal + "_mod"),
                    "must divide %s, which is %s, of a committable unit of fixed capacity"
                            .formatted(nominal, NumberText.format(capacity)));
        }
        return isFixed ? module : 0;
    }
}
