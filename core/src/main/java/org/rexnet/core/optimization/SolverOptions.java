package org.rexnet.core.optimization;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How a session solves; together with the model's history it determines the result, except where a time limit strikes.
 *
 * @param timeLimit per solve
 * @param iterationLimit simplex iterations per solve
 * @param threads for interior point and integer models; simplex uses one
 * @param primalTolerance largest violation of a bound, in its own unit, from 1e-10
 * @param dualTolerance largest wrong-signed reduced cost, in units of cost, from 1e-10
 * @param mipGap relative gap at which an integer model counts as solved
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
        double mipGap) {

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
            Tolerances.MIP_GAP);

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
        return new SolverOptions(
                method,
                edgeWeights,
                presolve,
                timeLimit,
                iterationLimit,
                threads,
                primalTolerance,
                dualTolerance,
                mipGap);
    }

    /** Returns these options with other weights by which the simplex method chooses an edge. */
    public SolverOptions withEdgeWeights(EdgeWeights edgeWeights) {
        return new SolverOptions(
                method,
                edgeWeights,
                presolve,
                timeLimit,
                iterationLimit,
                threads,
                primalTolerance,
                dualTolerance,
                mipGap);
    }

    /** Returns these options with or without presolve. */
    public SolverOptions withPresolve(Presolve presolve) {
        return new SolverOptions(
                method,
                edgeWeights,
                presolve,
                timeLimit,
                iterationLimit,
                threads,
                primalTolerance,
                dualTolerance,
                mipGap);
    }

    /** Returns these options with another limit of time per solve, at least 0. */
    public SolverOptions withTimeLimit(Duration timeLimit) {
        return new SolverOptions(
                method,
                edgeWeights,
                presolve,
                timeLimit,
                iterationLimit,
                threads,
                primalTolerance,
                dualTolerance,
                mipGap);
    }

    /** Returns these options with another limit of simplex iterations per solve, at least 0. */
    public SolverOptions withIterationLimit(int iterationLimit) {
        return new SolverOptions(
                method,
                edgeWeights,
                presolve,
                timeLimit,
                iterationLimit,
                threads,
                primalTolerance,
                dualTolerance,
                mipGap);
    }

    /** Returns these options with another number of threads, at least 1. */
    public SolverOptions withThreads(int threads) {
        return new SolverOptions(
                method,
                edgeWeights,
                presolve,
                timeLimit,
                iterationLimit,
                threads,
                primalTolerance,
                dualTolerance,
                mipGap);
    }

    /** Returns these options with other tolerances of bounds and of reduced costs, from 1e-10 to 1. */
    public SolverOptions withTolerances(double primalTolerance, double dualTolerance) {
        return new SolverOptions(
                method,
                edgeWeights,
                presolve,
                timeLimit,
                iterationLimit,
                threads,
                primalTolerance,
                dualTolerance,
                mipGap);
    }

    /** Returns these options with another relative gap at which an integer model counts as solved, at least 0. */
    public SolverOptions withMipGap(double mipGap) {
        return new SolverOptions(
                method,
                edgeWeights,
                presolve,
                timeLimit,
                iterationLimit,
                threads,
                primalTolerance,
                dualTolerance,
                mipGap);
    }

    private static void require(boolean holds, String what, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("The " + what + " must be " + allowed + " but is " + value + ".");
        }
    }
}
