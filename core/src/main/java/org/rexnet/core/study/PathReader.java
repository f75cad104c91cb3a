package org.rexnet.core.study;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a path over several years from a YAML file, and checks that it fits a study; mutable while it reads, for one thread. */
public final class PathReader {

    private static final Set<String> KEYS = Set.of("discount_rate", "until", "years");
    private static final Set<String> YEAR_KEYS = Set.of("year", "co2_price", "overrides");
    private static final String KEY = "path";

    private final Study study;
    private final String file;
    private final Faults faults = new Faults();
    private final OverrideReader fields;

    private PathReader(Study study, String file) {
        this.study = study;
        this.file = file;
        fields = new OverrideReader(file, faults, KEY, Scenario.Attribute.ofYears());
    }

    /** Returns the path that a file states; throws {@link StudyException} with all that is wrong with it. */
    public static PlanningPath read(Path path, Study study) {
        String file = String.valueOf(path.getFileName());
        PathReader reader = new PathReader(study, file);
        Optional<PlanningPath> read = Optional.empty();
        try {
            read = reader.path(TextFile.read(path, TextFile.HAND_WRITTEN));
        } catch (CharacterCodingException e) {
            reader.faults.add(file, "is not text in UTF-8");
        } catch (IOException e) {
            reader.faults.add(file, "cannot be read: " + e.getMessage());
        }
        reader.faults.throwIfAny();
        return read.orElseThrow();
    }

    private Optional<PlanningPath> path(String text) {
        Optional<List<Node>> read = YamlDocuments.read(file, text, faults);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        List<Node> documents = read.get();
        if (documents.size() != 1) {
            faults.add(file, "must hold one document with discount_rate and years");
            return Optional.empty();
        }
        return fields.isMapping(documents.getFirst()) ? path(documents.getFirst()) : Optional.empty();
    }

    private Optional<PlanningPath> path(Node root) {
        Map<String, Node> values = fields.values(root, KEYS);
        OptionalDouble rate = OverrideReader.number(values, "discount_rate");
        if (rate.isEmpty() || rate.getAsDouble() < 0) {
            fields.fault(
                    values.getOrDefault("discount_rate", root),
                    OverrideReader.text(values, "discount_rate"),
                    "discount_rate must be given, a number of at least 0, such as 0.03");
        }
        Map<Integer, PlanningPath.Year> years = years(root, values);
        int until = until(values, List.copyOf(years.keySet()));
        return faults.isEmpty()
                ? Optional.of(new PlanningPath(rate.orElseThrow(), until, List.copyOf(years.values())))
                : Optional.empty();
    }

    private int until(Map<String, Node> values, List<Integer> years) {
        Node node = values.get("until");
        if (node == null) {
            return PlanningPath.endOf(years);
        }
        Optional<Integer> until = whole(values, "until");
        if (until.isEmpty() || (!years.isEmpty() && until.get() <= years.getLast())) {
            fields.fault(
                    node,
                    OverrideReader.text(values, "until"),
                    "until must be a whole year after the last one, which stands for the years before it");
        }
        return until.orElse(0);
    }

    private Map<Integer, PlanningPath.Year> years(Node root, Map<String, Node> values) {
        Map<Integer, PlanningPath.Year> years = new LinkedHashMap<>();
        if (!(values.get("years") instanceof SequenceNode sequence)
                || sequence.getValue().isEmpty()) {
            fields.fault(values.getOrDefault("years", root), "", "years must be given, a list of at least one year");
            return years;
        }
        int last = Integer.MIN_VALUE;
        for (Node item : sequence.getValue()) {
            Optional<PlanningPath.Year> read = year(item);
            if (read.isEmpty()) {
                continue;
            }
            int year = read.get().year();
            if (years.containsKey(year)) {
                fields.fault(item, Integer.toString(year), "year must be given once only");
            } else if (year < last) {
                fields.fault(item, Integer.toString(year), "years must ascend, but %d stands before".formatted(last));
            }
            years.putIfAbsent(year, read.get());
            last = Math.max(last, year);
        }
        return years;
    }

    private Optional<PlanningPath.Year> year(Node node) {
        if (!fields.isMapping(node)) {
            return Optional.empty();
        }
        Map<String, Node> values = fields.values(node, YEAR_KEYS);
        Optional<Integer> year = whole(values, "year");
        if (year.isEmpty()) {
            fields.fault(
                    values.getOrDefault("year", node),
                    OverrideReader.text(values, "year"),
                    "year must be given, a whole number such as 2030");
        }
        OptionalDouble price = OverrideReader.number(values, "co2_price");
        if (values.containsKey("co2_price") && !(price.orElse(-1) >= 0)) {
            fields.fault(
                    values.getOrDefault("co2_price", node),
                    OverrideReader.text(values, "co2_price"),
                    "co2_price must be a number of at least 0, money per tonne");
            price = OptionalDouble.empty();
        }
        List<Scenario.Override> overrides = new ArrayList<>();
        for (OverrideReader.Located located : fields.overrides(node, values)) {
            StudyInYear.misfit(study, located.override())
                    .ifPresent(misfit -> fields.fault(
                            located.node(), located.override().what().text(), misfit));
            overrides.add(located.override());
        }
        double co2Price = price.orElse(0);
        return year.map(y -> new PlanningPath.Year(y, co2Price, overrides));
    }

    private static Optional<Integer> whole(Map<String, Node> values, String name) {
        String text = OverrideReader.text(values, name);
        return text.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
