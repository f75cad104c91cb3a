package org.rexnet.investment.decomposition;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;

/**
 * Clears all parts of a horizon at once, wherever that is done: the seam between the method and the machines that it runs on.
 *
 * <p>An answer is a function of the part's memory and the question; it must not depend on how parts are spread over threads or machines.
 */
public interface SubproblemEngine extends AutoCloseable {

    /** A choice of machines. */
    interface Opener {

        /**
         * Opens an engine, to be closed by the caller.
         *
         * @param threads how many parts are cleared at once where the machines do not decide it
         * @throws EngineException if the machines are not there
         */
        SubproblemEngine open(Subproblems parts, int threads);
    }

    /** Returns the parameters of every part. */
    List<List<Parameter>> parameters();

    /** Returns a number that changes with whatever the study says; the same for every engine. */
    long fingerprint();

    /** Returns one number for those of all parts. */
    static long fingerprint(long[] parts) {
        long hash = parts.length;
        for (long part : parts) {
            hash = 31 * hash + part;
        }
        return hash;
    }

    /** Returns the limits over parts and parameters. */
    List<SharedLimit> limits();

    /**
     * Clears every part.
     *
     * @param values of the parameters of every part, in their order
     * @param slack that parts may use
     * @return one answer for each part, in their order
     * @throws EngineException if machines fail
     */
    List<SubproblemAnswer> clear(List<double[]> values, SlackRule slack);

    /** Returns what the next answers depend on, part by part. */
    List<SubproblemMemory> memories();

    /** Goes on from what an engine for the same study remembered. */
    void recall(List<SubproblemMemory> memories);

    /**
     * Returns dispatch and prices of the last answers.
     *
     * @param objective cost of all snapshots and of the capacities
     * @param shadowPrices of the study's global constraints
     */
    Clearing clearing(double objective, double[] shadowPrices);

    /** Returns what travelled so far; empty where parts are cleared in this process. */
    default Optional<Traffic> traffic() {
        return Optional.empty();
    }

    @Override
    void close();
}
