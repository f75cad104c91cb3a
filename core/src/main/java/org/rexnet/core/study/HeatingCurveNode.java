package org.rexnet.core.study;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the heating curve of {@code study.yaml}: under {@code supply} and {@code return} points {@code outdoor: temperature}. */
final class HeatingCurveNode {

    private static final String KEY = "heating_curve";
    private static final List<String> SIDES = List.of("supply", "return");
    private static final double COLDEST = -100;
    private static final double WARMEST = 200;

    private final String file;
    private final Faults faults;
    private boolean sound = true;

    HeatingCurveNode(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    Optional<HeatingCurve> read(Node node) {
        Map<String, NavigableMap<Double, Double>> sides = new TreeMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String side = text(entry.getKeyNode());
                if (!SIDES.contains(side)) {
                    fault(entry.getKeyNode(), KEY, side, "must be supply or return" + Suggestion.maybe(side, SIDES));
                } else if (sides.put(side, points(KEY + "." + side, entry.getValueNode())) != null) {
                    fault(entry.getKeyNode(), KEY + "." + side, "", "must be given once only");
                }
            }
        }
        for (String side : SIDES) {
            if (!sides.containsKey(side)) {
                fault(node, KEY, "", "must have points under %s, as in %s: {-15: 90, 15: 70}".formatted(side, side));
            }
        }
        return sound
                ? Optional.of(new HeatingCurve(
                        sides.getOrDefault("supply", new TreeMap<>()), sides.getOrDefault("return", new TreeMap<>())))
                : Optional.empty();
    }

    private NavigableMap<Double, Double> points(String key, Node node) {
        NavigableMap<Double, Double> points = new TreeMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                double outdoor = celsius(key, entry.getKeyNode());
                double temperature = celsius(key, entry.getValueNode());
                if (points.put(outdoor, temperature) != null && sound) {
                    fault(entry.getKeyNode(), key, text(entry.getKeyNode()), "must be given once only");
                }
            }
        }
        if (points.isEmpty()) {
            fault(node, key, text(node), "must be points outdoor: temperature, as in {-15: 90, 15: 70}");
        }
        return points;
    }

    private double celsius(String key, Node node) {
        String text = text(node);
        boolean isNumber = text.matches("[+-]?\\d{1,3}(\\.\\d{0,12})?");
        double celsius = isNumber ? Double.parseDouble(text) : Double.NaN;
        if (!(celsius >= COLDEST && celsius <= WARMEST)) {
            fault(node, key, text, "must be a temperature between -100 and 200 C");
            return 0;
        }
        return celsius;
    }

    private void fault(Node node, String key, String value, String message) {
        sound = false;
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        faults.add(file, line, key, value, message);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
