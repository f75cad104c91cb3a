package org.rexnet.core.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rexnet.core.study.MarketSettings.Contracts;
import org.rexnet.core.study.MarketSettings.Design;
import org.rexnet.core.study.MarketSettings.Imbalance;
import org.rexnet.core.study.MarketSettings.Quotes;
import org.rexnet.core.study.MarketSettings.SettlementRules;
import org.rexnet.core.study.MarketSettings.Surplus;
import org.rexnet.core.study.MarketSettings.Timetable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the market of {@code study.yaml}: lines {@code key: value}, each fault with its line; mutable while it reads. */
final class MarketNode {

    private static final String KEY = "market";
    private static final int MOST_MINUTES = 7 * 24 * 60;
    private static final int MOST_PERIODS = 10_000;
    private static final int MOST_LOTS = 1 << 29;
    private static final double MOST = 1e9;

    private static final List<String> KEYS = List.of(
            "lot",
            "tick",
            "lowest_price",
            "highest_price",
            "least_lots",
            "reserve_lots",
            "cap_factor",
            "period",
            "window",
            "gate_closure",
            "auctions",
            "closing_gap",
            "imbalance",
            "imbalance_factor",
            "imbalance_price",
            "surplus",
            "capacity_fee",
            "design",
            "gain",
            "learning",
            "depth",
            "commission",
            "quote_minutes",
            "opening_price");

    private enum YesNo {
        NO,
        YES
    }

    private final String file;
    private final Faults faults;
    private final Map<String, ScalarNode> values = new HashMap<>();

    MarketNode(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    MarketSettings read(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            fault(node, "", "", "must be lines of the form key: value");
            return MarketSettings.DEFAULTS;
        }
        mapping.getValue().forEach(this::note);
        OptionalDouble lowest = number("lowest_price", -MOST, MOST);
        OptionalDouble highest = number("highest_price", -MOST, MOST);
        if (lowest.isPresent() && highest.isPresent() && lowest.getAsDouble() >= highest.getAsDouble()) {
            fault("highest_price", "must be above lowest_price");
        }
        return new MarketSettings(
                new Contracts(
                        number("lot", Math.ulp(0.0), 1e6),
                        number("tick", Math.ulp(0.0), 1e6),
                        lowest,
                        highest,
                        whole("least_lots", 1, MOST_LOTS),
                        whole("reserve_lots", 0, MOST_LOTS),
                        number("cap_factor", Math.ulp(0.0), 100).orElse(Contracts.DEFAULTS.capFactor())),
                new Timetable(
                        whole("period", 1, MOST_MINUTES),
                        whole("window", 1, MOST_PERIODS),
                        whole("gate_closure", 0, MOST_MINUTES),
                        whole("auctions", 0, 1000),
                        whole("closing_gap", 0, MOST_MINUTES)),
                new SettlementRules(
                        choice("imbalance", Imbalance.values(), SettlementRules.DEFAULTS.imbalance()),
                        number("imbalance_factor", 0, 1000).orElse(SettlementRules.DEFAULTS.factor()),
                        number("imbalance_price", -MOST, MOST).orElse(SettlementRules.DEFAULTS.flatPrice()),
                        choice("surplus", Surplus.values(), SettlementRules.DEFAULTS.surplus()),
                        number("capacity_fee", 0, MOST).orElse(0)),
                choice("design", Design.values(), Design.EXCHANGE),
                new Quotes(
                        number("gain", Math.ulp(0.0), MOST),
                        choice("learning", YesNo.values(), YesNo.NO) == YesNo.YES,
                        number("depth", Math.ulp(0.0), MOST),
                        number("commission", 0, MOST).orElse(0),
                        whole("quote_minutes", 1, MOST_MINUTES),
                        number("opening_price", -MOST, MOST)));
    }

    private void note(NodeTuple entry) {
        String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!KEYS.contains(key)) {
            String known = String.join(", ", KEYS);
            fault(
                    entry.getKeyNode(),
                    key,
                    "",
                    "is not a known key; known are %s%s".formatted(known, Suggestion.maybe(key, KEYS)));
        } else if (!(entry.getValueNode() instanceof ScalarNode scalar)) {
            fault(entry.getValueNode(), key, "", "must be one value");
        } else if (values.putIfAbsent(key, scalar) != null) {
            fault(entry.getKeyNode(), key, "", "must be given once only");
        }
    }

    private OptionalDouble number(String key, double least, double most) {
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

    private OptionalInt whole(String key, int least, int most) {
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

    private <E extends Enum<E>> E choice(String key, E[] choices, E otherwise) {
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

    private void fault(String key, String message) {
        ScalarNode node = values.get(key);
        if (node != null) {
            fault(node, key, node.getValue(), message);
        }
    }

    private void fault(Node node, String key, String value, String message) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        faults.add(file, line, key.isEmpty() ? KEY : KEY + "." + key, value, message);
    }
}
