package org.rexnet.core.clearing.model;

/**
 * Limits of a model that may stand in the way of any dispatch, in a planner's words.
 *
 * <p>Capacity of suppliers is never a cause: too little of it shows as shortage at a bus.
 */
public enum LimitKind {
    SUPPLY(Role.SUPPLY, "MW", "%s is at its most", "%1$s more of it"),
    FLOW(Role.CAUSE, "MW", "%s is full", "%1$s more on it"),
    RAMP_UP(Role.CAUSE, "MW", "ramp up of %s is too slow", "a ramp of %1$s more"),
    RAMP_DOWN(Role.CAUSE, "MW", "ramp down of %s is too slow", "a ramp of %1$s more"),
    START_RAMP(Role.CAUSE, "MW", "start ramp of %s is too slow", "a start ramp of %1$s more"),
    STOP_RAMP(Role.CAUSE, "MW", "shut-down ramp of %s is too slow", "a shut-down ramp of %1$s more"),
    RAMP_OR_START(Role.CAUSE, "MW", "ramp up or start ramp of %s is too slow", "a ramp of %1$s more"),
    RAMP_OR_STOP(Role.CAUSE, "MW", "ramp down or shut-down ramp of %s is too slow", "a ramp of %1$s more"),
    LEAST_OUTPUT(Role.CAUSE, "MW", "minimum output of %s is too much", "%1$s less of it"),
    COMMITTED_OUTPUT(Role.CAUSE, "MW", "%s is off or at its minimum output and above", "a minimum output of %1$s less"),
    UP_TIME(Role.CAUSE, "", "minimum up time keeps %s on", "an earlier stop"),
    DOWN_TIME(Role.CAUSE, "", "minimum down time keeps %s off", "an earlier start"),
    ENERGY(
            Role.CAUSE,
            "MWh",
            "energy of %s cannot keep to its sum",
            "an e_sum_min of %1$s less",
            "an e_sum_max of %1$s more"),
    GLOBAL(Role.CAUSE, "", "%s cannot be kept", "a constant lower by %1$s", "a constant higher by %1$s"),
    JOINT_OUTPUT(Role.CAUSE, "MW", "%s cannot be kept", "a lower bound of %1$s less", "an upper bound of %1$s more"),
    SET_POINT(Role.CAUSE, "MW", "set point of %s cannot be met", "%1$s less", "%1$s more"),
    LEVEL_SET(Role.CAUSE, "MWh", "set %s cannot be met", "%1$s less", "%1$s more"),
    REGION(Role.CAUSE, "MW", "power and heat of %s lie outside its region", "%1$s outside it"),
    RATE(Role.CAUSE, "MW", "%s cannot charge faster", "a rate of %1$s more"),
    LARGEST_DEMAND(Role.CAUSE, "MW", "%s cannot draw more", "%1$s more of its largest power"),
    INITIAL_LEVEL(
            Role.STORED, "MWh", "initial level of %s", "%1$s less at first in %2$s", "%1$s more at first in %2$s"),
    CYCLIC_LEVEL(
            Role.STORED,
            "MWh",
            "%s must end as it began",
            "%1$s more at the end than at first in %2$s, which is cyclic",
            "%1$s less at the end than at first in %2$s, which is cyclic"),
    LARGEST_LEVEL(Role.STORED, "MWh", "%s is full", "%1$s more of energy capacity in %2$s"),
    LEAST_LEVEL(Role.STORED, "MWh", "%s is at its least level", "a least level of %1$s less in %2$s"),
    ENERGY_NEED(Role.NEED, "MWh", "%s cannot get its energy", "%1$s less energy for %2$s", "%1$s more energy for %2$s"),
    TEMPERATURE(Role.NEED, "K", "%s leaves its band of temperature", "%1$s colder in %2$s", "%1$s warmer in %2$s");

    /** When a limit is named. */
    public enum Role {
        /** Only where there is none: that it is reached shows as what a bus lacks. */
        SUPPLY,
        /** Wherever its relief helps. */
        CAUSE,
        /** As a help where something is short all the same. */
        STORED,
        /** Something is asked for: named where no relief of a cause helps. */
        NEED
    }

    private final Role role;
    private final String unit;
    private final String fault;
    private final String below;
    private final String above;

    LimitKind(Role role, String unit, String fault, String help) {
        this(role, unit, fault, help, help);
    }

    LimitKind(Role role, String unit, String fault, String below, String above) {
        this.role = role;
        this.unit = unit;
        this.fault = fault;
        this.below = below;
        this.above = above;
    }

    /** Returns which limit holds a unit that is on or off back from rising, by its share of capacity running and in a start. */
    public static LimitKind upwards(double running, double starting) {
        return Double.isInfinite(running) ? START_RAMP : Double.isInfinite(starting) ? RAMP_UP : RAMP_OR_START;
    }

    /** Returns which limit holds a unit that is on or off back from falling, by its share of capacity running and in a stop. */
    public static LimitKind downwards(double running, double stopping) {
        return Double.isInfinite(running) ? STOP_RAMP : Double.isInfinite(stopping) ? RAMP_DOWN : RAMP_OR_STOP;
    }

    /** Returns when the limit is named. */
    public Role role() {
        return role;
    }

    /** Returns whether a limit of power is exceeded, in MW. */
    public boolean isPower() {
        return unit.equals("MW");
    }

    /** Returns the unit of what is exceeded; empty where it has none, or the limit has its own. */
    public String unit() {
        return unit;
    }

    /** Returns what stands in the way: the limit of a component, named by its kind and name. */
    public String fault(String component) {
        return fault.formatted(component);
    }

    /**
     * Returns what would help.
     *
     * @param amount by how much the limit is exceeded, with its unit
     * @param isAbove whether what is limited would be more than the limit allows, or less
     */
    public String help(String component, String amount, boolean isAbove) {
        return (isAbove ? above : below).formatted(amount, component);
    }
}
