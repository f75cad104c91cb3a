package org.rexnet.core.optimization;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * How a session solves; together with the model's history it determines the result, except where a time limit strikes.
 *
 * @param timeLimit per solve
 * @param iterationLimit simplex iterations per solve
 * @param threads for interior point and integer models; simplex uses one
 * @param primalTolerance largest violation of a bound, in its own unit, from 1e-10
 * @param dualTolerance largest wrong-signed reduced cost, in units of cost, from 1e-10
 * @param mipGap relative gap at which an integer model counts as solved
 * @param scales whether HiGHS may scale rows and columns, which costs time and seldom helps where all are of one size
 */
public record SolverOptions(
        Method method,
        EdgeWeights edgeWeights,
        Presolve presolve,
        Duration timeLimit,
        int iterationLimit,
        int threads,
        double primalTolerance,
        double dualTolerance,
        double mipGap,
        boolean scales) {

    /** As long as it takes. */
    public static final Duration NO_TIME_LIMIT = ChronoUnit.FOREVER.getDuration();

    /** Methods by the solver's choice, no limits, one thread, and the tolerances of {@link Tolerances}. */
    public static final SolverOptions DEFAULTS = new SolverOptions(
            Method.AUTOMATIC,
            EdgeWeights.AUTOMATIC,
            Presolve.AUTOMATIC,
            NO_TIME_LIMIT,
            Integer.MAX_VALUE,
            1,
            Tolerances.SOLVER_PRIMAL,
            Tolerances.SOLVER_DUAL,
            Tolerances.MIP_GAP,
            true);

    public SolverOptions {
        require(!timeLimit.isNegative(), "time limit", timeLimit, "at least 0");
        require(iterationLimit >= 0, "iteration limit", iterationLimit, "at least 0");
        require(threads >= 1, "number of threads", threads, "at least 1");
        require(primalTolerance >= 1e-10 && primalTolerance <= 1, "primal tolerance", primalTolerance, "in [1e-10, 1]");
        require(dualTolerance >= 1e-10 && dualTolerance <= 1, "dual tolerance", dualTolerance, "in [1e-10, 1]");
        require(mipGap >= 0 && mipGap < Double.POSITIVE_INFINITY, "MIP gap", mipGap, "at least 0 and finite");
    }

    /** Returns these options with another method. */
    public SolverOptions withMethod(Method method) {
        return with(draft -> draft.method = method);
    }

    /** Returns these options with other weights by which the simplex method chooses an edge. */
    public SolverOptions withEdgeWeights(EdgeWeights edgeWeights) {
        return with(draft -> draft.edgeWeights = edgeWeights);
    }

    /** Returns these options with or without presolve. */
    public SolverOptions withPresolve(Presolve presolve) {
        return with(draft -> draft.presolve = presolve);
    }

    /** Returns these options with another limit of time per solve, at least 0. */
    public SolverOptions withTimeLimit(Duration timeLimit) {
        return with(draft -> draft.timeLimit = timeLimit);
    }

    /** Returns these options with another limit of simplex iterations per solve, at least 0. */
    public SolverOptions withIterationLimit(int iterationLimit) {
        return with(draft -> draft.iterationLimit = iterationLimit);
    }

    /** Returns these options with another number of threads, at least 1. */
    public SolverOptions withThreads(int threads) {
        return with(draft -> draft.threads = threads);
    }

    /** Returns these options with other tolerances of bounds and of reduced costs, from 1e-10 to 1. */
    public SolverOptions withTolerances(double primalTolerance, double dualTolerance) {
        return with(draft -> {
            draft.primalTolerance = primalTolerance;
            draft.dualTolerance = dualTolerance;
        });
    }

    /** Returns these options with another relative gap at which an integer model counts as solved, at least 0. */
    public SolverOptions withMipGap(double mipGap) {
        return with(draft -> draft.mipGap = mipGap);
    }

    /** Returns these options with or without scaling of rows and columns; HiGHS tries a solve that does not hold again with it. */
    public SolverOptions withScaling(boolean scales) {
        return with(draft -> draft.scales = scales);
    }

    private static void require(boolean holds, String what, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("The " + what + " must be " + allowed + " but is " + value + ".");
        }
    }

    private SolverOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** The same values, to be changed before they are a record again; mutable, for one thread. */
    private static final class Draft {

        Method method;
        EdgeWeights edgeWeights;
        Presolve presolve;
        Duration timeLimit;
        int iterationLimit;
        int threads;
        double primalTolerance;
        double dualTolerance;
        double mipGap;
        boolean scales;

        Draft(SolverOptions from) {
            method = from.method;
            edgeWeights = from.edgeWeights;
            presolve = from.presolve;
            timeLimit = from.timeLimit;
            iterationLimit = from.iterationLimit;
            threads = from.threads;
            primalTolerance = from.primalTolerance;
            dualTolerance = from.dualTolerance;
            mipGap = from.mipGap;
            scales = from.scales;
        }

        SolverOptions made() {
            return new SolverOptions(
                    method,
                    edgeWeights,
                    presolve,
                    timeLimit,
                    iterationLimit,
                    threads,
                    primalTolerance,
                    dualTolerance,
                    mipGap,
                    scales);
        }
    }
}
