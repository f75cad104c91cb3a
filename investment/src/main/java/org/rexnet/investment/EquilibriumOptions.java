package org.rexnet.investment;

import java.util.function.Consumer;
import org.rexnet.investment.decomposition.Iteration;

/**
 * How the equilibrium is sought.
 *
 * @param gap between the plan's cost and the lower bound at which the search stops, as a share of the cost
 * @param partSnapshots number of snapshots that are cleared together, about
 * @param listener hears of every iteration
 */
public record EquilibriumOptions(double gap, int partSnapshots, Consumer<Iteration> listener) {

    /** A gap of a ten-thousandth, weeks of hours, silence. */
    public static final EquilibriumOptions DEFAULTS = new EquilibriumOptions(1e-4, 168, iteration -> {});

    public EquilibriumOptions {
        if (partSnapshots < 1) {
            throw new IllegalArgumentException(
                    "A part needs at least one snapshot but is to have %d.".formatted(partSnapshots));
        }
    }

    public EquilibriumOptions withGap(double newGap) {
        return new EquilibriumOptions(newGap, partSnapshots, listener);
    }

    public EquilibriumOptions withPartSnapshots(int newPartSnapshots) {
        return new EquilibriumOptions(gap, newPartSnapshots, listener);
    }

    public EquilibriumOptions withListener(Consumer<Iteration> newListener) {
        return new EquilibriumOptions(gap, partSnapshots, newListener);
    }
}
