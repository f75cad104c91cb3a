package org.rexnet.core.optimization.highs;

import java.time.Duration;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Method;
import org.rexnet.core.optimization.Presolve;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.Tolerances;

/** One way to run HiGHS; the next one is tried when the result of the one before does not hold. */
enum Attempt {
    /** With the options as they are, from the last basis if there is one. */
    AS_ASKED,
    /** Without what could have gone wrong before: no basis, no presolve, tighter tolerances. */
    FROM_SCRATCH,
    /** From the last basis by the primal simplex method, without presolve, with tighter tolerances. */
    PRIMAL,
    /** From the interior to a vertex. */
    INTERIOR;

    private static final double TIGHTER = 0.01;
    private static final double TIGHTEST = 1e-10;

    /** Tells HiGHS all that differs between attempts. */
    void prepare(NativeModel highs, SolverOptions options, LinearModel model, boolean hasBasis) {
        if (this == FROM_SCRATCH || this == INTERIOR) {
            highs.forgetBasis();
        }
        highs.set("solver", method(options) == Method.INTERIOR_POINT ? "ipm" : "choose");
        highs.set("simplex_strategy", strategy(options, hasBasis));
        highs.set("presolve", presolve(options));
        if (!options.scales()) {
            highs.set("simplex_scale_strategy", this == AS_ASKED ? 0 : 1); // Off, or as HiGHS chooses.
        }
        highs.set("user_bound_scale", (int) Math.rint(-Math.log(Tolerances.primalUnit(model)) / Math.log(2)));
        highs.set("user_objective_scale", (int) Math.rint(-Math.log(Tolerances.moneyUnit(model)) / Math.log(2)));
        double tighter = this == AS_ASKED ? 1 : TIGHTER;
        double primal = Math.max(TIGHTEST, options.primalTolerance() * tighter);
        double dual = Math.max(TIGHTEST, options.dualTolerance() * tighter * Tolerances.costUnit(model));
        highs.set("primal_feasibility_tolerance", primal);
        highs.set("mip_feasibility_tolerance", primal);
        highs.set("dual_feasibility_tolerance", dual);
    }

    /** Tells HiGHS all that is the same for all attempts. */
    static void prepareAll(NativeModel highs, SolverOptions options) {
        highs.set("threads", options.threads());
        highs.set("parallel", options.threads() == 1 ? "off" : "choose");
        highs.set("run_crossover", "on");
        highs.set("mip_rel_gap", options.mipGap());
        highs.set("mip_abs_gap", Tolerances.GAP);
        highs.set("simplex_iteration_limit", options.iterationLimit());
        if (options.timeLimit().compareTo(Duration.ofDays(10_000)) < 0) {
            highs.set("time_limit", options.timeLimit().toNanos() / 1e9);
        }
        int weights =
                switch (options.edgeWeights()) {
                    case AUTOMATIC -> -1;
                    case DEVEX -> 1;
                    case STEEPEST_EDGE -> 2;
                };
        highs.set("simplex_dual_edge_weight_strategy", weights);
        highs.set("simplex_primal_edge_weight_strategy", weights);
    }

    private Method method(SolverOptions options) {
        return switch (this) {
            case AS_ASKED -> options.method();
            case FROM_SCRATCH -> Method.DUAL_SIMPLEX;
            case PRIMAL -> Method.PRIMAL_SIMPLEX;
            case INTERIOR -> Method.INTERIOR_POINT;
        };
    }

    /** HiGHS' numbers: 0 its choice by the feasibility of the basis, 1 dual, 4 primal. */
    private int strategy(SolverOptions options, boolean hasBasis) {
        return switch (method(options)) {
            case AUTOMATIC -> hasBasis ? 0 : 1;
            case DUAL_SIMPLEX, INTERIOR_POINT -> 1;
            case PRIMAL_SIMPLEX -> 4;
        };
    }

    private String presolve(SolverOptions options) {
        return switch (this) {
            case AS_ASKED -> name(options.presolve());
            case FROM_SCRATCH, PRIMAL -> "off";
            case INTERIOR -> "on";
        };
    }

    private static String name(Presolve presolve) {
        return switch (presolve) {
            case AUTOMATIC -> "choose";
            case ON -> "on";
            case OFF -> "off";
        };
    }
}
