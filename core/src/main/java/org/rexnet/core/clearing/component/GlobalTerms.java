package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.flow.LineLimits;
import org.rexnet.core.clearing.model.LimitBook;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.SubproblemLinks;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;

/** Limits over many components and the whole horizon: emissions, energy, capacity. The window holds the horizon, or is a part with shares of them. */
public final class GlobalTerms implements ComponentTerms {

    /** A unit of a limit, such as a tonne, that a part exceeds costs this many times as much as a MWh that is missing. */
    private static final double SLACK_OF_LIMITS = 10;

    private final Window problem;
    private final Study study;
    private final GeneratorTerms generators;
    private final StorageUnitTerms storageUnits;
    private final StoreTerms stores;
    private final ChpTerms chp;
    private final CapacitySums sums;
    private final List<Horizon.Future> futures;
    /** Rows by the constraint's position: several where it holds in each future. */
    private final List<List<Constraint>> rows = new ArrayList<>();

    public GlobalTerms(
            Window problem,
            LineLimits lines,
            GeneratorTerms generators,
            StorageUnitTerms storageUnits,
            StoreTerms stores,
            LinkTerms links,
            ChpTerms chp) {
        this.problem = problem;
        this.generators = generators;
        this.storageUnits = storageUnits;
        this.stores = stores;
        this.chp = chp;
        sums = new CapacitySums(problem, lines, generators, storageUnits, stores, links, chp);
        study = problem.study();
        futures = study.horizon()
                .range(problem.first(), problem.first() + problem.size())
                .futures();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.GLOBAL_CONSTRAINT;
    }

    @Override
    public void build() {
        for (SupplyGroup group : generators.groups()) {
            energyLimits(group);
        }
        for (GlobalConstraint constraint : study.globalConstraints()) {
            rows.add(constraint.type().isOverTime() ? overTime(constraint) : ofCapacities(constraint));
        }
    }

    /** What a generator produces stays between two energies in each future. */
    private void energyLimits(SupplyGroup group) {
        Generator generator = group.generator();
        if (Double.isInfinite(generator.minEnergyMwh()) && Double.isInfinite(generator.maxEnergyMwh())) {
            return;
        }
        for (Horizon.Future future : futures) {
            Constraint row = problem.model().addConstraint(0, 0);
            String name = SharedLimit.in(future, "energy of generator " + generator.id());
            problem.model().name(row, name);
            String component = SharedLimit.in(future, "generator " + generator.id());
            problem.limits().note(row, LimitKind.ENERGY, component, LimitBook.ALL_SNAPSHOTS);
            group.addEnergy(row, 1 / future.probability(), false, future.first(), future.end());
            bound(row, SharedLimit.of(name, generator.minEnergyMwh(), generator.maxEnergyMwh(), Map.of()), 0, true);
        }
    }

    /** A sum over the horizon holds in each future, or on average. */
    private List<Constraint> overTime(GlobalConstraint constraint) {
        if (study.settings().averageLimits().contains(constraint.id())) {
            Constraint row = addRow(SharedLimit.name(constraint));
            double used = 0;
            for (Horizon.Future future : futures) {
                used += addUse(row, constraint, future, future.probability());
            }
            bound(row, limit(SharedLimit.name(constraint), constraint, row), used, true);
            return List.of(row);
        }
        List<Constraint> each = new ArrayList<>();
        for (Horizon.Future future : futures) {
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
        problem.limits().note(row, LimitKind.GLOBAL, name, LimitBook.ALL_SNAPSHOTS);
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

    private double factor(GlobalConstraint constraint, String carrier, boolean primary) {
        if (primary) {
            return study.network().carrier(carrier).attribute(constraint.attribute());
        }
        return carrier.equals(constraint.attribute()) ? 1 : 0;
    }

    /**
     * Adds {@code factor} times what generators use and what storage loses in one future, and returns the part that is a number. What is
     * drawn from storage is not weighted: it happens once.
     */
    private double addUse(Constraint row, GlobalConstraint constraint, Horizon.Future future, double factor) {
        boolean primary = constraint.type() == GlobalConstraint.Type.PRIMARY_ENERGY;
        double perWeight = factor / future.probability();
        for (SupplyGroup group : generators.groups()) {
            double own = factor(constraint, group.generator().carrier(), primary);
            if (own != 0) {
                group.addEnergy(row, perWeight * own, primary, future.first(), future.end());
            }
        }
        if (primary && constraint.attribute().equals(Carrier.CO2_EMISSIONS)) {
            chp.addEmissions(row, perWeight, future.first(), future.end());
        }
        double used = 0;
        for (int i = 0; i < study.storageUnits().size(); i++) {
            StorageUnit unit = study.storageUnits().get(i);
            double own = factor * factor(constraint, unit.carrier(), primary);
            used += storageUnits.levels(i).drawnDown(row, own, future);
        }
        for (int i = 0; i < study.stores().size(); i++) {
            Store store = study.stores().get(i);
            double own = factor * factor(constraint, store.carrier(), primary);
            used += stores.levels(i).drawnDown(row, own, future);
        }
        return used;
    }

    @Override
    public void parametrize() {
        // Global rows do not move with the window.
    }

    @Override
    public void read(Solution solution, Results results) {
        double[] shadowPrices = results.column(ComponentKind.GLOBAL_CONSTRAINT.table(), "mu", rows.size());
        for (int i = 0; i < rows.size(); i++) {
            shadowPrices[i] = rows.get(i).stream().mapToDouble(solution::dual).sum();
        }
    }
}
