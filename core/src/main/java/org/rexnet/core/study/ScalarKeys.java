package org.rexnet.core.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Lines {@code key: value} below a key of {@code study.yaml}; each fault names its line. Mutable while it reads. */
final class ScalarKeys {

    private final String file;
    private final String parent;
    private final List<String> known;
    private final Faults faults;
    private final Map<String, ScalarNode> values = new HashMap<>();

    ScalarKeys(String file, String parent, List<String> known, Faults faults) {
        this.file = file;
        this.parent = parent;
        this.known = known;
        this.faults = faults;
    }

    /** Takes the lines; unknown keys, keys given twice and values that are no single value are faults. */
    void note(MappingNode mapping) {
        mapping.getValue().forEach(this::note);
    }

    private void note(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!known.contains(key)) {
            String all = String.join(", ", known);
            fault(
                    entry.getKeyNode(),
                    key,
                    "",
                    "is not a known key; known are %s%s".formatted(all, Suggestion.maybe(key, known)));
        } else if (!(entry.getValueNode() instanceof ScalarNode scalar)) {
            fault(entry.getValueNode(), key, "", "must be one value");
        } else if (values.putIfAbsent(key, scalar) != null) {
            fault(entry.getKeyNode(), key, "", "must be given once only");
        }
    }

    /** Returns the text of a key, where it is given. */
    Optional<String> text(String key) {
        ScalarNode node = values.get(key);
        if (node != null && node.getValue().isBlank()) {
            fault(key, "must not be empty");
            return Optional.empty();
        }
        return Optional.ofNullable(node).map(ScalarNode::getValue);
    }

    /** Returns the number of a key, where it is given; where {@code least} is the smallest number above 0, it must be above 0. */
    OptionalDouble number(String key, double least, double most) {
        ScalarNode node = values.get(key);
        if (node == null) {
            return OptionalDouble.empty();
        }
        boolean isNumber = node.getValue().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
        double number = isNumber ? Double.parseDouble(node.getValue()) : Double.NaN;
        if (!(number >= least && number <= most)) {
            String from = least == Math.ulp(0.0) ? "above 0" : "at least " + text(least);
            fault(key, "must be a number %s and at most %s".formatted(from, text(most)));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number);
    }

    /** Returns the whole number of a key, where it is given. */
    OptionalInt whole(String key, int least, int most) {
        ScalarNode node = values.get(key);
        if (node == null) {
            return OptionalInt.empty();
        }
        boolean isWhole = node.getValue().matches("[+-]?\\d{1,9}");
        int number = isWhole ? Integer.parseInt(node.getValue()) : -1;
        if (!isWhole || number < least || number > most) {
            fault(key, "must be a whole number from %d to %d".formatted(least, most));
            return OptionalInt.empty();
        }
        return OptionalInt.of(number);
    }

    /** Returns the choice of a key; {@code otherwise} where it is not given. */
    <E extends Enum<E>> E choice(String key, E[] choices, E otherwise) {
        ScalarNode node = values.get(key);
        if (node == null) {
            return otherwise;
        }
        List<String> names = Arrays.stream(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        int at = names.indexOf(node.getValue());
        if (at < 0) {
            fault(key, "must be " + String.join(" or ", names) + Suggestion.maybe(node.getValue(), names));
            return otherwise;
        }
        return choices[at];
    }

    private static String text(double number) {
        return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : Double.toString(number);
    }

    /** Adds a fault of a key that is given. */
    void fault(String key, String message) {
        ScalarNode node = values.get(key);
        if (node != null) {
            fault(node, key, node.getValue(), message);
        }
    }

    /** Adds a fault of a node. */
    void fault(Node node, String key, String value, String message) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        faults.add(file, line, key.isEmpty() ? parent : parent + "." + key, value, message);
    }
}
