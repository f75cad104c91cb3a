package org.rexnet.core.simulation.claim;

/** A claim that can be tested; immutable. */
public interface MarketClaim {

    /** Returns its number, from 1. */
    int number();

    /** Returns what is claimed, one sentence. */
    String claim();

    /** Returns what is estimated, and against which control. */
    String estimator();

    /** Tests it by runs of a trial's study; where the study or the designs lack what it needs, the verdict says what. */
    Verdict test(Trial trial);
}
