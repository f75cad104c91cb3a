package org.rexnet.core.optimization.ortools;

import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;

/**
 * OR-Tools for models with linear costs: one engine for continuous models, one for integer ones. Slower than HiGHS on
 * models that are solved again and again, as nothing is kept between solves.
 *
 * @param continuous GLOP or PDLP
 * @param integer SCIP or CP-SAT
 */
public record OrToolsSolver(Engine continuous, Engine integer) implements Solver {

    public OrToolsSolver {
        if (continuous.takesIntegers()) {
            throw new IllegalArgumentException(continuous + " does not find duals. Maybe GLOP.");
        }
        if (!integer.takesIntegers()) {
            throw new IllegalArgumentException(integer + " does not take integers. Maybe SCIP.");
        }
    }

    /** GLOP and SCIP. */
    public OrToolsSolver() {
        this(Engine.GLOP, Engine.SCIP);
    }

    @Override
    public String name() {
        return "OR-Tools";
    }

    @Override
    public SolverSession open(LinearModel model, SolverOptions options) {
        return new OrToolsSession(model, options, this);
    }
}
