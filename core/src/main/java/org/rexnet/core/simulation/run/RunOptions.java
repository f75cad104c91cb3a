package org.rexnet.core.simulation.run;

import java.nio.file.Path;
import java.util.Optional;
import org.rexnet.core.optimization.Solver;

/**
 * With what a design is run.
 *
 * @param solver of linear models
 * @param journal folder that takes the commands of a design that keeps a journal
 */
public record RunOptions(Solver solver, Optional<Path> journal) {

    /** Returns options without a journal. */
    public static RunOptions of(Solver solver) {
        return new RunOptions(solver, Optional.empty());
    }
}
