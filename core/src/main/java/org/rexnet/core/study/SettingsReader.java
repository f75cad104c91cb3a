package org.rexnet.core.study;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rexnet.network.flow.SusceptanceConvention;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads {@code study.yaml}; mutable while it reads, for one thread.
 *
 * <p>Only the text of keys and values is looked at; no objects are made from the file. A key that is not known is a
 * fault.
 */
public final class SettingsReader {

    private static final String HEATING_CURVE = "heating_curve";
    private static final String SCENARIOS = "scenarios";
    private static final String AVERAGE_LIMITS = "average_limits";
    private static final String COP_CORRECTION = "cop_correction";
    private static final String FROM_NOTHING = "from_nothing";
    private static final String MARKET = "market";
    private static final String SIMULATION = "simulation";
    private static final List<String> KEYS = List.of(
            "title",
            "currency",
            "convention",
            "formulation",
            "lost_load",
            "surplus_cost",
            "seed",
            FROM_NOTHING,
            HEATING_CURVE,
            SCENARIOS,
            AVERAGE_LIMITS,
            COP_CORRECTION,
            "prices",
            MARKET,
            SIMULATION);

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Set<Tag> PLAIN_TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

    private final String file;
    private final Faults faults;
    private Optional<HeatingCurve> heatingCurve = Optional.empty();
    private Map<String, Integer> averageLimits = Map.of();
    private double copCorrection = HeatPumps.FIELD_CORRECTION;

    private enum YesNo {
        TRUE,
        FALSE
    }

    private SettingsReader(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /**
     * What a file states.
     *
     * @param settings those that it does not state are as in {@link Settings#DEFAULTS}
     * @param heatingCurve how temperatures of heat buses follow the weather
     * @param averageLimits in which line each of the limits is named that hold on average over scenarios
     * @param copCorrection factor on the coefficients of performance that follow from temperatures
     */
    public record StudyFile(
            Settings settings,
            Optional<HeatingCurve> heatingCurve,
            Map<String, Integer> averageLimits,
            double copCorrection) {

        /** What is stated where there is no file. */
        public static final StudyFile NONE =
                new StudyFile(Settings.DEFAULTS, Optional.empty(), Map.of(), HeatPumps.FIELD_CORRECTION);
    }

    /**
     * Returns the settings that a file states, the others as in {@link Settings#DEFAULTS}.
     *
     * @param faults takes what is wrong with the file
     */
    public static Settings read(Path path, Faults faults) {
        return readAll(path, faults).settings();
    }

    /**
     * Returns all that a file states.
     *
     * @param faults takes what is wrong with the file
     */
    public static StudyFile readAll(Path path, Faults faults) {
        String file = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        try {
            return readAll(file, TextFile.read(path, TextFile.HAND_WRITTEN), faults);
        } catch (CharacterCodingException e) {
            faults.add(file, "is not text in UTF-8");
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
        }
        return StudyFile.NONE;
    }

    /** Returns the settings that a text states; {@code file} is named in the faults. */
    public static Settings read(String file, String text, Faults faults) {
        return readAll(file, text, faults).settings();
    }

    /** Returns all that a text states; {@code file} is named in the faults. */
    public static StudyFile readAll(String file, String text, Faults faults) {
        Faults found = new Faults();
        SettingsReader reader = new SettingsReader(file, found);
        Settings settings = reader.settings(text.startsWith("\uFEFF") ? text.substring(1) : text);
        found.toList().stream().sorted(Comparator.comparingInt(Fault::line)).forEach(faults::add);
        return new StudyFile(settings, reader.heatingCurve, reader.averageLimits, reader.copCorrection);
    }

    private Settings settings(String text) {
        List<Node> documents = YamlDocuments.read(file, text, faults).orElse(List.of());
        if (documents.size() > 1) {
            faults.add(file, line(documents.get(1)), "", "", "must hold one document only");
        } else if (!documents.isEmpty()) {
            return settings(documents.getFirst());
        }
        return Settings.DEFAULTS;
    }

    private Settings settings(Node root) {
        if (root instanceof ScalarNode scalar && isNothing(scalar)) {
            return Settings.DEFAULTS;
        }
        if (!(root instanceof MappingNode mapping)) {
            faults.add(file, line(root), "", "", "must be lines of the form key: value");
            return Settings.DEFAULTS;
        }
        Map<String, Node> values = values(mapping);
        Settings defaults = Settings.DEFAULTS;
        OptionalDouble lostLoad = findNumber("lost_load", values);
        OptionalDouble surplusCost = findNumber("surplus_cost", values);
        Node curve = values.get(HEATING_CURVE);
        if (curve != null) {
            heatingCurve = new HeatingCurveNode(file, faults).read(curve);
        }
        copCorrection = findNumber(COP_CORRECTION, values).orElse(HeatPumps.FIELD_CORRECTION);
        Node scenarios = values.get(SCENARIOS);
        Node market = values.get(MARKET);
        Node simulation = values.get(SIMULATION);
        averageLimits = NameListNode.read(values, AVERAGE_LIMITS, file, faults);
        return new Settings(
                findText("title", values).orElse(defaults.title()),
                findText("currency", values).orElse(defaults.currency()),
                findChoice("convention", values, SusceptanceConvention.values()).orElse(defaults.convention()),
                findChoice("formulation", values, FlowFormulation.values()).orElse(defaults.formulation()),
                lostLoad,
                surplusCost,
                findWhole("seed", values).orElse(defaults.seed()),
                findChoice(FROM_NOTHING, values, YesNo.values()).orElse(YesNo.FALSE) == YesNo.TRUE,
                scenarios == null ? List.of() : new ScenarioReader(file, faults).read(scenarios),
                List.copyOf(averageLimits.keySet()),
                findChoice("prices", values, PriceRule.values()).orElse(defaults.prices()),
                market == null ? defaults.market() : new MarketNode(file, faults).read(market),
                simulation == null ? defaults.simulation() : new SimulationNode(file, faults).read(simulation));
    }

    private Map<String, Node> values(MappingNode mapping) {
        Map<String, Node> values = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            Node keyNode = entry.getKeyNode();
            if (!(keyNode instanceof ScalarNode scalar)) {
                faults.add(file, line(keyNode), "", "", "a key must be a word");
                continue;
            }
            String key = scalar.getValue();
            if (!seen.add(key)) {
                faults.add(file, line(keyNode), key, "", "must be given once only");
            } else if (!KEYS.contains(key)) {
                String known = String.join(", ", KEYS);
                faults.add(
                        file,
                        line(keyNode),
                        key,
                        "",
                        "is not a known key; known are %s%s".formatted(known, Suggestion.maybe(key, KEYS)));
            } else {
                values.put(key, entry.getValueNode());
            }
        }
        return values;
    }

