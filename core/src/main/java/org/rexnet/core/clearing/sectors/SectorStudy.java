package org.rexnet.core.clearing.sectors;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;

/**
 * Part of a study: some of its buses, and what is connected to them.
 *
 * @param inner buses of the part
 * @param rim further buses that its components reach, without anything of their own
 */
record SectorStudy(Set<String> inner, Set<String> rim) {

    /** Returns the buses where heat balances, by the name of their carrier, and as rim where their converters end. */
    static SectorStudy heat(Study study) {
        Set<String> heat = new HashSet<>();
        for (Bus bus : study.network().buses()) {
            if (bus.carrier().toLowerCase(Locale.ROOT).contains("heat")) {
                heat.add(bus.id());
            }
        }
        Set<String> rim = new HashSet<>();
        study.components().forEach(component -> addRim(component.buses(), heat, rim));
        return new SectorStudy(heat, rim);
    }

    private static void addRim(List<String> buses, Set<String> inner, Set<String> rim) {
        if (buses.stream().anyMatch(inner::contains)) {
            buses.stream().filter(bus -> !inner.contains(bus)).forEach(rim::add);
        }
    }

    /** Returns all buses that are not in this part, without a rim. */
    SectorStudy rest(Study study) {
        Set<String> others = new HashSet<>();
        study.network().buses().forEach(bus -> others.add(bus.id()));
        others.removeAll(inner);
        return new SectorStudy(others, Set.of());
    }

    /** Returns whether a component belongs to the part: it reaches no other bus, and one of the part's own. */
    private boolean holds(List<String> buses) {
        return buses.stream().anyMatch(inner::contains)
                && buses.stream().allMatch(bus -> inner.contains(bus) || rim.contains(bus));
    }

    /** Returns the part as a study of its own, without charging stations. */
    StudyBuilder of(Study study) {
        StudyBuilder part =
                Study.builder(study.name()).settings(study.settings()).horizon(study.horizon());
        study.network().carriers().forEach(part::add);
        study.network().buses().stream()
                .filter(bus -> inner.contains(bus.id()) || rim.contains(bus.id()))
                .forEach(part::add);
        study.components().stream()
                .filter(component -> component.kind() != ComponentKind.CHARGING_STATION && holds(component.buses()))
                .forEach(part::add);
        study.conditions().stream()
                .filter(condition -> holds(condition.buses()))
                .forEach(part::add);
        return part;
    }
}
