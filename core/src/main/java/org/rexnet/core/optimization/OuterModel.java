package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.List;

/**
 * The linear model that lies below one with quadratic costs: its variables at the same positions, and for each quadratic cost a variable
 * that some of its tangents hold up. Mutable, for one thread.
 */
final class OuterModel {

    private static final int FIRST_TANGENTS = 5;
    private static final double WIDE = 1e4;

    private final LinearModel linear;
    private final List<Parabola> parabolas = new ArrayList<>();

    /** The cost {@code quadratic x^2} of a variable, and what stands for it. */
    private record Parabola(Variable variable, double quadratic, Variable cost) {}

    OuterModel(LinearModel model) {
        linear = copy(model);
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            linear.setInteger(variable, model.isInteger(variable));
            double quadratic = model.quadraticCost(variable);
            if (quadratic != 0) {
                parabolas.add(new Parabola(variable, quadratic, linear.addVariable(0, Double.POSITIVE_INFINITY, 1)));
            }
        }
        for (Parabola parabola : parabolas) {
            double lower = Math.max(-WIDE, model.lower(parabola.variable()));
            double upper = Math.min(WIDE, model.upper(parabola.variable()));
            for (int k = 0; k < FIRST_TANGENTS; k++) {
                addTangent(parabola, lower + (upper - lower) * k / (FIRST_TANGENTS - 1));
            }
        }
    }

    /** Copies bounds, linear costs and constraints, all variables continuous. */
    static LinearModel copy(LinearModel model) {
        LinearModel copy = new LinearModel();
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            copy.addVariable(model.lower(variable), model.upper(variable), model.cost(variable));
        }
        for (int i = 0; i < model.constraintCount(); i++) {
            Constraint row = new Constraint(i);
            copy.addConstraint(model.lower(row), model.upper(row));
        }
        model.terms().copyTo(copy);
        copy.addConstant(model.constant());
        return copy;
    }

    static void copyQuadraticCosts(LinearModel model, LinearModel copy) {
        for (int j = 0; j < model.variableCount(); j++) {
            copy.setQuadraticCost(new Variable(j), model.quadraticCost(new Variable(j)));
        }
    }

    /** Fixes in a copy what must be whole in the model. */
    static void fix(LinearModel model, LinearModel copy, double[] values) {
        for (int j = 0; j < values.length; j++) {
            if (model.isInteger(new Variable(j))) {
                double whole = Math.rint(values[j]);
                copy.setBounds(new Variable(j), whole, whole);
            }
        }
    }

    static double[] activities(LinearModel model, double[] values) {
        return model.terms().activities(values, model.constraintCount());
    }

    LinearModel linear() {
        return linear;
    }

    /** Adds the tangents at some values. */
    void touch(double[] values) {
        parabolas.forEach(
                parabola -> addTangent(parabola, values[parabola.variable().index()]));
    }

    /** cost >= 2 q a x - q a^2. */
    private void addTangent(Parabola parabola, double at) {
        double q = parabola.quadratic();
        Constraint tangent = linear.addConstraint(-q * at * at, Double.POSITIVE_INFINITY);
        linear.addTerm(tangent, parabola.cost(), 1);
        linear.addTerm(tangent, parabola.variable(), -2 * q * at);
    }
}
