package org.rexnet.investment.signal;

import java.util.Arrays;
import org.rexnet.core.clearing.result.Clearing;

/**
 * Marginal revenue of one more MW (MWh) of a capacity, snapshot by snapshot.
 *
 * @param bySnapshot money per MW (MWh) over each snapshot with its weight; below 0 while it pays, as storage does that is filled
 * @param basis what was known
 */
public record Earnings(double[] bySnapshot, Basis basis) {

    /** Origin of a value. */
    public enum Basis {
        /** The slope of least cost as the capacity grows: its capacity rent with a little more of it. */
        ONE_MORE("least cost with more"),
        /** Its own shadow price in a clearing: its capacity rent. */
        SHADOW_PRICE("shadow price"),
        /** Best operation at given prices that it does not change. */
        PRICES("prices"),
        /** Best operation at given prices, free to start and stop at no cost: no less than it could earn. */
        PRICES_WITHOUT_COMMITMENT("prices, starts free"),
        /** The price difference between two buses: a line earns as much only if its flow could be controlled. */
        CONTROLLABLE_LINK("as controllable link");

        private final String text;

        Basis(String text) {
            this.text = text;
        }

        /** Returns a few words for people. */
        public String text() {
            return text;
        }
    }

    /** Returns the capacity rents of a candidate in a clearing. */
    public static Earnings ofRents(Clearing clearing, Candidate candidate) {
        return ofRents(clearing.capacityRentsBySnapshot(candidate.kind()), candidate);
    }

    /**
     * Returns the capacity rents of a candidate.
     *
     * @param bySnapshot rents of all of the candidate's kind, by snapshot and position
     */
    public static Earnings ofRents(double[][] bySnapshot, Candidate candidate) {
        double[] rents = Arrays.stream(bySnapshot)
                .mapToDouble(row -> row[candidate.position()])
                .toArray();
        return new Earnings(rents, Basis.SHADOW_PRICE);
    }

    /** Returns the sum over the horizon. */
    public double total() {
        return Arrays.stream(bySnapshot).sum();
    }
}
