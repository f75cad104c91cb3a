package org.rexnet.core.study.pypsa.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Suggestion;

/** What of a table nobody used, once all of it was read: kept, so that it is written back, and named where it is unknown. For one table. */
final class UnusedCells {

    private static final int MOST_NAMED = 20;

    private final ComponentTable table;
    private final String stem;
    private final CsvTable csv;
    private final Reading reading;
    private final Map<String, BitSet> used;
    private final Map<String, Set<String>> usedSeries;
    private final Set<String> standIns;

    /**
     * Takes a table that was read.
     *
     * @param used rows by the column of which a cell was used
     * @param usedSeries components by the attribute of which a series was used
     * @param standIns rows that are for PyPSA only
     */
    UnusedCells(
            ComponentTable table, Map<String, BitSet> used, Map<String, Set<String>> usedSeries, Set<String> standIns) {
        this.table = table;
        this.used = used;
        this.usedSeries = usedSeries;
        this.standIns = standIns;
        stem = table.stem;
        csv = table.csv();
        reading = table.reading();
    }

    /** Keeps all cells and series that were not used, and says which of them are unknown. */
    void keep() {
        List<String> unknown = new ArrayList<>();
        Map<Integer, Map<String, String>> extra = cellsOfUnknownColumns();
        for (int column = 1; column < csv.header().size(); column++) {
            String name = csv.header().get(column);
            if (!name.isEmpty() && csv.column(name) == column) {
                if (reading.reference().find(stem, name).isPresent()) {
                    keepColumn(name, column);
                    continue;
                }
                if (extra.containsKey(column)) {
                    reading.kept().add(new KeptColumn(stem, name, extra.get(column)));
                }
                Optional<String> slip = extra.containsKey(column)
                        ? Suggestion.findSlip(name, table.knownNames()).filter(known -> !table.has(known))
                        : Optional.empty();
                if (slip.isPresent()) {
                    reading.faults()
                            .add(
                                    csv.file(),
                                    1,
                                    name,
                                    "",
                                    "is unknown and would be ignored; is %s meant? Rename the column, or take it out"
                                            .formatted(slip.get()));
                } else if (!used.containsKey(name)) {
                    unknown.add(name);
                }
            }
        }
        if (!unknown.isEmpty()) {
            reading.note("%s.csv: unknown columns, ignored: %s.".formatted(stem, withSuggestions(unknown)));
        }
        reading.series(stem).forEach(this::keepSeries);
    }

    private String withSuggestions(List<String> unknown) {
        List<String> texts = new ArrayList<>();
        for (String name : unknown.subList(0, Math.min(MOST_NAMED, unknown.size()))) {
            texts.add(name
                    + Suggestion.findNearest(name, table.knownNames())
                            .map(known -> " (maybe %s)".formatted(known))
                            .orElse(""));
        }
        String more = unknown.size() > MOST_NAMED ? " and %d more".formatted(unknown.size() - MOST_NAMED) : "";
        return String.join(", ", texts) + more;
    }

    /** Returns by column, then row, the cells of columns that are not described and not used; row by row, since rows may be short. */
    private Map<Integer, Map<String, String>> cellsOfUnknownColumns() {
        BitSet unknown = new BitSet();
        for (int column = 1; column < csv.header().size(); column++) {
            if (reading.reference().find(stem, csv.header().get(column)).isEmpty()) {
                unknown.set(column);
            }
        }
        Map<Integer, Map<String, String>> cells = new HashMap<>();
        for (Row row : table.rows()) {
            int width = csv.width(row.index());
            for (int column = unknown.nextSetBit(0);
                    column >= 0 && column < width;
                    column = unknown.nextSetBit(column + 1)) {
                String cell = csv.cell(row.index(), column);
                BitSet inUse = used.get(csv.header().get(column));
                if (!cell.isEmpty() && (inUse == null || !inUse.get(row.index()))) {
                    cells.computeIfAbsent(column, c -> new LinkedHashMap<>()).put(row.name(), cell);
                }
            }
        }
        return cells;
    }

