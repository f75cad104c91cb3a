package org.rexnet.core.settlement;

/**
 * What one participant did at one bus in one period, in thousandths of lots; injection above 0, withdrawal below.
 *
 * @param participant its name
 * @param bus where
 * @param reserved sum of its contracts
 * @param metered energy of the period by its length
 * @param called by the balancing dispatch beyond what it would have done: above 0 more injection or less withdrawal
 */
public record Delivery(String participant, String bus, long reserved, long metered, long called) {

    public Delivery {
        if (participant.isBlank() || bus.isBlank()) {
            throw new IllegalArgumentException("A delivery needs a participant and a bus.");
        }
    }

    /** Returns what was delivered beyond what was reserved and called; above 0 the participant is long. */
    public long imbalance() {
        return Math.subtractExact(Math.subtractExact(metered, reserved), called);
    }
}
