package org.rexnet.core.simulation.run;

/**
 * Result of a participant over the counted periods, in money of the study.
 *
 * @param value of the energy that it used and of the content that its stores gained
 * @param cost true costs of its plants
 * @param received payments to it less payments by it, of all markets and settlements
 * @param trades how often it traded; in designs without trades, in how many periods it was scheduled
 */
public record ParticipantResult(double value, double cost, double received, long trades) {

    /** Nothing. */
    public static final ParticipantResult NONE = new ParticipantResult(0, 0, 0, 0);

    /** Returns value - cost + received. */
    public double surplus() {
        return value - cost + received;
    }
}