    private void keepColumn(String name, int column) {
        Attribute attribute = reading.reference().find(stem, name).orElseThrow();
        if (attribute.use() == Attribute.Use.RESULT) {
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        int empty = 0;
        for (Row row : table.rows()) {
            String cell = csv.cell(row.index(), column);
            boolean isUsed = used.getOrDefault(name, new BitSet()).get(row.index());
            empty += cell.isEmpty() ? 1 : 0;
            if (!isUsed && !cell.isEmpty() && !attribute.isDefault(cell)) {
                cells.put(row.name(), cell);
            }
        }
        if (!cells.isEmpty()) {
            reading.kept().add(new KeptColumn(stem, name, cells));
        }
        if (attribute.use() == Attribute.Use.USED
                && empty > 0
                && empty < table.rows().size()) {
            noteEmptyCells(attribute);
        }
    }

    /** PyPSA reads an empty cell next to others as False or as empty text, whatever the default. */
    private void noteEmptyCells(Attribute attribute) {
        boolean differs =
                switch (attribute.kind()) {
                    case BOOLEAN -> attribute.defaultText().equals("True");
                    case TEXT -> !attribute.defaultText().isEmpty();
                    case BUS, NUMBER, WHOLE -> false;
                };
        if (differs) {
            reading.note("%s.csv: an empty cell of %s means %s here, but PyPSA 1.4.0 takes it for %s."
                    .formatted(
                            stem,
                            attribute.name(),
                            attribute.defaultText(),
                            attribute.kind() == Attribute.Kind.BOOLEAN ? "False" : "no text"));
        }
    }

    private void keepSeries(String name, SeriesFile series) {
        Attribute attribute = reading.reference().find(stem, name).orElse(null);
        Optional<String> meant = attribute == null ? Suggestion.findSlip(name, table.knownNames()) : Optional.empty();
        if (meant.isPresent()) {
            reading.faults()
                    .add(
                            series.file(),
                            "its attribute %s is unknown and would be ignored; is %s-%s.csv meant?"
                                    .formatted(name, stem, meant.get()));
        } else if (attribute == null) {
            reading.note("%s: the attribute %s is unknown and ignored%s."
                    .formatted(series.file(), name, Suggestion.maybe(name, table.knownNames())));
        } else if (attribute.varies() == Attribute.Varies.NO) {
            reading.note("%s: %s cannot vary; the series is ignored.".formatted(series.file(), name));
        }
        Set<String> names = new HashSet<>();
        table.rows().forEach(row -> names.add(row.name()));
        Suggestion.Index known = new Suggestion.Index(names);
        List<String> unknown = new ArrayList<>();
        for (String component : series.names()) {
            if (standIns.contains(component)) {
                continue;
            }
            if (!usedSeries.getOrDefault(name, Set.of()).contains(component)) {
                keepSeries(name, series, component);
            }
            if (!names.contains(component)) {
                Optional<String> slip = known.findAlike(component).filter(row -> !series.has(row));
                if (slip.isPresent()) {
                    reading.faults()
                            .add(
                                    series.file(),
                                    1,
                                    component,
                                    "",
                                    "is no row of %s.csv and would be ignored; is %s meant?"
                                            .formatted(stem, slip.get()));
                } else {
                    unknown.add(component);
                }
            }
        }
        if (!unknown.isEmpty()) {
            reading.note(
                    "%s: %s.csv has no %s; ignored.".formatted(series.file(), stem, ComponentTable.listed(unknown)));
        }
    }

    private void keepSeries(String name, SeriesFile series, String component) {
        Map<String, String> cells = new LinkedHashMap<>();
        series.forEach(component, (t, value) -> cells.put(Integer.toString(t), NumberText.format(value)));
        if (!cells.isEmpty()) {
            reading.kept().add(new KeptColumn(stem + "-" + name, component, cells));
        }
    }
}
