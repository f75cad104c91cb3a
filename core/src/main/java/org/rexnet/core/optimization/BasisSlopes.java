package org.rexnet.core.optimization;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One-sided slopes of least cost in the value of a variable, without solving again, as far as the basis of a solution tells them: where the
 * variable is not basic, and what is basic keeps to its bounds as it moves, the basis stays optimal and the slope is the reduced cost.
 *
 * <p>Constraints that hold with equality must be in the model. Holds native memory until closed; for one thread. Where the model
 * has got constraints since, nothing is told. To be asked for both sides of a variable one after the other.
 */
public final class BasisSlopes implements AutoCloseable {

    /** Share of the largest move below which a move is rounding. */
    private static final double SMALLEST = 1e-9;

    private final LinearModel model;
    private final Solution solution;
    private final FaceBasis basis;
    private final CompressedMatrix byColumn;
    private final int rows;
    private final SparseSum activities;

    private int lookedAt = -1;
    private double step;
    private boolean staysUp;
    private boolean staysDown;

    private BasisSlopes(LinearModel model, Solution solution, FaceBasis basis) {
        this.model = model;
        this.solution = solution;
        this.basis = basis;
        byColumn = basis.byColumn();
        rows = model.constraintCount();
        activities = new SparseSum(rows);
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
     * Returns by how much least cost rises per unit as a variable moves up from its value, or down, be it beyond its own bounds, and
     * everything else follows: the derivative on that side.
     *
     * @param step how far the variable moves, in its unit: what is at a bound but for rounding blocks it only where it gets there within
     *     that step, so that an output of next to nothing that shrinks in proportion does not
     * @return empty where the basis does not tell
     */
    public OptionalDouble slope(Variable variable, boolean up, double step) {
        if (basis.isBasic(variable.index()) || model.constraintCount() != rows) {
            return OptionalDouble.empty();
        }
        if (variable.index() != lookedAt || step != this.step) {
            this.step = step;
            look(variable);
        }
        double reduced = solution.reducedCost(variable);
        return (up ? staysUp : staysDown) ? OptionalDouble.of(up ? reduced : -reduced) : OptionalDouble.empty();
    }

    /**
     * Returns the solution with optimal duals of the side to which a variable moves: its reduced cost there is by how much least cost rises
     * per unit; empty where it cannot move there, or too much changes for a few steps to tell.
     *
     * @param step as for {@link #slope}
     */
    public Optional<Solution> beside(Variable variable, boolean up, double step) {
        if (model.constraintCount() != rows) {
            return Optional.empty();
        }
        return new BasisPivots(
                        model,
                        basis,
                        solution,
                        (element, move) -> excess(element, move, step),
                        this::movesOfAll,
                        variable,
                        up)
                .find();
    }

    /**
     * Finds out on which sides of a variable's value the basis stays optimal: what moves one way as it rises moves the other as it falls.
     */
    private void look(Variable variable) {
        lookedAt = variable.index();
        staysUp = true;
        staysDown = true;
        Sparse moves = movesOfVariables(variable.index(), 1);
        double rounding = SMALLEST * moves.largest();
        move(moves, 0, rounding);
        if (stays()) {
            int variables = moves.size();
            addMovesOfConstraints(moves);
            move(moves, variables, rounding);
        }
    }

    private boolean stays() {
        return staysUp || staysDown;
    }

    private void move(Sparse moves, int from, double rounding) {
        for (int k = from; k < moves.size() && stays(); k++) {
            move(moves.index(k), moves.value(k), rounding);
        }
    }

    private void move(int element, double move, double rounding) {
        if (basis.isBasic(element) && basis.stand(element) != Stand.FREE && Math.abs(move) > rounding) {
            staysUp &= excess(element, move, step) == 0;
            staysDown &= excess(element, -move, step) == 0;
        }
    }

    /** Returns by how much an element that moves at that rate is beyond its bounds after a step; 0 where it may move. */
    private double excess(int element, double move, double step) {
        double distance = Math.abs(move) * step;
        boolean isFree =
                move > 0 ? basis.stand(element).mayRise() : basis.stand(element).mayFall();
        double room = move > 0 ? upper(element) - value(element) : value(element) - lower(element);
        return isFree || room > distance ? 0 : distance - room + Double.MIN_NORMAL;
    }

    private double value(int element) {
        int row = element - model.variableCount();
        return row < 0 ? solution.value(new Variable(element)) : solution.activity(new Constraint(row));
    }

    private double lower(int element) {
        int row = element - model.variableCount();
        return row < 0 ? model.lower(new Variable(element)) : model.lower(new Constraint(row));
    }

    private double upper(int element) {
        int row = element - model.variableCount();
        return row < 0 ? model.upper(new Variable(element)) : model.upper(new Constraint(row));
    }

    private Sparse movesOfVariables(int element, double move) {
        Sparse off = new Sparse();
        off.add(element, move);
        return basis.moves(List.of(), off);
    }

    /** Returns how variables and constraints move as an element moves off its bound. */
    private Sparse movesOfAll(int element, double move) {
        Sparse moves = movesOfVariables(element, move);
        addMovesOfConstraints(moves);
        return moves;
    }

    /** Adds to how variables move how that moves constraints. */
    private void addMovesOfConstraints(Sparse moves) {
        for (int k = 0; k < moves.size(); k++) {
            int j = moves.index(k);
            for (int entry = byColumn.start()[j]; entry < byColumn.start()[j + 1]; entry++) {
                activities.add(byColumn.index()[entry], byColumn.value()[entry] * moves.value(k));
            }
        }
        Sparse ofRows = activities.take(0);
        for (int k = 0; k < ofRows.size(); k++) {
            moves.add(model.variableCount() + ofRows.index(k), ofRows.value(k));
        }
    }

    @Override
    public void close() {
        basis.close();
    }
}
