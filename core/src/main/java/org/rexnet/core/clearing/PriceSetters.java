package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.MarginalResponse;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/** Finds what sets the prices of a solved window, by how its solution moves with demand. For one thread. */
final class PriceSetters implements AutoCloseable {

    private static final double SMALLEST_AMOUNT = 1e-7;

    private final ClearingProblem problem;
    private final Solution solution;
    private final Optional<MarginalResponse> response;
    private final Map<Constraint, List<MarginalResponse.Move>> movesByRow = new HashMap<>();

    PriceSetters(ClearingProblem problem, Solution solution) {
        this.problem = problem;
        this.solution = solution;
        response = MarginalResponse.of(problem.model(), solution);
    }

    /** Returns what sets the price at a bus in snapshot {@code k}, largest contribution first; none where nothing moves. */
    List<PriceSetter> of(int bus, int k) {
        double perWeight = Clearing.perWeight(problem.weight(k));
        if (response.isEmpty() || perWeight == 0) {
            return List.of();
        }
        Map<Variable, Double> amounts = new LinkedHashMap<>();
        for (RowChange change : problem.flow().demandChange(bus, k)) {
            for (MarginalResponse.Move move : movesByRow.computeIfAbsent(change.row(), response.get()::to)) {
                amounts.merge(move.variable(), move.amount() * change.amount(), Double::sum);
            }
        }
        LinearModel model = problem.model();
        List<PriceSetter> setters = new ArrayList<>();
        amounts.forEach((variable, amount) -> {
            double cost = model.cost(variable) + 2 * model.quadraticCost(variable) * solution.value(variable);
            if (Math.abs(amount) > SMALLEST_AMOUNT && cost != 0) {
                setters.add(new PriceSetter(model.name(variable), amount, cost * perWeight));
            }
        });
        setters.sort(Comparator.comparingDouble((PriceSetter s) -> -Math.abs(s.contribution()))
                .thenComparing(PriceSetter::component));
        return setters;
    }

    @Override
    public void close() {
        response.ifPresent(MarginalResponse::close);
    }
}
