package org.rexnet.core.clearing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.Expansion;

/** Capacity of one component in a model, in MW (MWh for stores): a number, or a variable that its expansion bounds. */
final class Capacity {

    private final double existing;
    private final @Nullable Variable variable;
    private final @Nullable Variable modules;

    private Capacity(double existing, @Nullable Variable variable, @Nullable Variable modules) {
        this.existing = existing;
        this.variable = variable;
        this.modules = modules;
    }

    /** Adds a variable, with its cost, where the problem extends capacities and this one may be extended. */
    static Capacity of(ClearingProblem problem, String name, double existing, Optional<Expansion> expansion) {
        if (!problem.options().expansion() || expansion.isEmpty()) {
            return new Capacity(existing, null, null);
        }
        Expansion limits = expansion.get();
        LinearModel model = problem.model();
        Variable variable = model.addVariable(limits.min(), limits.max(), limits.annualCost());
        model.name(variable, "capacity " + name);
        Variable modules = null;
        if (limits.module() > 0) {
            modules = model.addVariable(0, Double.POSITIVE_INFINITY, 0);
            model.name(modules, "modules " + name);
            model.setInteger(modules, true);
            problem.addInteger(modules);
            Constraint whole = model.addConstraint(0, 0);
            model.name(whole, "whole modules " + name);
            model.addTerm(whole, variable, 1);
            model.addTerm(whole, modules, -limits.module());
        }
        return new Capacity(existing, variable, modules);
    }

    boolean isVariable() {
        return variable != null;
    }

    /** Returns the variable; only where there is one. */
    Variable variable() {
        if (variable == null) {
            throw new IllegalStateException("This capacity is a number.");
        }
        return variable;
    }

    /** Returns what exists. */
    double existing() {
        return existing;
    }

    double value(Solution solution) {
        return variable == null ? existing : solution.value(variable);
    }

    /** Returns {@code share} x capacity; 0 where the share is 0 even if the capacity is infinite. */
    double share(double share) {
        return share == 0 ? 0 : share * existing;
    }
}
