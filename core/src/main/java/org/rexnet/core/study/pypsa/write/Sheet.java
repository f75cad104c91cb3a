package org.rexnet.core.study.pypsa.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.Attribute;
import org.rexnet.core.study.pypsa.read.AttributeReference;
import org.rexnet.core.study.pypsa.read.NumberText;

/** Table about to be written, with its series; mutable, for one thread. */
public final class Sheet {

    private final String stem;
    private final AttributeReference reference;
    private final double years;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final SequencedSet<String> columns = new LinkedHashSet<>();
    private final Map<String, Map<String, Profile>> series = new LinkedHashMap<>();

    /** Makes an empty table of a study whose horizon has that many years. */
    public Sheet(String stem, AttributeReference reference, double years) {
        this.stem = stem;
        this.reference = reference;
        this.years = years;
    }

    /** Returns the name of the file without its ending. */
    public String stem() {
        return stem;
    }

    /** Returns the row of a component, added at the end where it is new. */
    public Entry row(String name) {
        return new Entry(name, rows.computeIfAbsent(name, n -> new LinkedHashMap<>()));
    }

    /** Returns the names of the rows in their order. */
    public List<String> names() {
        return List.copyOf(rows.keySet());
    }

    /** Returns whether there is a row of that name. */
    public boolean has(String name) {
        return rows.containsKey(name);
    }

    /** Returns a name that no row has: the wanted one, or it with as many primes as it needs. */
    public String freeName(String wanted) {
        String name = wanted;
        while (rows.containsKey(name)) {
            name += "'";
        }
        return name;
    }

    /** Returns whether there are no rows. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Row of one component. */
    public final class Entry {

        private final String name;
        private final Map<String, String> cells;

        private Entry(String name, Map<String, String> cells) {
            this.name = name;
            this.cells = cells;
        }

        /** Returns the length of the study's horizon in years. */
        public double years() {
            return years;
        }

        /** Sets a cell; a column appears once a cell of it differs from its default, one of results always. */
        public Entry put(String attribute, String text) {
            Optional<Attribute> description = reference.find(stem, attribute);
            boolean needed = description.isEmpty()
                    || description.get().required()
                    || description.get().use() == Attribute.Use.RESULT
                    || !description.get().isDefault(text);
            if (needed) {
                columns.add(attribute);
            }
            cells.put(attribute, text);
            series.getOrDefault(attribute, new LinkedHashMap<>()).remove(name);
            return this;
        }

        /** Puts a number in a column. */
        public Entry put(String attribute, double number) {
            return put(attribute, NumberText.format(number));
        }

        /** Puts a whole number in a column. */
        public Entry put(String attribute, int number) {
            return put(attribute, Integer.toString(number));
        }

        /** Puts True or False in a column. */
        public Entry put(String attribute, boolean flag) {
            return put(attribute, flag ? "True" : "False");
        }

        /** Sets a number for all snapshots, or one for each. */
        public Entry put(String attribute, Profile profile) {
            if (profile.isConstant()) {
                return put(attribute, profile.at(0));
            }
            cells.remove(attribute);
            series.computeIfAbsent(attribute, a -> new LinkedHashMap<>()).put(name, profile);
            return this;
        }

        /** Puts a series, where there is one. */
        public Entry put(String attribute, Optional<Profile> profile) {
            profile.ifPresent(given -> put(attribute, given));
            return this;
        }

        /** Sets a cell unless the model has set it. */
        public void keep(String attribute, String text) {
            boolean known = cells.containsKey(attribute)
                    || series.getOrDefault(attribute, Map.of()).containsKey(name);
            if (!known) {
                columns.add(attribute);
                cells.put(attribute, text);
            }
        }
    }

    /** Returns the columns that are written, in the order of the description, unknown ones last. */
    public List<String> columns() {
        List<String> ordered = new ArrayList<>();
        for (Attribute attribute : reference.attributes(stem)) {
            if (columns.contains(attribute.name())) {
                ordered.add(attribute.name());
            }
        }
        columns.stream().filter(column -> !ordered.contains(column)).forEach(ordered::add);
        return ordered;
    }

    /** Returns the lines of the table, header first; every cell is filled, because PyPSA fills gaps as it likes. */
    public List<String[]> lines(String nameHeader) {
        List<String> names = columns();
        List<String[]> lines = new ArrayList<>();
        String[] header = new String[names.size() + 1];
        header[0] = nameHeader;
        for (int column = 0; column < names.size(); column++) {
            header[column + 1] = names.get(column);
        }
        lines.add(header);
        rows.forEach((name, cells) -> {
            String[] line = new String[header.length];
            line[0] = name;
            for (int column = 1; column < header.length; column++) {
                String attribute = header[column];
                line[column] = cells.getOrDefault(
                        attribute,
                        reference
                                .find(stem, attribute)
                                .map(Attribute::defaultText)
                                .orElse(""));
            }
            lines.add(line);
        });
        return lines;
    }

    /** Returns the series by attribute and component. */
    public Map<String, Map<String, Profile>> series() {
        return series;
    }
}
