package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads lists of overrides, and the keys and values around them; mutable while it reads, for one thread. */
final class OverrideReader {

    private static final Set<String> KEYS = Set.of("attribute", "name", "carrier", "factor", "value");

    private final String file;
    private final Faults faults;
    private final String key;
    private final List<Scenario.Attribute> allowed;

    /**
     * Makes a reader of a part of a file.
     *
     * @param key named in faults
     * @param allowed what may be overridden there
     */
    OverrideReader(String file, Faults faults, String key, List<Scenario.Attribute> allowed) {
        this.file = file;
        this.faults = faults;
        this.key = key;
        this.allowed = allowed;
    }

    /** An override and where it stands. */
    record Located(Scenario.Override override, Node node) {}

    /** Returns the overrides among the values of a node; none where there is no such key. */
    List<Located> overrides(Node whole, Map<String, Node> values) {
        List<Located> overrides = new ArrayList<>();
        if (values.get("overrides") instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                override(item).ifPresent(override -> overrides.add(new Located(override, item)));
            }
        } else if (values.containsKey("overrides")) {
            fault(whole, "", "overrides must be a list");
        }
        return overrides;
    }

    private Optional<Scenario.Override> override(Node node) {
        if (!isMapping(node)) {
            return Optional.empty();
        }
        Map<String, Node> values = values(node, KEYS);
        List<String> known = allowed.stream().map(Scenario.Attribute::text).toList();
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
                allowed.get(known.indexOf(attribute)),
                values.containsKey("name") ? text(values, "name", node) : Optional.empty(),
                values.containsKey("carrier") ? text(values, "carrier", node) : Optional.empty(),
                factor.orElse(1),
                value));
    }

    boolean isMapping(Node node) {
        if (!(node instanceof MappingNode)) {
            fault(
                    node,
                    node instanceof ScalarNode scalar ? scalar.getValue() : "",
                    "must be lines of the form key: value");
        }
        return node instanceof MappingNode;
    }

    Map<String, Node> values(Node node, Set<String> known) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            String name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(name)) {
                fault(
                        entry.getKeyNode(),
                        name,
                        "is not a known key; known are "
                                + String.join(", ", new TreeSet<>(known))
                                + Suggestion.maybe(name, known));
            } else if (values.put(name, entry.getValueNode()) != null) {
                fault(entry.getKeyNode(), name, "must be given once only");
            }
        }
        return values;
    }

    Optional<String> text(Map<String, Node> values, String name, Node whole) {
        String text = text(values, name);
        if (text.isBlank()) {
            fault(values.getOrDefault(name, whole), "", name + " must be given");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    static String text(Map<String, Node> values, String name) {
        return values.get(name) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static OptionalDouble number(Map<String, Node> values, String name) {
        try {
            double number = Double.parseDouble(text(values, name));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    void fault(Node node, String found, String message) {
        faults.add(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0), key, found, message);
    }
}
