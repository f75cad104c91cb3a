package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.LimitRegister;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.optimization.CompressedMatrix;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/** Limits of an elastic problem that may be exceeded at a price. Mutable, for one thread. */
final class SoftLimits {

    private final LinearModel model;
    private final LimitRegister register;
    private final List<Slack> slacks = new ArrayList<>();
    private int knownRows;

    /** What a limit is exceeded by; {@code scale} is its amount that counts like a MW in one snapshot. */
    private record Slack(
            Variable amount, LimitRegister.Limit limit, boolean isAbove, double scale, OptionalDouble size) {}

    /**
     * Limit that is exceeded, in its own unit.
     *
     * @param isAbove whether what is limited is more than the limit allows, or less
     * @param amount by how much
     * @param size what the limit is, in size, where that is known
     * @param slack the variable that says by how much
     */
    record Excess(LimitRegister.Limit limit, boolean isAbove, double amount, OptionalDouble size, Variable slack) {}

    /** Softens all limits of a problem. */
    SoftLimits(Window problem) {
        model = problem.model();
        register = problem.limits();
        register.bounds().forEach(this::soften);
        softenNewRows();
    }

    /** Softens limits that were added since. */
    void softenNewRows() {
        if (knownRows == register.rows().size()) {
            return;
        }
        CompressedMatrix terms = CompressedMatrix.byRow(model);
        for (; knownRows < register.rows().size(); knownRows++) {
            LimitRegister.OfRow one = register.rows().get(knownRows);
            if (one.limit().kind().role() == LimitKind.Role.SUPPLY) {
                continue;
            }
            int row = one.row().index();
            double largest = 0;
            for (int e = terms.start()[row]; e < terms.start()[row + 1]; e++) {
                largest = Math.max(largest, Math.abs(terms.value()[e]));
            }
            boolean isPower = one.limit().kind().isPower();
            soften(one.row(), one.limit(), isPower || largest == 0 ? 1 : largest, one.size());
        }
    }

    private void soften(Constraint row, LimitRegister.Limit limit, double scale, OptionalDouble size) {
        if (!Double.isInfinite(model.upper(row))) {
            soften(row, limit, true, scale, size);
        }
        if (!Double.isInfinite(model.lower(row))) {
            soften(row, limit, false, scale, size);
        }
    }

    private void soften(Constraint row, LimitRegister.Limit limit, boolean isAbove, double scale, OptionalDouble size) {
        Variable amount = model.addVariable(0, Double.POSITIVE_INFINITY, 0);
        model.addTerm(row, amount, isAbove ? -1 : 1);
        slacks.add(new Slack(amount, limit, isAbove, scale, size));
    }

    /** Replaces a bound by a row; that something is not below 0 is no limit. */
    private void soften(LimitRegister.OfBound bound) {
        Variable variable = bound.variable();
        double lower = model.lower(variable);
        double upper = model.upper(variable);
        double value = bound.isUpper() ? upper : lower;
        boolean isSupply = bound.limit().kind().role() == LimitKind.Role.SUPPLY;
        if (isSupply || Double.isInfinite(value) || (!bound.isUpper() && value == 0)) {
            return;
        }
        double infinite = Double.POSITIVE_INFINITY;
        Constraint row = bound.isUpper() ? model.addConstraint(-infinite, value) : model.addConstraint(value, infinite);
        model.addTerm(row, variable, 1);
        if (bound.isUpper()) {
            model.setBounds(variable, lower, infinite);
        } else {
            model.setBounds(variable, value > 0 ? 0 : -infinite, upper);
        }
        soften(row, bound.limit(), bound.isUpper(), 1, OptionalDouble.of(Math.abs(value)));
    }

    /** Sets the price of each limit: that of what counts like a MW in one snapshot. */
    void price(ToDoubleFunction<LimitKind> prices) {
        for (Slack slack : slacks) {
            model.setCost(slack.amount(), prices.applyAsDouble(slack.limit().kind()) / slack.scale());
        }
    }

    /**
     * Lets, of branches that are too full together in a snapshot, and of one limit of power over its snapshots, none be exceeded by more
     * than it must; returns whether there is anything to level.
     *
     * @param price of what is exceeded most, per MW; small beside that of a limit
     */
    boolean level(List<Excess> excesses, double price) {
        Map<Object, Set<Variable>> together = new LinkedHashMap<>();
        Set<Component> exceeded = new HashSet<>();
        for (Excess excess : excesses) {
            if (excess.limit().kind().isPower()) {
                exceeded.add(new Component(excess.limit()));
                if (excess.limit().kind() == LimitKind.FLOW) {
                    together.computeIfAbsent(excess.limit().snapshot(), k -> new LinkedHashSet<>())
                            .add(excess.slack());
                }
            }
        }
        for (Slack slack : slacks) {
            Component component = new Component(slack.limit());
            if (exceeded.contains(component)) {
                together.computeIfAbsent(component, c -> new LinkedHashSet<>()).add(slack.amount());
            }
        }
        together.values().removeIf(amounts -> amounts.size() < 2);
        together.values().forEach(amounts -> level(amounts, price));
        return !together.isEmpty();
    }

    /** One limit over all snapshots. */
    private record Component(LimitKind kind, String name) {

        private Component(LimitRegister.Limit limit) {
            this(limit.kind(), limit.component());
        }
    }

    private void level(Set<Variable> amounts, double price) {
        Variable most = model.addVariable(0, Double.POSITIVE_INFINITY, price);
        for (Variable amount : amounts) {
            Constraint row = model.addConstraint(0, Double.POSITIVE_INFINITY);
            model.addTerm(row, most, 1);
            model.addTerm(row, amount, -1);
        }
    }

    /** Returns the limits that a solution exceeds by more than what counts like some MW in one snapshot. */
    List<Excess> excesses(Solution solution, double smallestMw) {
        List<Excess> found = new ArrayList<>();
        for (Slack slack : slacks) {
            double amount = solution.value(slack.amount());
            if (amount > smallestMw * slack.scale()) {
                found.add(new Excess(slack.limit(), slack.isAbove(), amount, slack.size(), slack.amount()));
            }
        }
        return found;
    }
}
