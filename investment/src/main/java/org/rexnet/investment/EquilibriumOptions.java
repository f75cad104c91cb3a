package org.rexnet.investment;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.rexnet.investment.decomposition.Iteration;
import org.rexnet.investment.decomposition.LocalEngine;
import org.rexnet.investment.decomposition.SubproblemEngine;

/**
 * How the equilibrium is sought.
 *
 * @param gap between the plan's cost and the lower bound at which the search stops, as a share of the cost
 * @param partSnapshots number of snapshots that are cleared together, about
 * @param checkpoint file that is written after every iteration, where there is to be one
 * @param resume whether to go on from that file
 * @param listener hears of every iteration
 * @param engine the machines on which parts are cleared; they do not change the plan
 */
public record EquilibriumOptions(
        double gap,
        int partSnapshots,
        Optional<Path> checkpoint,
        boolean resume,
        Consumer<Iteration> listener,
        SubproblemEngine.Opener engine) {

    /** A gap of a ten-thousandth, weeks of hours, no checkpoint, silence, threads of this process. */
    public static final EquilibriumOptions DEFAULTS =
            new EquilibriumOptions(1e-4, 168, Optional.empty(), false, iteration -> {}, LocalEngine::new);

    public EquilibriumOptions {
        if (!(gap > 0 && gap < 1)) {
            throw new IllegalArgumentException("The gap must be above 0 and below 1 but is %s.".formatted(gap));
        }
        if (partSnapshots < 1) {
            throw new IllegalArgumentException(
                    "A part needs at least one snapshot but is to have %d.".formatted(partSnapshots));
        }
    }

    /** Returns these options with another relative gap between the bounds of cost at which the search ends, at least 0. */
    public EquilibriumOptions withGap(double newGap) {
        return new EquilibriumOptions(newGap, partSnapshots, checkpoint, resume, listener, engine);
    }

    /** Returns these options with parts of at most so many snapshots, at least 1. */
    public EquilibriumOptions withPartSnapshots(int newPartSnapshots) {
        return new EquilibriumOptions(gap, newPartSnapshots, checkpoint, resume, listener, engine);
    }

    /** Returns the same with a file that is written after every iteration. */
    public EquilibriumOptions withCheckpoint(Path file) {
        return new EquilibriumOptions(gap, partSnapshots, Optional.of(file), resume, listener, engine);
    }

    /** Returns the same going on from a file that an interrupted search wrote. */
    public EquilibriumOptions resuming(Path file) {
        return new EquilibriumOptions(gap, partSnapshots, Optional.of(file), true, listener, engine);
    }

    /** Returns these options with another listener, which hears of each iteration. */
    public EquilibriumOptions withListener(Consumer<Iteration> newListener) {
        return new EquilibriumOptions(gap, partSnapshots, checkpoint, resume, newListener, engine);
    }

    /** Returns the same on other machines. */
    public EquilibriumOptions withEngine(SubproblemEngine.Opener newEngine) {
        return new EquilibriumOptions(gap, partSnapshots, checkpoint, resume, listener, newEngine);
    }
}
