package org.rexnet.core.optimization.highs;

import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;

/** HiGHS for models with linear costs, continuous or integer. */
public final class HighsSolver implements Solver {

    @Override
    public String name() {
        return Name.NAME;
    }

    @Override
    public SolverSession open(LinearModel model, SolverOptions options) {
        return new HighsSession(model, options, name());
    }

    /** Loads the library when the name is asked for, and asks it once. */
    private static final class Name {
        private static final String NAME = "HiGHS " + HighsLibrary.Highs_version();
    }
}
