package org.rexnet.core.clearing.component;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.flow.LineLimits;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/** Sums of capacities that global constraints limit: length or cost of transmission, capacity of a technology. */
final class CapacitySums {

    private final Window problem;
    private final LineLimits lines;
    private final Study study;
    private final GeneratorTerms generators;
    private final StorageUnitTerms storageUnits;
    private final StoreTerms stores;
    private final LinkTerms links;
    private final ChpTerms chp;

    CapacitySums(
            Window problem,
            LineLimits lines,
            GeneratorTerms generators,
            StorageUnitTerms storageUnits,
            StoreTerms stores,
            LinkTerms links,
            ChpTerms chp) {
        this.problem = problem;
        this.lines = lines;
        this.generators = generators;
        this.storageUnits = storageUnits;
        this.stores = stores;
        this.links = links;
        this.chp = chp;
        study = problem.study();
    }

    /** Adds length, or cost, times the capacity of the lines and links of some carriers. */
    void transmission(Constraint row, GlobalConstraint constraint, boolean cost) {
        List<String> carriers = Arrays.stream(
                        constraint.attribute().replaceAll("[\\[\\]'\" ]", "").split(","))
                .collect(Collectors.toList());
        for (int i = 0; i < study.lines().size(); i++) {
            LineOperation line = study.lines().get(i);
            if (carriers.contains(line.carrier()) && ComponentKind.of(line.branch()) == ComponentKind.LINE) {
                addCapacity(row, lines.capacity(i), factor(line.expansion(), cost, line.lengthKm()));
            }
        }
        for (int i = 0; i < study.links().size(); i++) {
            LinkOperation link = study.links().get(i);
            if (carriers.contains(link.carrier())) {
                addCapacity(row, links.capacity(i), factor(link.expansion(), cost, link.lengthKm()));
            }
        }
    }

    private static double factor(Optional<Expansion> expansion, boolean cost, double lengthKm) {
        return cost ? expansion.map(Expansion::annualCost).orElse(0.0) : lengthKm;
    }

    /** Adds the capacities of a carrier. */
    void capacities(Constraint row, GlobalConstraint constraint) {
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
            if (ComponentKind.of(line.branch()) == ComponentKind.LINE) {
                addIf(row, constraint, line.carrier(), line.branch().from(), lines.capacity(i));
            }
        }
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
}
