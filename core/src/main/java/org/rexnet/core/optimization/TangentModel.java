package org.rexnet.core.optimization;

import java.util.Optional;

/** Directions in which a solution may move, what stands at a bound only inwards, as a linear model of their marginal cost. */
final class TangentModel {

    private TangentModel() {}

    /** Returns an optimal basis of the directions at an optimal solution, which is one of all that holds there; empty where none is found. */
    static Optional<Basis> basis(LinearModel model, Stand[] stands, double[] costs, Solver solver) {
        LinearModel directions = new LinearModel();
        Variables moves = directions.addVariables(costs.length);
        for (int j = 0; j < costs.length; j++) {
            directions.setBounds(moves.at(j), lowest(stands[j]), highest(stands[j]));
            directions.setCost(moves.at(j), costs[j]);
        }
        CompressedMatrix terms = CompressedMatrix.byColumn(model);
        Constraints rows = directions.addConstraints(model.constraintCount(), 0, 0);
        for (int j = 0; j < costs.length; j++) {
            for (int entry = terms.start()[j]; entry < terms.start()[j + 1]; entry++) {
                directions.addTerm(rows.at(terms.index()[entry]), moves.at(j), terms.value()[entry]);
            }
        }
        for (int i = 0; i < rows.count(); i++) {
            Stand stand = stands[costs.length + i];
            directions.setConstraintBounds(rows.at(i), lowest(stand), highest(stand));
        }
        try (SolverSession session = solver.open(directions)) {
            return session.solve() instanceof Optimal optimal
                    ? Optional.of(optimal.solution().basis())
                    : Optional.empty();
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
