package org.rexnet.core.clearing;

import org.rexnet.core.optimization.CompressedMatrix;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

/**
 * Directions in which an optimal solution may move, what stands at a bound only inwards, and the slope of least cost along them. Mutable, for
 * one thread.
 */
final class Directions implements AutoCloseable {

    private static final double AT_BOUND = 1e-7;

    private final LinearModel directions = new LinearModel();
    private final Variables moves;
    private final double[] lowerRoom;
    private final double[] upperRoom;
    private final SolverSession session;

    Directions(LinearModel model, Solution solution, Solver solver) {
        moves = directions.addVariables(model.variableCount());
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            double value = solution.value(variable);
            directions.setBounds(
                    moves.at(j),
                    room(value - model.lower(variable), value, Double.NEGATIVE_INFINITY),
                    room(model.upper(variable) - value, value, Double.POSITIVE_INFINITY));
            directions.setCost(moves.at(j), model.cost(variable) + 2 * model.quadraticCost(variable) * value);
        }
        int rows = model.constraintCount();
        double[] activity = new double[rows];
        Constraints limits = directions.addConstraints(rows, 0, 0);
        CompressedMatrix terms = CompressedMatrix.byColumn(model);
        for (int j = 0; j < terms.vectorCount(); j++) {
            double value = solution.value(new Variable(j));
            for (int entry = terms.start()[j]; entry < terms.start()[j + 1]; entry++) {
                int row = terms.index()[entry];
                activity[row] += terms.value()[entry] * value;
                directions.addTerm(limits.at(row), moves.at(j), terms.value()[entry]);
            }
        }
        lowerRoom = new double[rows];
        upperRoom = new double[rows];
        for (int i = 0; i < rows; i++) {
            Constraint row = new Constraint(i);
            lowerRoom[i] = room(activity[i] - model.lower(row), activity[i], Double.NEGATIVE_INFINITY);
            upperRoom[i] = room(model.upper(row) - activity[i], activity[i], Double.POSITIVE_INFINITY);
            directions.setConstraintBounds(limits.at(i), lowerRoom[i], upperRoom[i]);
        }
        session = solver.open(directions);
    }

    /** Returns 0 where there is no room, without limit where there is some. */
    private static double room(double distance, double value, double unlimited) {
        return distance > AT_BOUND * Math.max(1, Math.abs(value)) ? unlimited : 0;
    }

    /** Lets a row's bounds move by so much. */
    void shift(Constraint row, double amount) {
        directions.setConstraintBounds(row, lowerRoom[row.index()] + amount, upperRoom[row.index()] + amount);
    }

    /** Lets a row take any value from now on. */
    void release(Constraint row) {
        lowerRoom[row.index()] = Double.NEGATIVE_INFINITY;
        upperRoom[row.index()] = Double.POSITIVE_INFINITY;
        shift(row, 0);
    }

    /** Lets a variable move by just so much, at no cost of its own. */
    void move(Variable variable, double amount) {
        Variable move = moves.at(variable.index());
        directions.setBounds(move, amount, amount);
        directions.setCost(move, 0);
    }

    /** Returns the slope of least cost along the moves asked for; infinite where there is no such direction, NaN where none can tell. */
    double slope() {
        return switch (session.solve()) {
            case Optimal optimal -> optimal.solution().objective();
            case Infeasible infeasible -> Double.POSITIVE_INFINITY;
            case Unbounded unbounded -> Double.NaN;
            case LimitReached reached -> Double.NaN;
        };
    }

    @Override
    public void close() {
        session.close();
    }
}
