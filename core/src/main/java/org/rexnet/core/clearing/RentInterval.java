package org.rexnet.core.clearing;

/**
 * Rents of a capacity that are valid for one and the same dispatch: every capacity standing as it does, in money per MW (MWh) over the horizon.
 *
 * @param low what one more unit would save; negative infinity where it could not be operated
 * @param high what the last unit saves; infinity where there is none, or nothing can do without it
 */
public record RentInterval(double low, double high) {

    /** Returns whether there is only one valid rent, to within a share of it. */
    public boolean isUnique(double share) {
        return high - low <= share * Math.max(1, Math.abs(low));
    }
}
