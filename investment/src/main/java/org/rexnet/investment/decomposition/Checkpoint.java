package org.rexnet.investment.decomposition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;
import org.rexnet.core.parcel.Parcel;

/**
 * All that a search needs to go on as if it had not been interrupted; arrays are its own, to be read only.
 *
 * @param fingerprint of the study and its parts
 * @param slack that parts may use
 * @param phase of the search
 * @param lower no plan costs less
 * @param best cheapest point of the phase; empty before there is one
 * @param bestCost of that point, operation included
 * @param bestSlack of that point, about MWh
 * @param moneyUnit money that counts as 1 in the master
 * @param box bounds of what has none
 * @param basisColumns of the master; empty before it was solved
 * @param basisRows of the master
 * @param answers that are cuts, in the order added
 * @param memories of the parts
 * @param iterations so far
 */
record Checkpoint(
        long fingerprint,
        SlackRule slack,
        Phase phase,
        double lower,
        double[] best,
        double bestCost,
        double bestSlack,
        double moneyUnit,
        double[] box,
        int[] basisColumns,
        int[] basisRows,
        List<SubproblemAnswer> answers,
        List<SubproblemMemory> memories,
        List<Iteration> iterations) {

    Checkpoint {
        answers = new ArrayList<>(answers);
        memories = new ArrayList<>(memories);
        iterations = new ArrayList<>(iterations);
    }

    /** How far a search is. */
    enum Phase {
        /** Between the best point and the master's. */
        INWARD,
        /** At the master's points. */
        CLOSING,
        /** At the master's points, whole modules only. */
        WHOLE
    }

    /** Writes the file, complete or not at all. */
    void write(Path file) throws IOException {
        Parcel.write(this, file);
    }

    /**
     * Reads a file that was written here.
     *
     * @throws IOException that says why it cannot be gone on with: damaged, cut off, foreign, or of another version
     */
    static Checkpoint read(Path file) throws IOException {
        return Parcel.read(file, Checkpoint.class);
    }
}
