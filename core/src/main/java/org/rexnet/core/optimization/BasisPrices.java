package org.rexnet.core.optimization;

import java.util.Arrays;

/** Prices at which nothing basic gains or loses by moving: those of a basis, whatever bounds are. For one thread. */
final class BasisPrices {

    private final LinearModel model;
    private final Solver solver;
    private final SolverOptions options;

    BasisPrices(LinearModel model, Solver solver, SolverOptions options) {
        this.model = model;
        this.solver = solver;
        this.options = options.withPresolve(Presolve.OFF);
    }

    /** Returns the reduced costs of all variables at a basis of the model; none where the basis is singular. */
    double[] reducedCosts(Basis basis) {
        LinearModel basic = ofBasic(basis);
        try (SolverSession session = solver.open(basic, options)) {
            session.startFrom(basisOfBasic(basis, basic.variableCount()));
            return session.solve() instanceof Optimal optimal
                    ? reducedCosts(optimal.solution().duals(new Constraints(0, model.constraintCount())))
                    : new double[0];
        } catch (CertificateException e) {
            return new double[0]; // As for a singular basis: these are only to learn from.
        }
    }

    /** Returns the model without what is not basic, and with no bounds: it is solved by 0, at the prices of the basis. */
    private LinearModel ofBasic(Basis basis) {
        LinearModel basic = new LinearModel();
        int[] positions = new int[model.variableCount()];
        for (int j = 0; j < positions.length; j++) {
            Variable variable = new Variable(j);
            positions[j] = basis.status(variable) == BasisStatus.BASIC
                    ? basic.addVariable(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, model.cost(variable))
                            .index()
                    : -1;
        }
        for (int i = 0; i < model.constraintCount(); i++) {
            double most = basis.status(new Constraint(i)) == BasisStatus.BASIC ? Double.POSITIVE_INFINITY : 0;
            basic.addConstraint(-most, most);
        }
        new SelectedTerms(model.terms(), positions, 0).addTo(basic.terms(), TermList.Mark.START);
        return basic;
    }

    private static Basis basisOfBasic(Basis basis, int size) {
        int[] columns = new int[size];
        Arrays.fill(columns, BasisStatus.BASIC.ordinal());
        return Basis.of(columns, basis.rowOrdinals());
    }

    private double[] reducedCosts(double[] duals) {
        double[] reducedCosts = new double[model.variableCount()];
        for (int j = 0; j < reducedCosts.length; j++) {
            reducedCosts[j] = model.cost(new Variable(j));
        }
        model.terms().price(duals, reducedCosts);
        return reducedCosts;
    }
}
