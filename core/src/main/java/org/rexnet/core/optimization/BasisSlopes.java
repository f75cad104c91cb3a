package org.rexnet.core.optimization;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One-sided slopes of least cost in the value of a variable, without solving again, as far as the basis of a solution tells them: where the
 * variable is not basic, and what is basic keeps to its bounds as it moves, the basis stays optimal and the slope is the reduced cost.
 *
 * <p>Constraints that hold with equality must be in the model. Holds native memory until closed; for one thread. Where the model
 * has got constraints since, nothing is told.
 */
public final class BasisSlopes implements AutoCloseable {

    /** Share of the largest move below which a move is rounding. */
    private static final double SMALLEST = 1e-9;

    private final LinearModel model;
    private final Solution solution;
    private final FaceBasis basis;
    private final CompressedMatrix byColumn;
    private final int rows;

    private BasisSlopes(LinearModel model, Solution solution, FaceBasis basis) {
        this.model = model;
        this.solution = solution;
        this.basis = basis;
        byColumn = CompressedMatrix.byColumn(model);
        rows = model.constraintCount();
    }

    /** Factorizes the basis of a solution of a model; empty where costs are quadratic, or the basis does not say. */
    public static Optional<BasisSlopes> of(LinearModel model, Solution solution) {
        if (model.isQuadratic()) {
            return Optional.empty();
        }
        double[] costs = new double[model.variableCount()];
        for (int j = 0; j < costs.length; j++) {
            costs[j] = model.cost(new Variable(j));
        }
        Basis known = solution.basis().extendedTo(model.variableCount(), model.constraintCount());
        return FaceBasis.of(model, Stand.of(model, solution), costs, known)
                .map(basis -> new BasisSlopes(model, solution, basis));
    }

    /**
     * Returns by how much least cost rises per unit as a variable moves up from its value, or down, be it beyond its own bounds, and everything
     * else follows: the derivative on that side.
     *
     * @return empty where the basis does not tell
     */
    public OptionalDouble slope(Variable variable, boolean up) {
        if (basis.isBasic(variable.index()) || model.constraintCount() != rows) {
            return OptionalDouble.empty();
        }
        Sparse off = new Sparse();
        off.add(variable.index(), up ? 1 : -1);
        Sparse moves = basis.moves(List.of(), off);
        Map<Integer, Double> activities = new HashMap<>();
        double rounding = SMALLEST * moves.largest();
        boolean stays = true;
        for (int k = 0; k < moves.size(); k++) {
            int j = moves.index(k);
            stays &= !basis.isBasic(j) || mayMove(basis.stand(j), moves.value(k), rounding);
            for (int entry = byColumn.start()[j]; entry < byColumn.start()[j + 1]; entry++) {
                activities.merge(byColumn.index()[entry], byColumn.value()[entry] * moves.value(k), Double::sum);
            }
        }
        for (Map.Entry<Integer, Double> activity : activities.entrySet()) {
            int element = model.variableCount() + activity.getKey();
            stays &= !basis.isBasic(element) || mayMove(basis.stand(element), activity.getValue(), rounding);
        }
        double reduced = solution.reducedCost(variable);
        return stays ? OptionalDouble.of(up ? reduced : -reduced) : OptionalDouble.empty();
    }

    private static boolean mayMove(Stand stand, double move, double rounding) {
        return Math.abs(move) <= rounding || (move > 0 ? stand.mayRise() : stand.mayFall());
    }

    @Override
    public void close() {
        basis.close();
    }
}
