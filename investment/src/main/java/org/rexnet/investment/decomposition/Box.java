package org.rexnet.investment.decomposition;

import java.util.Optional;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;

/**
 * Bounds of the master's columns, also of those that have none by themselves: a first bound, which moves away when a point comes near it.
 * Mutable, for one thread.
 */
final class Box {

    private static final double LARGEST = 1e13;
    private static final double GROWTH = 16;
    private static final double TOUCH = 1e-9;
    private static final double NOTHING = 1e-7;

    private final Columns columns;
    private final LinearModel model;
    private final Variables values;
    private final double[] sizes;

    /** Sets the bounds of all columns; {@code sizes} are the first bounds of what has none, by column. */
    Box(Columns columns, LinearModel model, Variables values, double[] sizes) {
        this.columns = columns;
        this.model = model;
        this.values = values;
        this.sizes = sizes.clone();
        for (int j = 0; j < sizes.length; j++) {
            setBounds(j);
        }
    }

    double[] sizes() {
        return sizes.clone();
    }

    private void setBounds(int j) {
        switch (columns.at(j)) {
            case Parameter.Capacity capacity -> {
                double min = capacity.expansion().min();
                double max = capacity.expansion().max();
                model.setBounds(values.at(j), min, Math.min(max, Math.max(min, sizes[j])));
            }
            case Parameter.Level level -> model.setBounds(values.at(j), -sizes[j], sizes[j]);
            case Parameter.Share share -> model.setBounds(values.at(j), -sizes[j], sizes[j]);
        }
    }

    /** Moves all bounds that only the box makes farther away; returns whether one was in reach. */
    boolean widen() {
        boolean moved = false;
        for (int j = 0; j < sizes.length; j++) {
            if (bounds(j) && sizes[j] <= LARGEST) {
                sizes[j] *= GROWTH;
                setBounds(j);
                moved = true;
            }
        }
        return moved;
    }

    /** Takes all bounds away that only the box makes, until {@link #close}. */
    void open() {
        for (int j = 0; j < sizes.length; j++) {
            if (bounds(j)) {
                model.setBounds(values.at(j), least(columns.at(j)), Double.POSITIVE_INFINITY);
            }
        }
    }

    private static double least(Parameter parameter) {
        return parameter instanceof Parameter.Capacity capacity
                ? capacity.expansion().min()
                : Double.NEGATIVE_INFINITY;
    }

    /** Sets the bounds again that {@link #open} took away. */
    void close() {
        for (int j = 0; j < sizes.length; j++) {
            setBounds(j);
        }
    }

    /** Returns whether an optimum would be less if a bound that only the box makes were farther away. */
    boolean holds(Solution solution) {
        for (int j = 0; j < sizes.length; j++) {
            double value = solution.value(values.at(j));
            boolean touches = bounds(j) && Math.abs(value) >= sizes[j] * (1 - TOUCH);
            double saves = touches && solution.hasDuals() ? Math.abs(solution.reducedCost(values.at(j))) * sizes[j] : 0;
            if (saves > NOTHING * Math.max(1, Math.abs(solution.objective()))) {
                return true;
            }
        }
        return false;
    }

    private boolean bounds(int j) {
        return !(columns.at(j) instanceof Parameter.Capacity capacity)
                || capacity.expansion().max() > sizes[j];
    }

    /**
     * Moves bounds that only the box makes away from a point that comes near them.
     *
     * @return the name of what has no end; empty while everything may have one
     */
    Optional<String> keepAway(double[] point) {
        for (int j = 0; j < sizes.length; j++) {
            if (bounds(j) && Math.abs(point[j]) >= sizes[j] / 2) {
                sizes[j] *= GROWTH;
                setBounds(j);
                if (sizes[j] > LARGEST) {
                    return Optional.of(columns.at(j).name());
                }
            }
        }
        return Optional.empty();
    }
}
