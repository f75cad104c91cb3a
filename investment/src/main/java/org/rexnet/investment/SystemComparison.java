package org.rexnet.investment;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;

/**
 * Several systems beside each other: studies that were cleared, and folders of results.
 *
 * @param systems in the order in which they were named
 */
public record SystemComparison(List<Entry> systems) {

    /** File of a result folder by which its figures are known. */
    public static final String FIGURES_FILE = "result-figures.csv";

    private static final double SMALLEST_SHARE = 1e-6;
    /** File of a result folder in which all capacities are, where it has no tables of components. */
    private static final String CAPACITIES_FILE = "result-all-capacities.csv";

    private static final int MOST_CAPACITIES = 40;
    private static final String CHANGE = "change";

    public SystemComparison {
        systems = List.copyOf(systems);
    }

    /**
     * One of the systems.
     *
     * @param name unlike the others'
     * @param figures costs, prices, emissions and lost load by their names
     * @param capacities of all components that have one, in MW (MWh of stores)
     */
    public record Entry(String name, Map<String, Double> figures, Map<ComponentKey, Double> capacities) {

        public Entry {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
            capacities = Collections.unmodifiableMap(new LinkedHashMap<>(capacities));
        }

        /** Returns the system of a clearing. */
        public static Entry of(String name, Clearing clearing) {
            Map<String, Double> figures = new LinkedHashMap<>();
            SystemComparison.figures(clearing)
                    .forEach(row -> figures.put(row.figure(), row.values().getFirst()));
            Map<ComponentKey, Double> capacities = new LinkedHashMap<>();
            for (ComponentKind kind : ComponentKind.values()) {
                List<String> ids = kind.hasCapacity() ? clearing.study().ids(kind) : List.of();
                double[] values = ids.isEmpty() ? new double[0] : clearing.column(kind, kind.optimalAttribute());
                for (int i = 0; i < values.length; i++) {
                    capacities.put(new ComponentKey(kind, ids.get(i)), values[i]);
                }
            }
            return new Entry(name, figures, capacities);
        }

        /**
         * Returns the system whose results are in a folder.
         *
         * @throws IOException if a table cannot be read
         * @throws IllegalArgumentException if a value of a table is no number
         */
        public static Entry read(String name, Path folder) throws IOException {
            Map<String, Double> figures = column(folder.resolve(FIGURES_FILE), "figure", "value");
            Map<ComponentKey, Double> capacities = new LinkedHashMap<>();
            for (ComponentKind kind : ComponentKind.values()) {
                Path file = folder.resolve(kind.table() + ".csv");
                if (kind.hasCapacity() && Files.isRegularFile(file)) {
                    column(file, "name", kind.optimalAttribute())
                            .forEach((id, value) -> capacities.put(new ComponentKey(kind, id), value));
                }
            }
            Path all = folder.resolve(CAPACITIES_FILE);
            if (Files.isRegularFile(all)) {
                addCapacities(all, capacities);
            }
            return new Entry(name, figures, capacities);
        }

