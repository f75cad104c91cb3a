package org.rexnet.core.simulation.claim;

import java.util.List;
import org.rexnet.core.simulation.statistics.Interval;

/**
 * What came of testing a claim.
 *
 * @param claim that was tested
 * @param outcome whether it holds in this study
 * @param estimates that it rests on
 * @param reading what they say, and where the claim fails, one sentence each
 */
public record Verdict(MarketClaim claim, Outcome outcome, List<Estimate> estimates, List<String> reading) {

    /** Whether a claim holds in a study. */
    public enum Outcome {
        HOLDS("holds"),
        FAILS("does not hold"),
        UNDECIDED("is not decided"),
        NOT_TESTED("was not tested");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** Returns it in words. */
        public String word() {
            return word;
        }
    }

    /**
     * One figure with its interval.
     *
     * @param what it is
     * @param unit of it, money as the word
     * @param interval at 95 %
     * @param seeds that it rests on
     */
    public record Estimate(String what, String unit, Interval interval, int seeds) {}

    public Verdict {
        estimates = List.copyOf(estimates);
        reading = List.copyOf(reading);
    }

    /** Returns that a claim could not be tested, and why. */
    public static Verdict notTested(MarketClaim claim, String why) {
        return new Verdict(claim, Outcome.NOT_TESTED, List.of(), List.of(why));
    }

    /**
     * Returns the interval of one of the estimates.
     *
     * @param what it is, as the estimate says
     * @throws IllegalArgumentException where no estimate is of that
     */
    public Interval interval(String what) {
        return estimates.stream()
                .filter(estimate -> estimate.what().equals(what))
                .findFirst()
                .map(Estimate::interval)
                .orElseThrow(() -> new IllegalArgumentException("There is no estimate of " + what + "; there are "
                        + estimates.stream().map(Estimate::what).toList() + "."));
    }

    /** Returns whether a difference of which more is claimed is above 0, below, or neither. */
    public static Outcome above(Interval interval, double value) {
        return interval.isAbove(value) ? Outcome.HOLDS : interval.isBelow(value) ? Outcome.FAILS : Outcome.UNDECIDED;
    }

    /** Returns the outcome of several parts of a claim, all of which must hold. */
    public static Outcome all(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Outcome.NOT_TESTED;
        }
        for (Outcome worst : List.of(Outcome.FAILS, Outcome.UNDECIDED, Outcome.NOT_TESTED)) {
            if (outcomes.contains(worst)) {
                return worst;
            }
        }
        return Outcome.HOLDS;
    }
}
