package org.rexnet.core.optimization;

import java.util.Optional;

/** Directions in which a solution may move, what stands at a bound only inwards, as a model. */
final class TangentModel {

    private TangentModel() {}

    /**
     * Returns an optimal basis of the directions at an optimal solution, which is one of all that holds there; empty where none is found.
     */
    static Optional<Basis> basis(LinearModel model, Stand[] stands, double[] costs, Solver solver) {
        LinearModel directions = directions(model, stands, new double[model.constraintCount()]);
        for (int j = 0; j < costs.length; j++) {
            directions.setCost(new Variable(j), costs[j]);
        }
        return solve(directions, solver).map(Solution::basis);
    }

    /**
     * Returns how variables move as constraints shift, of all ways that cost least the one whose quadratic cost grows least; empty where
     * none is found.
     *
     * @param prices of all elements by optimal duals that are best for the shifts: what has a price stays where it stands
     */
    static Optional<Sparse> leastCurved(
            LinearModel model, Stand[] stands, double[] prices, double[] shifts, Solver solver) {
        double zero = Tolerances.DUAL * Tolerances.costUnit(model);
        Stand[] stays = stands.clone();
        for (int e = 0; e < stays.length; e++) {
            stays[e] = Math.abs(prices[e]) > zero ? Stand.FIXED : stays[e];
        }
        LinearModel directions = directions(model, stays, shifts);
        for (int j = 0; j < model.variableCount(); j++) {
            directions.setQuadraticCost(new Variable(j), model.quadraticCost(new Variable(j)));
        }
        return solve(directions, solver).map(solution -> {
            Sparse moves = new Sparse();
            for (int j = 0; j < model.variableCount(); j++) {
                moves.add(j, solution.value(new Variable(j)));
            }
            return moves;
        });
    }

    /** Returns a model of the directions, without costs, in which constraints shift by so much. */
    private static LinearModel directions(LinearModel model, Stand[] stands, double[] shifts) {
        int variables = model.variableCount();
        LinearModel directions = new LinearModel();
        Variables moves = directions.addVariables(variables);
        for (int j = 0; j < variables; j++) {
            directions.setBounds(moves.at(j), lowest(stands[j]), highest(stands[j]));
        }
        CompressedMatrix terms = CompressedMatrix.byColumn(model);
        Constraints rows = directions.addConstraints(shifts.length, 0, 0);
        for (int j = 0; j < variables; j++) {
            for (int entry = terms.start()[j]; entry < terms.start()[j + 1]; entry++) {
                directions.addTerm(rows.at(terms.index()[entry]), moves.at(j), terms.value()[entry]);
            }
        }
        for (int i = 0; i < shifts.length; i++) {
            Stand stand = stands[variables + i];
            directions.setConstraintBounds(rows.at(i), shifts[i] + lowest(stand), shifts[i] + highest(stand));
        }
        return directions;
    }

    private static Optional<Solution> solve(LinearModel directions, Solver solver) {
        try (SolverSession session = solver.open(directions)) {
            return session.solve() instanceof Optimal optimal ? Optional.of(optimal.solution()) : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static double lowest(Stand stand) {
        return stand.mayFall() ? Double.NEGATIVE_INFINITY : 0;
    }

    private static double highest(Stand stand) {
        return stand.mayRise() ? Double.POSITIVE_INFINITY : 0;
    }
}
