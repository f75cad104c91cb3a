package org.rexnet.core.clearing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Values;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;

/** Capacity of one component in a model, in MW (MWh for stores): a number, or a variable that its expansion bounds. */
public final class Capacity {

    private final double existing;
    private final @Nullable Variable variable;
    private List<LimitTerm> limitTerms = List.of();

    /** Part of a limit over many capacities. */
    private record LimitTerm(Constraint row, double factor) {}

    private Capacity(double existing, @Nullable Variable variable) {
        this.existing = existing;
        this.variable = variable;
    }

    /** Returns a capacity that is a number. */
    public static Capacity existing(double existing) {
        return new Capacity(existing, null);
    }

    /**
     * Adds a variable, with its cost, where the problem extends capacities and this one may be extended; in a part of the horizon it is
     * fixed from outside.
     *
     * @param component whose capacity it is
     */
    public static Capacity of(Window problem, ComponentKey component, double existing, Optional<Expansion> expansion) {
        if (!problem.options().expansion() || expansion.isEmpty()) {
            return new Capacity(existing, null);
        }
        Expansion limits = expansion.get();
        if (problem.links().isPresent()) {
            Parameter parameter = new Parameter.Capacity(component, existing, limits);
            return new Capacity(existing, problem.links().get().variable(parameter));
        }
        LinearModel model = problem.model();
        Variable variable = model.addVariable(limits.min(), limits.max(), limits.annualCost());
        problem.enter(variable, component, Quantity.CAPACITY);
        problem.addCapacity(component, variable, existing);
        if (limits.module() > 0) {
            Variable modules = model.addVariable(0, Double.POSITIVE_INFINITY, 0);
            problem.enter(modules, component, Quantity.MODULES);
            model.setInteger(modules, true);
            problem.wholeVariables().addModules(modules);
            Constraint whole = model.addConstraint(0, 0);
            model.name(whole, "whole modules of " + component);
            model.addTerm(whole, variable, 1);
            model.addTerm(whole, modules, -limits.module());
            problem.addWholeModules(component, whole);
        }
        return new Capacity(existing, variable);
    }

    /** Returns whether the capacity is sought. */
    public boolean isVariable() {
        return variable != null;
    }

    /** Returns the variable; only where there is one. */
    public Variable variable() {
        if (variable == null) {
            throw new IllegalStateException("This capacity is a number.");
        }
        return variable;
    }

    /** Returns what exists. */
    public double existing() {
        return existing;
    }

    /** Returns the capacity among the values of a solution, in MW (MWh of stores). */
    public double value(Values values) {
        return variable == null ? existing : values.value(variable);
    }

    /** Adds {@code factor} x capacity to a limit over many capacities; does nothing where the capacity is a number. */
    public void addTo(LinearModel model, Constraint limit, double factor) {
        if (variable != null && factor != 0) {
            model.addTerm(limit, variable, factor);
            if (limitTerms.isEmpty()) {
                limitTerms = new ArrayList<>(); // Most capacities count to no limit.
            }
            limitTerms.add(new LimitTerm(limit, factor));
        }
    }

    /** Returns what limits over many capacities make one more unit cost, beside its own cost. */
    public double limitCost(Solution solution) {
        double cost = 0;
        for (LimitTerm term : limitTerms) {
            cost -= term.factor() * solution.dual(term.row());
        }
        return cost;
    }

    /** Writes the capacity found and what limits make one more unit cost, for component {@code i} of a table. */
    public void read(
            Solution solution, ClearingResults results, ComponentKind kind, String attribute, int i, int components) {
        results.column(kind.table(), attribute, components)[i] = Math.max(0, value(solution));
        results.column(kind.table(), Clearing.LIMIT_COST, components)[i] = limitCost(solution);
    }

    /** Returns {@code share} x capacity; 0 where the share is 0 even if the capacity is infinite. */
    public double share(double share) {
        return share == 0 ? 0 : share * existing;
    }
}
