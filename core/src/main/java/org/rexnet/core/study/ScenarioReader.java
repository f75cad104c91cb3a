package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the scenarios of {@code study.yaml}; mutable while it reads, for one thread. */
final class ScenarioReader {

    private static final Set<String> KEYS = Set.of("name", "probability", "overrides");
    private static final String KEY = "scenarios";

    private final Faults faults;
    private final OverrideReader fields;

    ScenarioReader(String file, Faults faults) {
        this.faults = faults;
        fields = new OverrideReader(file, faults, KEY, Scenario.Attribute.ofScenarios());
    }

    List<Scenario> read(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            fields.fault(node, "", "must be a list of scenarios, each with name, probability and overrides");
            return List.of();
        }
        List<Scenario> scenarios = new ArrayList<>();
        int before = faults.toList().size();
        for (Node item : sequence.getValue()) {
            scenario(item).ifPresent(scenarios::add);
        }
        if (faults.toList().size() == before) {
            try {
                Scenario.check(scenarios);
                return scenarios;
            } catch (IllegalArgumentException e) {
                fields.fault(node, "", String.valueOf(e.getMessage()));
            }
        }
        return List.of();
    }

    private Optional<Scenario> scenario(Node node) {
        if (!fields.isMapping(node)) {
            return Optional.empty();
        }
        Map<String, Node> values = fields.values(node, KEYS);
        Optional<String> name = fields.text(values, "name", node);
        OptionalDouble probability = OverrideReader.number(values, "probability");
        if (probability.isEmpty() || !(probability.getAsDouble() > 0 && probability.getAsDouble() <= 1)) {
            fields.fault(
                    values.getOrDefault("probability", node),
                    OverrideReader.text(values, "probability"),
                    "the probability must be a number above 0 and at most 1");
            return Optional.empty();
        }
        List<Scenario.Override> overrides = fields.overrides(node, values).stream()
                .map(OverrideReader.Located::override)
                .toList();
        return name.map(n -> new Scenario(n, probability.getAsDouble(), overrides));
    }
}
