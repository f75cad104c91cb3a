package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the scenarios of {@code study.yaml}; mutable while it reads, for one thread. */
final class ScenarioReader {

    private static final Set<String> KEYS = Set.of("name", "probability", "overrides");
    private static final Set<String> OVERRIDE_KEYS = Set.of("attribute", "name", "carrier", "factor", "value");
    private static final String KEY = "scenarios";

    private final String file;
    private final Faults faults;

    ScenarioReader(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    List<Scenario> read(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            fault(node, "", "must be a list of scenarios, each with name, probability and overrides");
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
                fault(node, "", String.valueOf(e.getMessage()));
            }
        }
        return List.of();
    }

    private Optional<Scenario> scenario(Node node) {
        if (!isMapping(node)) {
            return Optional.empty();
        }
        Map<String, Node> values = values(node, KEYS);
        Optional<String> name = text(values, "name", node);
        OptionalDouble probability = number(values, "probability");
        if (probability.isEmpty() || !(probability.getAsDouble() > 0 && probability.getAsDouble() <= 1)) {
            fault(
                    values.getOrDefault("probability", node),
                    text(values, "probability"),
                    "the probability must be a number above 0 and at most 1");
            return Optional.empty();
        }
        List<Scenario.Override> overrides = new ArrayList<>();
        if (values.get("overrides") instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                override(item).ifPresent(overrides::add);
            }
        } else if (values.containsKey("overrides")) {
            fault(node, "", "overrides must be a list");
        }
        return name.map(n -> new Scenario(n, probability.getAsDouble(), overrides));
    }

    private Optional<Scenario.Override> override(Node node) {
        if (!isMapping(node)) {
            return Optional.empty();
        }
        Map<String, Node> values = values(node, OVERRIDE_KEYS);
        List<String> known = Arrays.stream(Scenario.Attribute.values())
                .map(Scenario.Attribute::text)
                .toList();
        String attribute = text(values, "attribute");
        if (!known.contains(attribute)) {
            fault(
                    values.getOrDefault("attribute", node),
                    attribute,
                    "attribute must be " + String.join(" or ", known) + Suggestion.maybe(attribute, known));
            return Optional.empty();
        }
        OptionalDouble factor = number(values, "factor");
        OptionalDouble value = number(values, "value");
        if (factor.isPresent() == value.isPresent()) {
            fault(node, attribute, "must have either factor or value, a number");
            return Optional.empty();
        }
        return Optional.of(new Scenario.Override(
                Scenario.Attribute.values()[known.indexOf(attribute)],
                values.containsKey("name") ? text(values, "name", node) : Optional.empty(),
                values.containsKey("carrier") ? text(values, "carrier", node) : Optional.empty(),
                factor.orElse(1),
                value));
    }

    private boolean isMapping(Node node) {
        if (!(node instanceof MappingNode)) {
            fault(
                    node,
                    node instanceof ScalarNode scalar ? scalar.getValue() : "",
                    "must be lines of the form key: value");
        }
        return node instanceof MappingNode;
    }

    private Map<String, Node> values(Node node, Set<String> known) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                fault(
                        entry.getKeyNode(),
                        key,
                        "is not a known key; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            } else if (values.put(key, entry.getValueNode()) != null) {
                fault(entry.getKeyNode(), key, "must be given once only");
            }
        }
        return values;
    }

    private Optional<String> text(Map<String, Node> values, String key, Node whole) {
        String text = text(values, key);
        if (text.isBlank()) {
            fault(values.getOrDefault(key, whole), "", key + " must be given");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private static String text(Map<String, Node> values, String key) {
        return values.get(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static OptionalDouble number(Map<String, Node> values, String key) {
        try {
            double number = Double.parseDouble(text(values, key));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private void fault(Node node, String found, String message) {
        faults.add(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0), KEY, found, message);
    }
}
