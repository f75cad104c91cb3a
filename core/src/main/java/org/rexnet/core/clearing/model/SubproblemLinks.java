package org.rexnet.core.clearing.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.ImpliedBounds;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Tolerances;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

/**
 * What links a part of the horizon with the rest: each {@link Parameter} is a variable fixed at its value, so that its reduced cost is the
 * change of the part's cost per unit, over all rows that contain it, whatever they stand for. Mutable, for one thread.
 *
 * <p>Slack at a penalty makes nearly every value of the parameters feasible; at the others the part says so.
 */
public final class SubproblemLinks {

    private final LinearModel model;
    private final Map<Parameter, Variable> variables = new LinkedHashMap<>();
    private final List<Slack> slacks = new ArrayList<>();
    private final List<SharedLimit> limits = new ArrayList<>();

    /** Variables that must be 0 in the end; each costs the penalty times its factor per unit, above 0. */
    private record Slack(Variables variables, double[] factors) {

        int count() {
            return variables.count();
        }

        Variable variable(int k) {
            return variables.at(k);
        }

        double factor(int k) {
            return factors[k];
        }
    }

    SubproblemLinks(LinearModel model) {
        this.model = model;
    }

    /** Returns the variable of a parameter, fixed until {@link #fix} at 0 or at the least that is allowed. */
    public Variable variable(Parameter parameter) {
        return variables.computeIfAbsent(parameter, p -> {
            double value = p instanceof Parameter.Capacity capacity
                    ? capacity.expansion().min()
                    : 0;
            Variable variable = model.addVariable(value, value, 0);
            model.name(variable, p.name());
            return variable;
        });
    }

    /** Lets the activity of a row be above and below its bounds; one unit costs {@code factor} x the penalty. */
    public void addSlacks(Constraint row, double factor) {
        addSlack(row, 1, factor);
        addSlack(row, -1, factor);
    }

    /** Adds a slack of at least 0 to a row; one unit costs {@code factor} x the penalty. */
    public void addSlack(Constraint row, double coefficient, double factor) {
        Variables added = model.addVariables(1);
        model.name(added.at(0), "slack of ", row);
        model.addTerm(row, added.at(0), coefficient);
        slacks.add(new Slack(added, new double[] {counted(factor)}));
    }

    /** Makes variables of at least 0 slacks, which cost the penalty by what each of their snapshots weighs. */
    public void addSlack(Variables variables, double[] weights) {
        slacks.add(new Slack(
                variables, Arrays.stream(weights).map(SubproblemLinks::counted).toArray()));
    }

    /** A snapshot that weighs nothing in the cost counts as one that weighs 1: what holds there holds all the same. */
    private static double counted(double factor) {
        return factor > 0 ? factor : 1;
    }

    /** Adds a limit that parts of the horizon share. */
    public void addLimit(SharedLimit limit) {
        limits.add(limit);
    }

    /** A level at a border fits the capacity: min x C &lt;= level &lt;= max x C. */
    public void limitLevel(Parameter.Level level, Capacity capacity, double min, double max) {
        if (!capacity.isVariable()) {
            limitLevel(level, capacity.share(min), capacity.share(max));
            return;
        }
        String name = variables.entrySet().stream()
                .filter(entry -> entry.getValue().equals(capacity.variable()))
                .map(entry -> entry.getKey().name())
                .findFirst()
                .orElseThrow();
        addLimit(fits("room for " + level.name(), Double.NEGATIVE_INFINITY, 0, level, name, -max));
        addLimit(fits("least of " + level.name(), 0, Double.POSITIVE_INFINITY, level, name, -min));
    }

    /** A level at a border stays between two numbers in MWh. */
    public void limitLevel(Parameter.Level level, double lower, double upper) {
        addLimit(new SharedLimit("room for " + level.name(), lower, upper, Map.of(level.name(), 1.0), true));
    }

    private static SharedLimit fits(
            String name, double lower, double upper, Parameter.Level level, String capacity, double factor) {
        Map<String, Double> factors = new LinkedHashMap<>();
        factors.put(level.name(), 1.0);
        factors.put(capacity, factor);
        return new SharedLimit(name, lower, upper, factors, true);
    }

    /** Returns the limits over the horizon or over many capacities that the study has. */
    public List<SharedLimit> limits() {
        return limits;
    }

    /** Returns what is decided elsewhere, in the order of their variables. */
    public List<Parameter> parameters() {
        return List.copyOf(variables.keySet());
    }

