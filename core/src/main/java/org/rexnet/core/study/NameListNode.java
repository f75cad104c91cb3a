package org.rexnet.core.study;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a list of names in {@code study.yaml}. */
final class NameListNode {

    private NameListNode() {}

    /** Returns the line of each name of the list that a key has, in its order; nothing where the key is not given. */
    static Map<String, Integer> read(Map<String, Node> values, String key, String file, Faults faults) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        Node node = values.get(key);
        if (node == null) {
            return lines;
        }
        if (!(node instanceof SequenceNode list)) {
            faults.add(file, line(node), key, text(node), "must be a list of names, as in [co2, gas]");
            return lines;
        }
        for (Node entry : list.getValue()) {
            String name = text(entry);
            if (name.isBlank()) {
                faults.add(file, line(entry), key, "", "must be a name");
            } else if (lines.put(name, line(entry)) != null) {
                faults.add(file, line(entry), key, name, "must be named once only");
            }
        }
        return lines;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
