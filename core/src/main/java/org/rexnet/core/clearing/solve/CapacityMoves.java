package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.MovedCapacity;
import org.rexnet.core.optimization.BasisSlopes;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Tolerances;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKey;

/**
 * Solves a window again, from where it ended, with one capacity at another value and everything else free to follow; whole decisions stay
 * as they were found. For one thread.
 */
final class CapacityMoves implements AutoCloseable {

    /** Difference of two capacities, relative to the larger of them and 1, that is rounding. */
    private static final double SAME = 1e-9;

    private final WindowClearing window;
    private final ClearingProblem problem;
    private final Solution solution;
    private @Nullable Optional<BasisSlopes> slopes;

    CapacityMoves(WindowClearing window, Solution solution) {
        this.window = window;
        this.solution = solution;
        problem = window.problem();
    }

    /**
     * A solution with one capacity moved.
     *
     * @param netValue what one more unit saves beyond its cost
     * @param limitsPriced whether limits over capacities were paid for, because they left no room
     */
    record Moved(Solution solution, double netValue, boolean limitsPriced) {}

    /**
     * Moves a component's capacity a small step to one side of a value, beyond its bounds where these are in the way.
     *
     * @param share of the capacity, and at least of one of the units in which the model is solved, by which it moves
     * @return empty where there is no capacity below, the study cannot be operated there, or time is up
     */
    Optional<Moved> beside(ComponentKey component, double value, MovedCapacity.Side side, double share) {
        double moved = moved(value, side, share);
        return moved < 0
                ? Optional.empty()
                : pivoted(component, value, side, share).or(() -> to(component, moved));
    }

    /** Finds the duals of that side by a few steps from the solution's basis. */
    private Optional<Moved> pivoted(ComponentKey component, double value, MovedCapacity.Side side, double share) {
        Variable capacity = capacity(component);
        if (!isThere(capacity, value) || !problem.wholeVariables().isEmpty()) {
            return Optional.empty();
        }
        boolean up = side == MovedCapacity.Side.ABOVE;
        return slopes().flatMap(known -> known.beside(capacity, up, step(value, share)))
                .map(beside -> new Moved(beside, -beside.reducedCost(capacity), false));
    }

    private boolean isThere(Variable capacity, double value) {
        return Math.abs(solution.value(capacity) - value) <= SAME * Math.max(1, Math.abs(value));
    }

    /** Returns the capacity a step to that side; below 0 where there is none. */
    private double moved(double value, MovedCapacity.Side side, double share) {
        double step = step(value, share);
        return side == MovedCapacity.Side.ABOVE ? Math.max(0, value) + step : value - step;
    }

    private double step(double value, double share) {
        return share * Math.max(Tolerances.primalUnit(problem.model()), value);
    }

    /**
     * Returns the solution itself where its basis tells what the last unit saves or one more would, so that nothing need be solved; empty
     * where it does not, or has another capacity than that value.
     */
    Optional<Moved> told(ComponentKey component, double value, MovedCapacity.Side side, double share) {
        Variable capacity = capacity(component);
        boolean up = side == MovedCapacity.Side.ABOVE;
        if (!isThere(capacity, value)
                || moved(value, side, share) < 0
                || !problem.wholeVariables().isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble slope = slopes().map(known -> known.slope(capacity, up, step(value, share)))
                .orElseGet(OptionalDouble::empty);
        return slope.isPresent()
                ? Optional.of(new Moved(solution, (up ? -1 : 1) * slope.getAsDouble(), false))
                : Optional.empty();
    }

    private Optional<BasisSlopes> slopes() {
        Optional<BasisSlopes> known = slopes;
        if (known == null) {
            problem.flow().addTouched(solution);
            known = BasisSlopes.of(problem.model(), solution.extendedTo(problem.model()));
            slopes = known;
        }
        return known;
    }

    private Variable capacity(ComponentKey component) {
        return problem.window()
                .capacity(component)
                .orElseThrow(() -> new IllegalArgumentException("There is no capacity of %s.".formatted(component)));
    }

    @Override
    public void close() {
        if (slopes != null) {
            slopes.ifPresent(BasisSlopes::close);
            slopes = Optional.empty();
        }
    }

    private Optional<Moved> to(ComponentKey component, double value) {
        LinearModel model = problem.model();
        Variable capacity = capacity(component);
        double lower = model.lower(capacity);
        double upper = model.upper(capacity);
        model.setBounds(capacity, value, value);
        problem.window().holdWholeModules(component, false);
        try {
            Optional<Solution> held = solve();
            return held.isPresent()
                    ? held.map(moved -> new Moved(moved, -moved.reducedCost(capacity), false))
                    : priced(capacity);
        } finally {
            problem.window().holdWholeModules(component, true);
            model.setBounds(capacity, lower, upper);
        }
    }

    private Optional<Moved> priced(Variable capacity) {
        List<Variable> decided = new ArrayList<>(problem.window().capacities().values());
        decided.addAll(problem.wholeVariables().modules());
        CapacityRows limits = new CapacityRows(problem.model(), solution, decided);
        if (limits.areNone()) {
            return Optional.empty();
        }
        limits.price();
        try {
            return solve().map(moved -> new Moved(moved, -moved.reducedCost(capacity), true));
        } finally {
            limits.hold();
        }
    }

    private Optional<Solution> solve() {
        window.startFrom(solution.basis());
        Outcome outcome = window.solveFixed();
        return outcome instanceof Optimal optimal ? Optional.of(optimal.solution()) : Optional.empty();
    }
}
