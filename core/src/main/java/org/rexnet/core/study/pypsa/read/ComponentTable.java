package org.rexnet.core.study.pypsa.read;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rexnet.core.study.Suggestion;

/**
 * Table of components with the series that belong to it, read attribute by attribute; mutable, for one thread.
 *
 * <p>It remembers which cells were used, so that all others can be kept.
 */
public final class ComponentTable {

    /** Column that names the table of RexNet, or the key of study.yaml, which says what a row says to PyPSA. */
    public static final String STANDS_FOR = "stands_for";

    /** Name of the file without its ending. */
    public final String stem;

    private final CsvTable csv;
    private final Reading reading;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, BitSet> used = new HashMap<>();
    private final Map<String, Set<String>> usedSeries = new HashMap<>();

    /** Names of the rows that are for PyPSA only, because the folder says the same in RexNet's words. */
    private final Set<String> standIns = new HashSet<>();

    private final List<String> unsupported;

    public ComponentTable(String stem, CsvTable csv, Reading reading) {
        this.stem = stem;
        this.csv = csv;
        this.reading = reading;
        unsupported = csv.header().stream()
                .filter(column -> reading.reference()
                        .find(stem, column)
                        .filter(attribute -> attribute.use() == Attribute.Use.UNSUPPORTED)
                        .isPresent())
                .toList();
        Map<String, Integer> lines = new HashMap<>();
        int standsFor = reading.reference().find(stem, STANDS_FOR).isPresent() ? csv.column(STANDS_FOR) : -1;
        for (int row = 0; row < csv.size(); row++) {
            String name = csv.cell(row, 0);
            if (standsFor > 0 && reading.says(csv.cell(row, standsFor))) {
                standIns.add(name);
                continue;
            }
            Integer first = lines.putIfAbsent(name, csv.line(row));
            if (name.isBlank() && stem.equals("carriers")) {
                continue; // PyPSA lists the empty carrier of components that name none.
            }
            if (name.isBlank()) {
                fault(row, csv.header().get(0), name, "a name is missing");
            } else if (first != null) {
                fault(row, csv.header().get(0), name, "is a name that line %d has already".formatted(first));
            } else {
                rows.add(new Row(this, row, name));
            }
        }
        for (Attribute attribute : reading.reference().attributes(stem)) {
            if (attribute.required() && csv.size() > 0 && !has(attribute.name())) {
                reading.faults()
                        .add(
                                csv.file(),
                                csv.line(0) > 1 ? 1 : 0,
                                attribute.name(),
                                "",
                                csv.header().get(0).equals(attribute.name())
                                        ? "must not be the first column, which holds names"
                                        : "this column is missing" + Suggestion.maybe(attribute.name(), csv.header()));
            }
        }
    }

    /** Returns the cells. */
    public CsvTable csv() {
        return csv;
    }

    /** Returns what is known of the rest of the folder. */
    public Reading reading() {
        return reading;
    }

    /** Returns the rows with usable names in order. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns whether there is a column of that name, or a series. */
    public boolean has(String attribute) {
        return csv.column(attribute) > 0 || reading.series(stem).containsKey(attribute);
    }

    /**
     * Builds a component from every active row and hands it over, unless the row has faults.
     *
     * @param build returns the component; may throw {@link IllegalArgumentException}
     */
    public <C> void read(Function<Row, C> build, Consumer<C> add) {
        List<String> inactive = new ArrayList<>();
        boolean mayBeInactive = reading.reference().find(stem, "active").isPresent();
        for (Row row : rows) {
            if (mayBeInactive && !row.isActive()) {
                inactive.add(row.name());
                continue;
            }
            String active = mayBeInactive ? row.cell("active") : "";
            if (!NumberText.isMissing(active) && Truth.parse(active).isEmpty()) {
                row.fault("active", active, "must be True or False");
            }
            row.use("active");
            refuseUnsupported(row);
            try {
                C component = build.apply(row);
                if (row.isSound()) {
                    add.accept(component);
                }
            } catch (IllegalArgumentException e) {
                if (row.isSound()) {
                    row.fault("", "", String.valueOf(e.getMessage()));
                }
            }
        }
        if (!inactive.isEmpty()) {
            reading.note("%s.csv: left out, because active is False: %s.".formatted(stem, listed(inactive)));
        }
        keep();
    }

    /** Adds a fault for every attribute that would change the answer but is not supported. */
    public void refuseUnsupported(Row row) {
        for (String column : unsupported) {
            Attribute attribute = reading.reference().find(stem, column).orElseThrow();
            row.use(column);
            String text = row.cell(column);
            boolean neutral = NumberText.isMissing(text)
                    || attribute.isDefault(text)
                    || attribute.kind() == Attribute.Kind.BOOLEAN
                            && Truth.parse(text)
                                    .equals(Optional.of(attribute.defaultText().equals("True")));
            if (!neutral) {
                row.fault(
                        column,
                        text,
                        "is not supported yet; leave the column out"
                                + (attribute.isOptional() ? "" : " or write " + attribute.defaultText()));
            }
        }
    }

    /** Adds a fault for every column that the description of the table does not have. */
    public void refuseUnknownColumns() {
        List<String> known = knownNames();
        List<String> given = reading.reference().attributes(stem).stream()
                .filter(attribute -> attribute.use() != Attribute.Use.RESULT)
                .map(Attribute::name)
                .toList();
        List<String> header = csv.header();
        for (String column : header.subList(Math.min(1, header.size()), header.size())) {
            if (!known.contains(column)) {
                reading.faults()
                        .add(
                                csv.file(),
                                1,
                                column,
                                "",
                                "is not a column of this table; it has " + String.join(", ", given)
                                        + Suggestion.maybe(column, given));
            }
        }
    }

    /** Keeps all cells and series that were not used, and says which of them are unknown. */
    public void keep() {
        new UnusedCells(this, used, usedSeries, standIns).keep();
    }

    List<String> knownNames() {
        return reading.reference().attributes(stem).stream()
                .map(Attribute::name)
                .toList();
    }

    static String listed(List<String> names) {
        int shown = Math.min(5, names.size());
        String rest = names.size() > shown ? " and %d more".formatted(names.size() - shown) : "";
        return String.join(", ", names.subList(0, shown)) + rest;
    }

    /** Marks a cell as used, by the position of its row. */
    public void use(String attribute, int row) {
        used.computeIfAbsent(attribute, a -> new BitSet()).set(row);
    }

    /** Marks a series as used, by the name of its component. */
    public void useSeries(String attribute, String component) {
        usedSeries.computeIfAbsent(attribute, a -> new HashSet<>()).add(component);
    }

    /** Adds a fault of a cell, by the position of its row. */
    public void fault(int row, String column, String value, String message) {
        reading.faults().add(csv.file(), csv.line(row), column, value, message);
    }
}
