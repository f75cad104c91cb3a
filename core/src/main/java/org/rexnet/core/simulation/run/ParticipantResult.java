package org.rexnet.core.simulation.run;

/**
 * What a participant came to over the counted periods, in money of the study.
 *
 * @param value of what it used, and of what its stores hold more at the end
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