    /** Returns the positions in the model of the parameters' variables. */
    public BitSet columns() {
        BitSet columns = new BitSet();
        variables.values().forEach(variable -> columns.set(variable.index()));
        return columns;
    }

    /** Fixes the parameters, in the order of {@link #parameters}, and says what slack there may be. */
    public void fix(double[] values, SlackRule rule) {
        int i = 0;
        for (Variable variable : variables.values()) {
            model.setBounds(variable, values[i], values[i]);
            i++;
        }
        double most = rule.allowed() ? Double.POSITIVE_INFINITY : tolerance();
        for (Slack slack : slacks) {
            for (int k = 0; k < slack.count(); k++) {
                model.setBounds(slack.variable(k), 0, most);
                model.setCost(slack.variable(k), slack.factor(k) * rule.penalty());
            }
        }
    }

    /** Returns the change of cost per unit of each parameter. */
    public double[] slopes(Solution solution) {
        return variables.values().stream().mapToDouble(solution::reducedCost).toArray();
    }

    /** Returns the sum of all slack beyond a solver's tolerance, each by its factor, which is about MWh. */
    public double slack(Solution solution) {
        double tolerance = tolerance();
        double sum = 0;
        for (Slack slack : slacks) {
            for (int k = 0; k < slack.count(); k++) {
                double value = solution.value(slack.variable(k));
                sum += value > tolerance ? slack.factor(k) * value : 0;
            }
        }
        return sum;
    }

    /**
     * Returns what the part saves, to first order, by slack that is allowed only because a solver is no more exact than that: at least 0.
     * The cost with it added is a bound of the cost without any slack, since the duals of the one serve the other.
     */
    public double worthOfTolerance(Solution solution) {
        double sum = 0;
        for (Slack slack : slacks) {
            for (int k = 0; k < slack.count(); k++) {
                sum += Math.max(0, -solution.reducedCost(slack.variable(k))) * solution.value(slack.variable(k));
            }
        }
        return sum;
    }

    /** Holds all slack where a solution has it, so that neither its penalty nor that it may not be more bounds a price. */
    public void holdSlack(Solution solution) {
        for (Slack slack : slacks) {
            for (int k = 0; k < slack.count(); k++) {
                double value = Math.max(0, solution.value(slack.variable(k)));
                model.setBounds(slack.variable(k), value, value);
            }
        }
    }

    /** Returns by how much a row may be violated without slack. */
    public double tolerance() {
        return Tolerances.PRIMAL * Tolerances.primalUnit(model);
    }

    /**
     * Returns the bounds of capacities and levels that follow from what the part must do, as a prescribed output from the least capacity
     * that has it; empty where they say no more than the capacity's own.
     *
     * @param first position in the horizon of the part's first snapshot
     */
    public List<SharedLimit> impliedLimits(int first) {
        ImpliedBounds bounds = new ImpliedBounds(model);
        variables.values().forEach(bounds::release);
        for (Slack slack : slacks) {
            for (int k = 0; k < slack.count(); k++) {
                bounds.set(slack.variable(k), 0, 0);
            }
        }
        if (!bounds.tighten()) {
            return List.of(); // The search will say so.
        }
        List<SharedLimit> implied = new ArrayList<>();
        variables.forEach((parameter, variable) -> {
            double lower = bounds.lower(variable);
            double upper = bounds.upper(variable);
            boolean tighter =
                    switch (parameter) {
                        case Parameter.Capacity capacity ->
                            lower > capacity.expansion().min()
                                    || upper < capacity.expansion().max();
                        case Parameter.Level level ->
                            (!Double.isInfinite(lower) || !Double.isInfinite(upper)) && !isLimited(level.name());
                        case Parameter.Share share -> false;
                    };
            if (tighter && lower <= upper) {
                String name = "what snapshots from %d on need of %s".formatted(first, parameter.name());
                implied.add(new SharedLimit(name, lower, upper, Map.of(parameter.name(), 1.0), true));
            }
        });
        return implied;
    }

    private boolean isLimited(String parameter) {
        return limits.stream().anyMatch(limit -> limit.factors().keySet().equals(Set.of(parameter)));
    }

    /** Returns the factors of all capacities in a row. */
    public Map<String, Double> capacityFactors(Constraint row) {
        Map<String, Double> factors = new LinkedHashMap<>();
        variables.forEach((parameter, variable) -> {
            double factor = model.coefficient(row, variable);
            if (parameter instanceof Parameter.Capacity && factor != 0) {
                factors.put(parameter.name(), factor);
            }
        });
        return factors;
    }
}
