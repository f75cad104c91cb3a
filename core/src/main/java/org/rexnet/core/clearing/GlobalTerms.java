package org.rexnet.core.clearing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;

/** Limits over many components and the whole horizon: emissions, energy, capacity. The window holds the horizon, or is a part with shares of them. */
final class GlobalTerms implements ComponentTerms {

    /** A unit of a limit, such as a tonne, that a part exceeds costs this many times as much as a MWh that is missing. */
    private static final double SLACK_OF_LIMITS = 10;

    private final ClearingProblem problem;
    private final Study study;
    private final GeneratorTerms generators;
    private final StorageUnitTerms storageUnits;
    private final StoreTerms stores;
    private final LinkTerms links;
    private final ChpTerms chp;
    private final @Nullable Constraint[] rows;

    GlobalTerms(
            ClearingProblem problem,
            GeneratorTerms generators,
            StorageUnitTerms storageUnits,
            StoreTerms stores,
            LinkTerms links,
            ChpTerms chp) {
        this.problem = problem;
        this.generators = generators;
        this.storageUnits = storageUnits;
        this.stores = stores;
        this.links = links;
        this.chp = chp;
        study = problem.study();
        rows = new Constraint[study.globalConstraints().size()];
    }

    @Override
    public ResultTable table() {
        return ResultTable.GLOBAL_CONSTRAINTS;
    }

    @Override
    public void build() {
        for (SupplyGroup group : generators.groups()) {
            energyLimits(group);
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(study.globalConstraints().get(i));
        }
    }

    private void energyLimits(SupplyGroup group) {
        Generator generator = group.generator();
        if (Double.isInfinite(generator.minEnergyMwh()) && Double.isInfinite(generator.maxEnergyMwh())) {
            return;
        }
        Constraint row = problem.model().addConstraint(0, 0);
        String name = "energy of generator " + generator.id();
        problem.model().name(row, name);
        group.addEnergy(row, 1, false);
        bound(row, SharedLimit.of(name, generator.minEnergyMwh(), generator.maxEnergyMwh(), Map.of()), 0, true);
    }

