package org.rexnet.core.clearing.component;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;

/** Sums of capacities that global constraints limit: length or cost of transmission, capacity of a technology. */
final class CapacitySums {

    private final LinearModel model;
    private final List<ComponentTerms> all;

    CapacitySums(LinearModel model, List<ComponentTerms> all) {
        this.model = model;
        this.all = all;
    }

    /** Adds length, or cost, times the capacity of the lines and links of some carriers. */
    void transmission(Constraint row, GlobalConstraint constraint, boolean cost) {
        List<String> carriers = Arrays.stream(
                        constraint.attribute().replaceAll("[\\[\\]'\" ]", "").split(","))
                .collect(Collectors.toList());
        all.forEach(terms -> terms.capacities((component, capacity) -> {
            OptionalDouble lengthKm = lengthKm(component);
            if (lengthKm.isPresent() && carriers.contains(component.carrier())) {
                double annualCost =
                        component.expansion().map(Expansion::annualCost).orElse(0.0);
                capacity.addTo(model, row, cost ? annualCost : lengthKm.getAsDouble());
            }
        }));
    }

    /** Returns how far a component carries energy; empty where it stands in one place. */
    private static OptionalDouble lengthKm(Component component) {
        if (component instanceof LineOperation line) {
            return OptionalDouble.of(line.lengthKm());
        }
        return component instanceof LinkOperation link ? OptionalDouble.of(link.lengthKm()) : OptionalDouble.empty();
    }

    /** Adds the capacities of a carrier. */
    void capacities(Constraint row, GlobalConstraint constraint) {
        all.forEach(terms -> terms.capacities((component, capacity) -> {
            String bus = component.buses().get(0);
            if (component.carrier().equals(constraint.attribute())
                    && (constraint.bus().isEmpty() || constraint.bus().equals(bus))) {
                capacity.addTo(model, row, 1);
            }
        }));
    }
}
