package org.rexnet.investment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.SectorComponent;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/** Costs of running what a study has, by technology: the carrier of a component or, where it has none, its name. */
final class RunningCosts {

    private final Study study;

    RunningCosts(Study study) {
        this.study = study;
    }

    /** Returns the technologies that cost anything to run: those of generators, links, storage, stores, and of heat and power. */
    Set<String> technologies() {
        Set<String> all = new LinkedHashSet<>();
        study.generators().forEach(one -> add(all, technology(one), one.marginalCost(), one.quadraticCost()));
        study.links().forEach(one -> add(all, technology(one), one.marginalCost(), one.quadraticCost()));
        study.storageUnits().forEach(one -> add(all, technology(one), one.marginalCost(), one.quadraticCost()));
        study.stores().forEach(one -> add(all, technology(one), one.marginalCost(), one.quadraticCost()));
        study.components(CombinedHeatPower.class)
                .forEach(one -> add(all, technology(one), one.marginalCost(), one.fuelCost()));
        return all;
    }

    private static void add(Set<String> all, String technology, Profile... costs) {
        for (Profile cost : costs) {
            if (!cost.isAlways(0)) {
                all.add(technology);
            }
        }
    }

    /** Returns the study with these costs multiplied, by technology. */
    Study scaled(Map<String, Double> factors) {
        return new Study(
                study.name(),
                study.settings(),
                study.network(),
                study.horizon(),
                each(study.generators(), one -> {
                    UnaryOperator<Profile> scale = scale(factors, technology(one));
                    return one.toBuilder()
                            .marginalCost(scale.apply(one.marginalCost()))
                            .quadraticCost(scale.apply(one.quadraticCost()))
                            .build();
                }),
                study.loads(),
                each(study.storageUnits(), one -> {
                    UnaryOperator<Profile> scale = scale(factors, technology(one));
                    return one.toBuilder()
                            .marginalCost(scale.apply(one.marginalCost()))
                            .quadraticCost(scale.apply(one.quadraticCost()))
                            .build();
                }),
                each(study.stores(), one -> {
                    UnaryOperator<Profile> scale = scale(factors, technology(one));
                    return one.toBuilder()
                            .marginalCost(scale.apply(one.marginalCost()))
                            .quadraticCost(scale.apply(one.quadraticCost()))
                            .build();
                }),
                study.lines(),
                each(study.links(), one -> {
                    UnaryOperator<Profile> scale = scale(factors, technology(one));
                    return one.toBuilder()
                            .marginalCost(scale.apply(one.marginalCost()))
                            .quadraticCost(scale.apply(one.quadraticCost()))
                            .build();
                }),
                study.bids(),
                study.globalConstraints(),
                each(
                        study.sectorComponents(),
                        one -> one instanceof CombinedHeatPower plant ? scaled(plant, factors) : one),
                study.keptColumns(),
                study.notes());
    }

    private static SectorComponent scaled(CombinedHeatPower plant, Map<String, Double> factors) {
        UnaryOperator<Profile> scale = scale(factors, technology(plant));
        return plant.toBuilder()
                .marginalCost(scale.apply(plant.marginalCost()))
                .fuelCost(scale.apply(plant.fuelCost()))
                .build();
    }

    private static UnaryOperator<Profile> scale(Map<String, Double> factors, String technology) {
        double factor = factors.getOrDefault(technology, 1.0);
        return cost -> cost.map(perMwh -> perMwh * factor);
    }

    private static <T> List<T> each(List<T> all, UnaryOperator<T> change) {
        return all.stream().map(change).toList();
    }

    private static String technology(Generator one) {
        return technology(one.carrier(), one.id());
    }

    private static String technology(LinkOperation one) {
        return technology(one.carrier(), one.id());
    }

    private static String technology(StorageUnit one) {
        return technology(one.carrier(), one.id());
    }

    private static String technology(Store one) {
        return technology(one.carrier(), one.id());
    }

    private static String technology(CombinedHeatPower one) {
        return technology(one.carrier(), one.id());
    }

    private static String technology(String carrier, String name) {
        return carrier.isEmpty() ? name : carrier;
    }
}