        private static void addCapacities(Path file, Map<ComponentKey, Double> capacities) throws IOException {
            Map<String, ComponentKind> kinds = new HashMap<>();
            for (ComponentKind kind : ComponentKind.values()) {
                kinds.put(kind.table(), kind);
            }
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : csv) {
                    ComponentKind kind = kinds.get(row.findField("component").orElse(""));
                    String text = row.findField("capacity").orElse("");
                    if (kind != null && !text.isEmpty()) {
                        capacities.put(
                                new ComponentKey(kind, row.findField("name").orElse("")),
                                number(file, row.getStartingLineNumber(), "capacity", text));
                    }
                }
            }
        }

        private static Map<String, Double> column(Path file, String key, String value) throws IOException {
            Map<String, Double> column = new LinkedHashMap<>();
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : csv) {
                    if (!row.getHeader().contains(key)) {
                        throw new IllegalArgumentException(
                                "%s is no table of results: it has no column %s.".formatted(file, key));
                    }
                    String text = row.findField(value).orElse("");
                    if (!text.isEmpty()) {
                        column.put(row.getField(key), number(file, row.getStartingLineNumber(), value, text));
                    }
                }
            }
            return column;
        }

        private static double number(Path file, long line, String column, String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "%s:%d, %s = %s: must be a number.".formatted(file, line, column, text), e);
            }
        }
    }

    private static List<SystemFigures.Compared> figures(Clearing clearing) {
        String currency = clearing.study().settings().currency();
        SystemFigures figures = SystemFigures.of(clearing);
        List<SystemFigures.Compared> rows = new ArrayList<>();
        rows.add(new SystemFigures.Compared("demand, MWh", List.of(figures.loadMwh())));
        rows.addAll(SystemFigures.compare(currency, List.of(figures)));
        return rows;
    }

    /** Returns the figures of a clearing, for programs: by these a folder of results can be compared with others. */
    public static Section figuresOf(Clearing clearing) {
        return Section.table("figures", "Figures of the system", figures(clearing))
                .add(Column.words("figure", SystemFigures.Compared::figure))
                .add(Column.number(
                        "value", "value", Format.AMOUNT, row -> row.values().getFirst()))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
    }

    /** Returns the capacities of all components of a clearing, for a folder that has no tables of components. */
    public static Section capacitiesOf(Clearing clearing) {
        List<Map.Entry<ComponentKey, Double>> all =
                List.copyOf(Entry.of("", clearing).capacities().entrySet());
        return Section.table("all_capacities", "Capacities", all)
                .add(Column.words("component", one -> one.getKey().kind().table()))
                .add(Column.words("name", one -> one.getKey().id()))
                .add(Column.number("capacity", "capacity", Format.AMOUNT, Map.Entry::getValue))
                .add(Column.words("unit", one -> one.getKey().kind().unit()))
                .only(Output.CSV, Output.TABLE)
                .build();
    }

    /** One row: a figure or a capacity of all systems; not a number where a system has none. */
    private record Row(String kind, String name, String unit, List<Double> values) {

        boolean differs() {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                if (Double.isNaN(value)) {
                    return true;
                }
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            if (Double.isInfinite(most)) {
                return Double.isFinite(least);
            }
            return most - least > SMALLEST_SHARE * Math.max(1, Math.abs(most));
        }

        /** Returns the change of the first that is more than solvers' rounding. */
        double changePercent() {
            double change = change();
            return Double.isNaN(change) ? change : SystemFigures.changePercent(values.getFirst(), values.getLast());
        }

        double change() {
            double change = values.getLast() - values.getFirst();
            return Double.isInfinite(change) ? Double.NaN : change;
        }
    }

    /** Returns the figures side by side, and the capacities that are not the same. */
    public List<Section> sections() {
        Set<String> names = new LinkedHashSet<>();
        systems.forEach(system -> names.addAll(system.figures().keySet()));
        List<Row> figures = names.stream()
                .map(name ->
                        new Row("", name, "", values(system -> system.figures().get(name))))
                .toList();
        Set<ComponentKey> keys = new LinkedHashSet<>();
        systems.forEach(system -> keys.addAll(system.capacities().keySet()));
        List<Row> capacities = keys.stream()
                .map(key -> new Row(
                        key.kind().table(),
                        key.id(),
                        key.kind().unit(),
                        values(system -> system.capacities().get(key))))
                .filter(Row::differs)
                .toList();
        SectionBuilder<Row> figureTable =
                Section.table("comparison", "Side by side", figures).add(Column.words("figure", Row::name));
        SectionBuilder<Row> capacityTable = Section.table(
                        "capacity_changes", capacities.isEmpty() ? "" : "Capacities that differ", capacities)
                .add(Column.words("component", Row::kind))
                .add(Column.words("name", Row::name))
                .add(Column.words("unit", Row::unit))
                .first(MOST_CAPACITIES)
                .note(capacities.isEmpty() ? "All capacities are the same." : "");
        addSystems(figureTable, "figure", false);
        addSystems(capacityTable, "name", true);
        return List.of(figureTable.build(), capacityTable.build());
    }

    private List<Double> values(Function<Entry, @Nullable Double> value) {
        return systems.stream()
                .map(system -> Objects.requireNonNullElse(value.apply(system), Double.NaN))
                .toList();
    }

    private void addSystems(SectionBuilder<Row> section, String labels, boolean ofCapacities) {
        for (int i = 0; i < systems.size(); i++) {
            int position = i;
            String name = systems.get(i).name();
            section.add(placed(
                    Column.of(
                            name,
                            name,
                            "",
                            Format.AMOUNT,
                            row -> Value.of(row.values().get(position), "–")),
                    ofCapacities));
        }
        if (systems.size() > 1) {
            section.add(Column.<Row>number("change_percent", "change", "%", Format.AMOUNT, Row::changePercent)
                            .in())
                    .chart(Chart.Bars.of(
                            "%s against %s"
                                    .formatted(
                                            systems.getLast().name(),
                                            systems.getFirst().name()),
                            "% change",
                            labels,
                            "change_percent",
                            "change"));
        }
        if (systems.size() == 2) {
            section.add(placed(Column.number(CHANGE, CHANGE, Format.AMOUNT.withSign(), Row::change), ofCapacities));
        }
    }

    private static Column<Row> placed(Column<Row> column, boolean ofCapacities) {
        return ofCapacities ? column.inUnitOfRow() : column;
    }
}
