package org.rexnet.investment.cli;

import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;

/** Loads the solver's native library beside other work. */
final class SolverStart {

    private SolverStart() {}

    /** Returns the solver at once; its library is being loaded. */
    static Solver solver() {
        Solver solver = new StandardSolver();
        Thread loader = new Thread(solver::name, "solver-start");
        loader.setDaemon(true);
        // A library that cannot be loaded is reported by the thread that needs it.
        loader.setUncaughtExceptionHandler((thread, error) -> {});
        loader.start();
        return solver;
    }
}
