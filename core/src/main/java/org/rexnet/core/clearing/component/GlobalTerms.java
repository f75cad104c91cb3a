package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.LimitRegister;
import org.rexnet.core.clearing.model.SubproblemLinks;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * Limits over many components and the whole horizon: emissions, energy, capacity. The window holds the horizon, or is a part with shares of
 * them.
 */
public final class GlobalTerms implements ComponentTerms {

    /** A unit of a limit, such as a tonne, that a part exceeds costs this many times as much as a MWh that is missing. */
    private static final double SLACK_OF_LIMITS = 10;

    private final Window problem;
    private final Study study;
    private final List<ComponentTerms> all;
    private final CapacitySums sums;
    /** Rows by the constraint's position: several where it holds in each future. */
    private final List<List<Constraint>> rows = new ArrayList<>();

    /**
     * Prepares the limits of a window.
     *
     * @param all components that they may count, which must be built before
     */
    public GlobalTerms(Window problem, List<ComponentTerms> all) {
        this.problem = problem;
        this.all = List.copyOf(all);
        sums = new CapacitySums(problem.model(), this.all);
        study = problem.study();
    }

    /** Writes the price of each limit. */
    static void write(WrittenResults export, ComponentKind kind, List<String> names) {
        export.column(kind, "mu", names, export.clearing().column(kind, "mu"));
    }

    @Override
    public void build() {
        all.forEach(terms -> terms.energyLimits(this::energyLimit));
        for (GlobalConstraint constraint : study.globalConstraints()) {
            rows.add(constraint.type().isOverTime() ? overTime(constraint) : ofCapacities(constraint));
        }
    }

    /** Returns the futures of the window's snapshots; asked for where there is a limit, as most problems are built without any. */
    private List<Horizon.Future> futures() {
        return study.horizon()
                .range(problem.first(), problem.first() + problem.size())
                .futures();
    }

    /** What a component produces stays between two energies in each future. */
    private void energyLimit(ComponentKey component, double least, double most, ComponentTerms.EnergyAdder energy) {
        for (Horizon.Future future : futures()) {
            Constraint row = problem.model().addConstraint(0, 0);
            String name = SharedLimit.in(future, "energy of " + component);
            problem.model().name(row, name);
            problem.limits()
                    .enter(
                            row,
                            LimitKind.ENERGY,
                            SharedLimit.in(future, component.toString()),
                            LimitRegister.ALL_SNAPSHOTS);
            energy.add(row, 1 / future.probability(), future.first(), future.end());
            bound(row, SharedLimit.of(name, least, most, Map.of()), 0, true);
        }
    }

    /** A sum over the horizon holds in each future, or on average. */
    private List<Constraint> overTime(GlobalConstraint constraint) {
        if (study.settings().averageLimits().contains(constraint.id())) {
            Constraint row = addRow(SharedLimit.name(constraint));
            double used = 0;
            for (Horizon.Future future : futures()) {
                used += addUse(row, constraint, future, future.probability());
            }
            bound(row, limit(SharedLimit.name(constraint), constraint, row), used, true);
            return List.of(row);
        }
        List<Constraint> each = new ArrayList<>();
        for (Horizon.Future future : futures()) {
            String name = SharedLimit.in(future, SharedLimit.name(constraint));
            Constraint row = addRow(name);
            double used = addUse(row, constraint, future, 1);
            bound(row, limit(name, constraint, row), used, true);
            each.add(row);
        }
        return each;
    }

    private List<Constraint> ofCapacities(GlobalConstraint constraint) {
        if (!problem.options().expansion()) {
            return List.of();
        }
        Constraint row = addRow(SharedLimit.name(constraint));
        switch (constraint.type()) {
            case TRANSMISSION_VOLUME_EXPANSION_LIMIT -> sums.transmission(row, constraint, false);
            case TRANSMISSION_EXPANSION_COST_LIMIT -> sums.transmission(row, constraint, true);
            case TECH_CAPACITY_EXPANSION_LIMIT -> sums.capacities(row, constraint);
            case PRIMARY_ENERGY, OPERATIONAL_LIMIT ->
                throw new IllegalArgumentException(constraint.id() + " is about energy.");
        }
        bound(row, limit(SharedLimit.name(constraint), constraint, row), 0, false);
        return List.of(row);
    }

    private Constraint addRow(String name) {
        Constraint row = problem.model().addConstraint(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        problem.model().name(row, name);
        problem.limits().enter(row, LimitKind.GLOBAL, name, LimitRegister.ALL_SNAPSHOTS);
        return row;
    }

    private SharedLimit limit(String name, GlobalConstraint constraint, Constraint row) {
        double lower =
                constraint.sense() == GlobalConstraint.Sense.AT_MOST ? Double.NEGATIVE_INFINITY : constraint.constant();
        double upper = constraint.sense() == GlobalConstraint.Sense.AT_LEAST
                ? Double.POSITIVE_INFINITY
                : constraint.constant();
        Map<String, Double> factors =
                problem.links().map(links -> links.capacityFactors(row)).orElse(Map.of());
        return SharedLimit.of(name, lower, upper, factors);
    }

    /** lower <= row + used <= upper; in a part of the horizon by its share, or left to whoever decides capacities. */
    private void bound(Constraint row, SharedLimit limit, double used, boolean shared) {
        LinearModel model = problem.model();
        if (problem.links().isEmpty()) {
            model.setConstraintBounds(row, limit.lower() - used, limit.upper() - used);
            return;
        }
        SubproblemLinks links = problem.links().get();
        links.addLimit(limit);
        if (!shared) {
            model.setConstraintBounds(row, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            return;
        }
        model.setConstraintBounds(
                row,
                Double.isInfinite(limit.lower()) ? Double.NEGATIVE_INFINITY : -used,
                Double.isInfinite(limit.upper()) ? Double.POSITIVE_INFINITY : -used);
        model.addTerm(row, links.variable(new Parameter.Share(limit.name(), problem.first())), -1);
        links.addSlacks(row, SLACK_OF_LIMITS);
    }

    /** Adds {@code factor} times what all components use in one future, and returns the part that is a number. */
    private double addUse(Constraint row, GlobalConstraint constraint, Horizon.Future future, double factor) {
        LimitedUse use = new LimitedUse(constraint, future, factor, study.network()::carrier);
        double used = 0;
        for (ComponentTerms terms : all) {
            used += terms.addUse(row, use);
        }
        return used;
    }

    @Override
    public void parametrize() {
        // Global rows do not move with the window.
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        double[] shadowPrices = results.column(ComponentKind.GLOBAL_CONSTRAINT.table(), "mu", rows.size());
        for (int i = 0; i < rows.size(); i++) {
            shadowPrices[i] = rows.get(i).stream().mapToDouble(solution::dual).sum();
        }
    }
}
