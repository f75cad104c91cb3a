package org.rexnet.investment.signal;

/** Prices of energy by bus and snapshot of a study's horizon, and where they come from. */
public interface PriceSource {

    /** Returns where the prices come from, in a few words for people. */
    String origin();

    /** Returns money per MWh by snapshot and bus, in the study's order; to be read only. */
    double[][] prices();
}
