package org.rexnet.investment.decomposition;

/**
 * What travelled between a search and the machines that cleared its parts, in bytes.
 *
 * @param study that each machine fetches once
 * @param sent questions about all parts, over all rounds
 * @param received answers of all parts, over all rounds
 * @param rounds how often all parts were cleared
 * @param results dispatch and prices of all parts, read once at the end
 */
public record Traffic(long study, long sent, long received, long rounds, long results) {

    /** Returns it with one more round in which all parts were cleared. */
    public Traffic withRound(long newSent, long newReceived) {
        return new Traffic(study, sent + newSent, received + newReceived, rounds + 1, results);
    }

    /** Returns it with results that were read. */
    public Traffic withResults(long newResults) {
        return new Traffic(study, sent, received, rounds, results + newResults);
    }

    /** Returns the bytes sent in one round; 0 before the first. */
    public double sentPerRound() {
        return rounds == 0 ? 0 : (double) sent / rounds;
    }

    /** Returns the bytes received in one round; 0 before the first. */
    public double receivedPerRound() {
        return rounds == 0 ? 0 : (double) received / rounds;
    }
}
