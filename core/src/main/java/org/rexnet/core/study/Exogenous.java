package org.rexnet.core.study;

/**
 * What nobody decides about a component, and forecasts may err about.
 *
 * @param cause what it is
 * @param values as the study says them: MW, or degrees Celsius of a temperature
 */
public record Exogenous(Cause cause, Profile values) {

    /** What it is. */
    public enum Cause {
        /** Power that is needed; it errs in proportion to itself. */
        NEED,
        /** Most power that wind, sun or water give; it errs most where half of the capacity is expected. */
        WEATHER,
        /** Most power that a plant gives whatever the weather, which is known but for failures. */
        CAPABILITY,
        /** Temperature outdoors. */
        TEMPERATURE
    }
}
