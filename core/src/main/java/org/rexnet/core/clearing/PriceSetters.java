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
        LinearModel model = problem.model();
        List<PriceSetter> setters = new ArrayList<>();
        amounts(bus, k).forEach((variable, amount) -> {
            double cost = marginalCost(variable);
            if (Math.abs(amount) > SMALLEST_AMOUNT && cost != 0) {
                setters.add(new PriceSetter(model.name(variable), amount, cost * perWeight));
            }
        });
        setters.sort(Comparator.comparingDouble((PriceSetter s) -> -Math.abs(s.contribution()))
                .thenComparing(PriceSetter::component));
        return setters;
    }

    /** Returns who moves from a bus in snapshot {@code k} to where costs arise; no steps where nothing determines it. */
    PriceChain chain(PriceChains chains, int bus, int k) {
        double perWeight = Clearing.perWeight(problem.weight(k));
        if (response.isEmpty() || perWeight == 0) {
            return new PriceChain(List.of());
        }
        Map<Variable, Double> amounts = amounts(bus, k);
        Map<Variable, Double> money = new LinkedHashMap<>();
        amounts.forEach((variable, amount) -> {
            double cost = marginalCost(variable);
            if (cost != 0) {
                money.put(variable, amount * cost * perWeight);
            }
        });
        return chains.of(bus, k, amounts, money);
    }

    /** Returns by how much each variable moves per MWh of demand. */
    private Map<Variable, Double> amounts(int bus, int k) {
        Map<Variable, Double> amounts = new LinkedHashMap<>();
        response.ifPresent(known -> {
            for (RowChange change : problem.flow().demandChange(bus, k)) {
                for (MarginalResponse.Move move : movesByRow.computeIfAbsent(change.row(), known::to)) {
                    amounts.merge(move.variable(), move.amount() * change.amount(), Double::sum);
                }
            }
        });
        return amounts;
    }

    private double marginalCost(Variable variable) {
        LinearModel model = problem.model();
        return model.cost(variable) + 2 * model.quadraticCost(variable) * solution.value(variable);
    }

    @Override
    public void close() {
        response.ifPresent(MarginalResponse::close);
    }
}
