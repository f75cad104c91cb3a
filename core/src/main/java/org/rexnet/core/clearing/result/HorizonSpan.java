package org.rexnet.core.clearing.result;

/**
 * Consecutive snapshots that are cleared together: whole blocks, or a window of one block that passes on nothing but storage levels and
 * the energy in vehicles.
 *
 * @param first position of its first snapshot
 * @param end position after its last snapshot
 */
public record HorizonSpan(int first, int end) {

    /** Returns the number of snapshots. */
    public int size() {
        return end - first;
    }
}