    private @Nullable Constraint row(GlobalConstraint constraint) {
        boolean counts =
                switch (constraint.type()) {
                    case PRIMARY_ENERGY, OPERATIONAL_LIMIT -> true;
                    case TRANSMISSION_VOLUME_EXPANSION_LIMIT,
                            TRANSMISSION_EXPANSION_COST_LIMIT,
                            TECH_CAPACITY_EXPANSION_LIMIT -> problem.options().expansion();
                };
        if (!counts) {
            return null;
        }
        Constraint row = problem.model().addConstraint(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        problem.model().name(row, "global constraint " + constraint.id());
        double used =
                switch (constraint.type()) {
                    case PRIMARY_ENERGY -> energy(row, constraint, true);
                    case OPERATIONAL_LIMIT -> energy(row, constraint, false);
                    case TRANSMISSION_VOLUME_EXPANSION_LIMIT -> transmission(row, constraint, false);
                    case TRANSMISSION_EXPANSION_COST_LIMIT -> transmission(row, constraint, true);
                    case TECH_CAPACITY_EXPANSION_LIMIT -> capacities(row, constraint);
                };
        double lower =
                constraint.sense() == GlobalConstraint.Sense.AT_MOST ? Double.NEGATIVE_INFINITY : constraint.constant();
        double upper = constraint.sense() == GlobalConstraint.Sense.AT_LEAST
                ? Double.POSITIVE_INFINITY
                : constraint.constant();
        boolean shared = constraint.type() == GlobalConstraint.Type.PRIMARY_ENERGY
                || constraint.type() == GlobalConstraint.Type.OPERATIONAL_LIMIT;
        Map<String, Double> factors =
                problem.links().map(links -> links.capacityFactors(row)).orElse(Map.of());
        bound(row, SharedLimit.of("global constraint " + constraint.id(), lower, upper, factors), used, shared);
        return row;
    }

    /** lower <= row + used <= upper; in a part of the horizon by its share, or left to whoever decides capacities. */
    private void bound(Constraint row, SharedLimit limit, double used, boolean shared) {
        LinearModel model = problem.model();
        if (problem.links().isEmpty()) {
            model.setConstraintBounds(row, limit.lower() - used, limit.upper() - used);
            return;
        }
        PartLinks links = problem.links().get();
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
        links.addSlack(row, 1, SLACK_OF_LIMITS);
        links.addSlack(row, -1, SLACK_OF_LIMITS);
    }

    private double factor(GlobalConstraint constraint, String carrier, boolean primary) {
        if (primary) {
            return study.network().carrier(carrier).attribute(constraint.attribute());
        }
        return carrier.equals(constraint.attribute()) ? 1 : 0;
    }

    /** Adds what generators use and what storage loses, and returns the part that is a number. */
    private double energy(Constraint row, GlobalConstraint constraint, boolean primary) {
        for (SupplyGroup group : generators.groups()) {
            double factor = factor(constraint, group.generator().carrier(), primary);
            if (factor != 0) {
                group.addEnergy(row, factor, primary);
            }
        }
        if (primary && constraint.attribute().equals(Carrier.CO2_EMISSIONS)) {
            chp.addEmissions(row, 1);
        }
        double used = 0;
        for (int i = 0; i < study.storageUnits().size(); i++) {
            StorageUnit unit = study.storageUnits().get(i);
            used += drawnDown(row, factor(constraint, unit.carrier(), primary), storageUnits.levels(i));
        }
        for (int i = 0; i < study.stores().size(); i++) {
            Store store = study.stores().get(i);
            used += drawnDown(row, factor(constraint, store.carrier(), primary), stores.levels(i));
        }
        return used;
    }

    /** Initial minus last level of each block, for storage that is not cyclic. */
    private double drawnDown(Constraint row, double factor, StorageLevels levels) {
        if (factor == 0 || levels.isCyclic()) {
            return 0;
        }
        double initial = 0;
        for (int k = 0; k < problem.size(); k = problem.blockEnd(k) + 1) {
            int last = problem.blockEnd(k);
            if (last < problem.size() - 1 || !problem.isCutAfter()) {
                problem.model().addTerm(row, levels.level().at(last), -factor);
            }
            initial += k == 0 && problem.isCutBefore() ? 0 : factor * levels.initialMwh();
        }
        return initial;
    }

    private double transmission(Constraint row, GlobalConstraint constraint, boolean cost) {
        List<String> carriers = Arrays.stream(
                        constraint.attribute().replaceAll("[\\[\\]'\" ]", "").split(","))
                .collect(Collectors.toList());
        for (int i = 0; i < study.lines().size(); i++) {
            LineOperation line = study.lines().get(i);
            if (carriers.contains(line.carrier()) && ResultTable.of(line.branch()) == ResultTable.LINES) {
                addCapacity(
                        row, problem.flow().lineLimits().capacity(i), factor(line.expansion(), cost, line.lengthKm()));
            }
        }
        for (int i = 0; i < study.links().size(); i++) {
            LinkOperation link = study.links().get(i);
            if (carriers.contains(link.carrier())) {
                addCapacity(row, links.capacity(i), factor(link.expansion(), cost, link.lengthKm()));
            }
        }
        return 0;
    }

    private static double factor(java.util.Optional<Expansion> expansion, boolean cost, double lengthKm) {
        return cost ? expansion.map(Expansion::annualCost).orElse(0.0) : lengthKm;
    }

    private double capacities(Constraint row, GlobalConstraint constraint) {
        for (SupplyGroup group : generators.groups()) {
            for (int i = 0; i < group.members().size(); i++) {
                Generator generator = group.members().get(i);
                addIf(row, constraint, generator.carrier(), generator.bus(), group.capacity(i));
            }
        }
        for (int i = 0; i < study.storageUnits().size(); i++) {
            StorageUnit unit = study.storageUnits().get(i);
            addIf(row, constraint, unit.carrier(), unit.bus(), storageUnits.capacity(i));
        }
        for (int i = 0; i < study.stores().size(); i++) {
            Store store = study.stores().get(i);
            addIf(row, constraint, store.carrier(), store.bus(), stores.capacity(i));
        }
        for (int i = 0; i < study.links().size(); i++) {
            LinkOperation link = study.links().get(i);
            addIf(row, constraint, link.carrier(), link.link().from(), links.capacity(i));
        }
        List<CombinedHeatPower> plants = study.components(CombinedHeatPower.class);
        for (int i = 0; i < plants.size(); i++) {
            addIf(row, constraint, plants.get(i).carrier(), plants.get(i).powerBus(), chp.capacity(i));
        }
        for (int i = 0; i < study.lines().size(); i++) {
            LineOperation line = study.lines().get(i);
            if (ResultTable.of(line.branch()) == ResultTable.LINES) {
                addIf(
                        row,
                        constraint,
                        line.carrier(),
                        line.branch().from(),
                        problem.flow().lineLimits().capacity(i));
            }
        }
        return 0;
    }

    private void addIf(Constraint row, GlobalConstraint constraint, String carrier, String bus, Capacity capacity) {
        if (carrier.equals(constraint.attribute())
                && (constraint.bus().isEmpty() || constraint.bus().equals(bus))) {
            addCapacity(row, capacity, 1);
        }
    }

    private void addCapacity(Constraint row, Capacity capacity, double factor) {
        capacity.addTo(problem.model(), row, factor);
    }

    @Override
    public void parametrize() {
        // Global rows do not move with the window.
    }

    @Override
    public void read(Solution solution, Results results) {
        double[] shadowPrices = results.column(ResultTable.GLOBAL_CONSTRAINTS.text(), "mu", rows.length);
        for (int i = 0; i < rows.length; i++) {
            Constraint row = rows[i];
            shadowPrices[i] = row == null ? 0 : solution.dual(row);
        }
    }
}