    private Optional<String> findText(String key, Map<String, Node> values) {
        Optional<ScalarNode> scalar = findScalar(key, values, "must be text");
        if (scalar.isPresent() && scalar.orElseThrow().getValue().isBlank()) {
            faults.add(file, line(scalar.orElseThrow()), key, "", "must not be empty");
            return Optional.empty();
        }
        return scalar.map(ScalarNode::getValue);
    }

    private OptionalDouble findNumber(String key, Map<String, Node> values) {
        String allowed = "must be a number of at least 0";
        Optional<ScalarNode> scalar = findScalar(key, values, allowed);
        if (scalar.isEmpty()) {
            return OptionalDouble.empty();
        }
        String text = scalar.orElseThrow().getValue();
        boolean isNumber = isPlain(scalar.orElseThrow()) && NUMBER.matcher(text).matches();
        double number = isNumber ? Double.parseDouble(text) : -1;
        if (!(number >= 0) || LargestNumber.isExceededBy(number)) {
            String most = LargestNumber.isExceededBy(number) ? " and at most " + LargestNumber.TEXT : "";
            faults.add(file, line(scalar.orElseThrow()), key, text, allowed + most);
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(number);
    }

    private Optional<Long> findWhole(String key, Map<String, Node> values) {
        String allowed = "must be a whole number of at most 18 digits";
        Optional<ScalarNode> scalar = findScalar(key, values, allowed);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.orElseThrow().getValue();
        if (!isPlain(scalar.orElseThrow()) || !WHOLE.matcher(text).matches()) {
            faults.add(file, line(scalar.orElseThrow()), key, text, allowed);
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(text));
    }

    private <E extends Enum<E>> Optional<E> findChoice(String key, Map<String, Node> values, E[] choices) {
        List<String> names = Arrays.stream(choices).map(SettingsReader::name).toList();
        String allowed = "must be " + String.join(" or ", names);
        Optional<ScalarNode> scalar = findScalar(key, values, allowed);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.orElseThrow().getValue();
        if (!names.contains(text)) {
            faults.add(file, line(scalar.orElseThrow()), key, text, allowed + Suggestion.maybe(text, names));
            return Optional.empty();
        }
        return Optional.of(choices[names.indexOf(text)]);
    }

    private Optional<ScalarNode> findScalar(String key, Map<String, Node> values, String allowed) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && PLAIN_TAGS.contains(scalar.getTag()) && !isNothing(scalar)) {
            return Optional.of(scalar);
        }
        String found = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        faults.add(file, line(node), key, found, allowed);
        return Optional.empty();
    }

    private static boolean isNothing(ScalarNode scalar) {
        return isPlain(scalar) && scalar.getValue().matches("|~|null");
    }

    private static boolean isPlain(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
