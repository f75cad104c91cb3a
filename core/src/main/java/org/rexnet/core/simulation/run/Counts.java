package org.rexnet.core.simulation.run;

/**
 * How often things happened in a run.
 *
 * @param events of the calendar, or steps of a design without one
 * @param arrivals of participants at the market
 * @param commands to the exchange
 * @param trades matched
 * @param auctions held
 * @param programs linear models solved
 * @param violations of physical limits at delivery; must be 0
 * @param broken identities of money and energy that did not hold; must be 0
 */
public record Counts(
        long events,
        long arrivals,
        long commands,
        long trades,
        long auctions,
        long programs,
        long violations,
        long broken) {

    /** Nothing happened. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);
}
