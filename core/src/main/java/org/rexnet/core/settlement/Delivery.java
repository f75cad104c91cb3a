package org.rexnet.core.settlement;

/**
 * What one participant, or the network for its losses, did at one bus in one period, in thousandths of lots; injection above 0, withdrawal
 * below.
 *
 * @param account whose
 * @param bus where
 * @param reserved sum of its contracts
 * @param metered energy of the period by its length
 * @param called by the balancing dispatch beyond what it would have done: above 0 more injection or less withdrawal
 */
public record Delivery(Account account, String bus, long reserved, long metered, long called) {

    public Delivery {
        if (bus.isBlank()) {
            throw new IllegalArgumentException("A delivery needs a bus.");
        }
    }

    /** Says what a participant did, by its name. */
    public Delivery(String participant, String bus, long reserved, long metered, long called) {
        this(Account.of(participant), bus, reserved, metered, called);
    }

    /** Returns the deviation of a delivery from reservation and called energy; above 0 the participant is long. */
    public long imbalance() {
        return Math.subtractExact(Math.subtractExact(metered, reserved), called);
    }
}
