package org.rexnet.core.optimization.ortools;

import java.util.List;
import org.rexnet.core.optimization.SolverOptions;

/** A solver inside OR-Tools. HiGHS is none of them, as OR-Tools returns its row activities in place of duals. */
public enum Engine {
    /** Simplex for continuous models. Now and then it ends abnormally; then its other ways are tried. */
    GLOP("glop"),
    /** First-order method for continuous models; seldom exact enough for the certificate on large ones. */
    PDLP("pdlp"),
    /** Branch and cut for integer models. */
    SCIP("scip"),
    /** Constraint programming for models all of whose variables are integer. */
    CP_SAT("sat");

    private static final double PDLP_ACCURACY = 1e-10;
    private static final double SCIP_TIGHTER = 0.01;

    private final String code;

    Engine(String code) {
        this.code = code;
    }

    /** OR-Tools' name for it. */
    String code() {
        return code;
    }

    boolean takesIntegers() {
        return this == SCIP || this == CP_SAT;
    }

    /** One run of an engine: parameters in the engine's own language that come on top of the usual ones. */
    record Attempt(Engine engine, String extra) {
        String parameters(SolverOptions options) {
            return engine.parameters(options) + extra;
        }
    }

    /** What is run in turn until a result holds; that there is no optimum is believed only of the last one. */
    List<Attempt> attempts() {
        return switch (this) {
            case GLOP ->
                List.of(
                        new Attempt(GLOP, ""),
                        new Attempt(GLOP, " use_preprocessing: false use_dual_simplex: true"),
                        new Attempt(GLOP, " use_preprocessing: false"));
            case PDLP ->
                List.of(
                        new Attempt(PDLP, ""),
                        new Attempt(GLOP, ""),
                        GLOP.attempts().getLast());
            case SCIP -> List.of(new Attempt(SCIP, ""), new Attempt(SCIP, "\npresolving/maxrounds = 0"));
            case CP_SAT -> List.of(new Attempt(CP_SAT, ""));
        };
    }

    private String parameters(SolverOptions options) {
        return switch (this) {
            case GLOP ->
                "primal_feasibility_tolerance: " + options.primalTolerance() + " dual_feasibility_tolerance: "
                        + options.dualTolerance();
            case PDLP ->
                "termination_criteria { simple_optimality_criteria { eps_optimal_absolute: " + PDLP_ACCURACY
                        + " eps_optimal_relative: " + PDLP_ACCURACY + " } }";
            case SCIP ->
                "limits/gap = " + options.mipGap() + "\nnumerics/feastol = " + SCIP_TIGHTER * options.primalTolerance();
            case CP_SAT ->
                "num_workers: " + options.threads() + " relative_gap_limit: " + options.mipGap()
                        + " mip_max_bound: 1e9";
        };
    }
}
