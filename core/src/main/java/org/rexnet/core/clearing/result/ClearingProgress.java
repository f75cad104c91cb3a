package org.rexnet.core.clearing.result;

/** Hears how far a clearing has come; called from the threads that clear. */
public interface ClearingProgress {

    /** Hears nothing. */
    ClearingProgress SILENT = new ClearingProgress() {};

    /** Some snapshots have been cleared. */
    default void cleared(int snapshots) {}

    /** A model of several snapshots has been solved once more; {@code added} flow limits were violated and added. */
    default void solved(int snapshots, double objective, int added) {}
}
