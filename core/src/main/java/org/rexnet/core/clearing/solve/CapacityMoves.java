package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.MovedCapacity;
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
final class CapacityMoves {

    private final WindowClearing window;
    private final ClearingProblem problem;
    private final Solution solution;

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
        LinearModel model = problem.model();
        double step = share * Math.max(Tolerances.primalUnit(model), value);
        double moved = side == MovedCapacity.Side.ABOVE ? Math.max(0, value) + step : value - step;
        return moved < 0 ? Optional.empty() : to(component, moved);
    }

    private Optional<Moved> to(ComponentKey component, double value) {
        LinearModel model = problem.model();
        Variable capacity = problem.window()
                .capacity(component)
                .orElseThrow(() -> new IllegalArgumentException("There is no capacity of %s.".formatted(component)));
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
