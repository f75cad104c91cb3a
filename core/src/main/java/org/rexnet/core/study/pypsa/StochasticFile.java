package org.rexnet.core.study.pypsa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;

/** Makes one study with scenarios of a file that tells all of a network once per scenario, as PyPSA's netCDF does. */
final class StochasticFile {

    private final String file;

    private StochasticFile(Path path) {
        file = String.valueOf(path.getFileName());
    }

    /**
     * Returns the study of the first scenario, with scenarios that have values of their own where they differ.
     *
     * @param weights probability by name of a scenario
     * @param reading reads the study of the scenario at a position
     * @throws StudyException where scenarios differ in what is decided or holds before one of them comes
     */
    static Study read(Path path, Map<String, Double> weights, Function<Integer, Study> reading) {
        StochasticFile merged = new StochasticFile(path);
        List<Scenario> scenarios = new ArrayList<>();
        Study first = reading.apply(0);
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            Study other = scenarios.isEmpty() ? first : reading.apply(scenarios.size());
            Scenario scenario;
            try {
                scenario = new Scenario(weight.getKey(), weight.getValue(), List.of(), differences(first, other));
            } catch (IllegalArgumentException e) {
                throw new StudyException(Fault.of(merged.file, String.valueOf(e.getMessage())), e);
            }
            merged.check(first, weight.getKey(), other);
            scenarios.add(scenario);
        }
        try {
            return first.withSettings(first.settings().withScenarios(scenarios));
        } catch (IllegalArgumentException e) {
            throw new StudyException(Fault.of(merged.file, String.valueOf(e.getMessage())), e);
        }
    }

    private static List<Scenario.Series> differences(Study first, Study other) {
        List<Scenario.Series> series = new ArrayList<>();
        for (Component component : first.components().stream().toList()) {
            for (Scenario.Attribute what : Scenario.Attribute.ofScenarios()) {
                if (what.kind() == component.kind()) {
                    other.components().stream()
                            .filter(one -> one.key().equals(component.key()))
                            .findFirst()
                            .map(one -> values(one, what))
                            .filter(values -> !values.equals(values(component, what)))
                            .ifPresent(values -> series.add(new Scenario.Series(what, component.id(), values)));
                }
            }
        }
        return series;
    }

    private static Profile values(Component component, Scenario.Attribute what) {
        AtomicReference<Profile> seen = new AtomicReference<>(Profile.ZERO);
        component.with(what, values -> {
            seen.set(values);
            return values;
        });
        return seen.get();
    }

    /** Checks that a scenario's study differs from the first in nothing else than what may differ. */
    private void check(Study first, String scenario, Study other) {
        List<Component> expected = first.components().stream().toList();
        List<Component> found = other.components().stream().toList();
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            if (i >= expected.size()
                    || i >= found.size()
                    || !withoutValues(expected.get(i)).equals(withoutValues(found.get(i)))) {
                Component differing = i < found.size() ? found.get(i) : expected.get(i);
                List<String> allowed = Scenario.Attribute.ofScenarios().stream()
                        .map(Scenario.Attribute::text)
                        .toList();
                throw fault("in scenario %s, %s differs in more than %s"
                        .formatted(scenario, differing.key(), String.join(", ", allowed)));
            }
        }
        if (!first.globalConstraints().equals(other.globalConstraints())
                || !List.copyOf(first.network().carriers())
                        .equals(List.copyOf(other.network().carriers()))) {
            throw fault("in scenario %s, limits or emissions of carriers differ".formatted(scenario));
        }
    }

    private static Component withoutValues(Component component) {
        Component plain = component;
        for (Scenario.Attribute what : Scenario.Attribute.ofScenarios()) {
            if (what.kind() == component.kind()) {
                plain = plain.with(what, values -> Profile.ZERO);
            }
        }
        return plain;
    }

    private StudyException fault(String message) {
        return new StudyException(List.of(Fault.of(file, message)));
    }
}
