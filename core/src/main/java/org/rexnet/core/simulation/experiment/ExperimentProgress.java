package org.rexnet.core.simulation.experiment;

/** Told how far an experiment is; called from the threads that run it. */
public interface ExperimentProgress {

    /** Says nothing. */
    ExperimentProgress SILENT = (done, of, what) -> {};

    /**
     * A run is done.
     *
     * @param done runs so far, those found in the folder among them
     * @param of runs as far as it is known how many are needed
     * @param what design and seed of the one just done
     */
    void done(int done, int of, String what);
}
