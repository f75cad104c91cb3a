package org.rexnet.core.clearing;

import org.rexnet.core.optimization.CompressedMatrix;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

/**
 * Finds the interval of valid prices: the slopes of least cost as demand rises and as it falls.
 *
 * <p>Each is the least cost of a direction in which the solution may move: what stands at a bound may only move inwards. For one thread.
 */
final class PriceIntervals implements AutoCloseable {

    private static final double AT_BOUND = 1e-7;

    private final ClearingProblem problem;
    private final LinearModel directions = new LinearModel();
    private final double[] lowerRoom;
    private final double[] upperRoom;
    private final SolverSession session;

    PriceIntervals(ClearingProblem problem, Solution solution, Solver solver) {
        this.problem = problem;
        LinearModel model = problem.model();
        Variables moves = directions.addVariables(model.variableCount());
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

    /** Returns the interval at a bus in snapshot {@code k}. */
    PriceInterval of(int bus, int k) {
        double perWeight = Clearing.perWeight(problem.weight(k));
        double high = slope(bus, k, 1) * perWeight;
        double low = -slope(bus, k, -1) * perWeight;
        return new PriceInterval(low, high);
    }

    private double slope(int bus, int k, double demand) {
        for (RowChange change : problem.flow().demandChange(bus, k)) {
            shift(change.row(), change.amount() * demand);
        }
        Outcome outcome = session.solve();
        for (RowChange change : problem.flow().demandChange(bus, k)) {
            shift(change.row(), 0);
        }
        return outcome instanceof Optimal optimal ? optimal.solution().objective() : Double.POSITIVE_INFINITY;
    }

    private void shift(Constraint row, double amount) {
        directions.setConstraintBounds(row, lowerRoom[row.index()] + amount, upperRoom[row.index()] + amount);
    }

    @Override
    public void close() {
        session.close();
    }
}
