package org.rexnet.core.simulation.random;

/** What a draw is for: each purpose of each participant has numbers of its own. Names may be added, none moved or removed. */
public enum DrawPurpose {
    /** What a forecast changes by. */
    NEWS,
    /** Part of that which several series have in common. */
    SHARED_NEWS,
    /** Whether a change of less than a unit is one. */
    ROUNDING,
    /** Failures and repairs. */
    OUTAGE,
    /** When a participant comes to the market. */
    ARRIVAL,
    /** When a vehicle comes, when it leaves, what it needs. */
    PRESENCE,
    /** What a strategy decides by chance. */
    STRATEGY,
    /** Which participants lose their flexibility. */
    FREEZING,
    /** Days from which errors of forecasts are taken. */
    ERROR_DAY,
    /** Which values a bootstrap takes. */
    RESAMPLE
}
