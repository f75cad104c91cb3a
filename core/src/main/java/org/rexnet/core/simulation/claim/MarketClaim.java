package org.rexnet.core.simulation.claim;

/** A claim that can be tested; immutable. */
public interface MarketClaim {

    /** Returns its number, from 1. */
    int number();

    /** Returns what is claimed, one sentence. */
    String claim();

    /** Returns what is estimated, one sentence. */
    String estimator();

    /** Returns what that is compared with, in the same worlds, one sentence. */
    String control();

    /** Tests it by runs of a trial's study; where the study or the designs lack what it needs, the verdict says what. */
    Verdict test(Trial trial);
}
