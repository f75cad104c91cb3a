package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.LargestNumber;

/**
 * Costs of technologies in the columns of the study format, from the table of PyPSA's technology-data.
 *
 * <p>Each figure stands in a row of technology, parameter, value and unit. Money per kW or kWh becomes money per MW or MWh; what is
 * said per vehicle, kilometre or cubic metre has no column and is left out. What a MW is of (power, heat, hydrogen) is that of the
 * source's unit, which is kept: a link's capacity counts what it draws.
 *
 * @param technologies columns by technology, in the order of the file
 */
public record TechnologyCosts(Map<String, Map<String, String>> technologies) {

    /** Columns in order. */
    public static final List<String> COLUMNS = List.of(
            "overnight_cost",
            "fom_cost",
            "lifetime",
            "discount_rate",
            "marginal_cost",
            "fuel_cost",
            "efficiency",
            "c_b",
            "c_v",
            "standing_loss",
            "co2",
            "unit");

    /** What numbers of a parameter may be; those of others may be any. */
    private static final Map<String, Allowed> ALLOWED = Map.of(
            "investment", Allowed.AT_LEAST_0,
            "FOM", Allowed.AT_LEAST_0,
            "lifetime", Allowed.ABOVE_0,
            "discount rate", Allowed.AT_LEAST_0,
            "efficiency", Allowed.ABOVE_0,
            "c_b", Allowed.AT_LEAST_0,
            "c_v", Allowed.AT_LEAST_0,
            "standing losses", Allowed.PERCENT);

    private static final List<String> HEADER = List.of("technology", "parameter", "value", "unit");
    private static final Pattern PER_CAPACITY = Pattern.compile("(EUR|USD)/(k|M)(Wh?)([^/]*)");
    private static final Pattern PER_ENERGY = Pattern.compile("(EUR|USD)/MWh([^/]*)");

    public TechnologyCosts {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        technologies.forEach((name, columns) -> copy.put(name, Map.copyOf(columns)));
        technologies = java.util.Collections.unmodifiableMap(copy);
    }

    /** Reads a table; throws {@link org.rexnet.core.study.StudyException} that names all faults. */
    public static TechnologyCosts read(Path path) {
        Faults faults = new Faults();
        String file = String.valueOf(path.getFileName());
        List<CsvRecord> records = Cells.read(path, ',', faults);
        List<String> header = records.isEmpty() ? List.of() : records.getFirst().getFields();
        for (String column : HEADER) {
            if (!header.contains(column) && faults.isEmpty()) {
                faults.add(file, 1, column, "", "this column is missing");
            }
        }
        if (records.size() == 1) {
            faults.add(file, "has no rows below its header: there is nothing to import");
        }
        faults.throwIfAny();
        Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
        for (CsvRecord row : records.subList(1, records.size())) {
            List<String> cells = new ArrayList<>();
            HEADER.forEach(column -> {
                int at = header.indexOf(column);
                cells.add(at < row.getFieldCount() ? row.getField(at) : "");
            });
            double value = Cells.number(cells.get(2));
            Allowed allowed = ALLOWED.getOrDefault(cells.get(1), Allowed.ANY);
            if (!allowed.allows(value)) {
                String what = allowed == Allowed.ANY ? "" : " for " + cells.get(1);
                faults.add(file, (int) row.getStartingLineNumber(), "value", cells.get(2), allowed.message() + what);
            }
            figures.computeIfAbsent(cells.get(0), t -> new LinkedHashMap<>())
                    .put(cells.get(1), new Figure(value, cells.get(3)));
        }
        faults.throwIfAny();
        Map<String, Map<String, String>> technologies = new LinkedHashMap<>();
        figures.forEach((technology, all) -> {
            Map<String, String> columns = columns(all);
            if (!columns.isEmpty()) {
                technologies.put(technology, columns);
            }
        });
        if (technologies.isEmpty()) {
            faults.add(
                    file,
                    "has no figure that a study has a column for, such as investment in EUR/kW or lifetime in years");
        }
        faults.throwIfAny();
        return new TechnologyCosts(technologies);
    }

    /** Which numbers a parameter may have. */
    private enum Allowed {
        ANY("must be a number", value -> true),
        AT_LEAST_0("must be a number of at least 0", value -> value >= 0),
        ABOVE_0("must be a number above 0", value -> value > 0),
        PERCENT("must be a number from 0 to 100", value -> value >= 0 && value <= 100);

        private final String message;
        private final DoublePredicate range;

        Allowed(String message, DoublePredicate range) {
            this.message = message;
            this.range = range;
        }

        boolean allows(double value) {
            return Math.abs(value) <= LargestNumber.SIZE && range.test(value);
        }

        String message() {
            return message;
        }
    }

    private record Figure(double value, String unit) {}

    private static Map<String, String> columns(Map<String, Figure> figures) {
        Map<String, String> columns = new LinkedHashMap<>();
        Figure investment = figures.getOrDefault("investment", new Figure(Double.NaN, ""));
        Matcher capacity = PER_CAPACITY.matcher(investment.unit());
        if (capacity.matches()) {
            double perMw = investment.value() * (capacity.group(2).equals("k") ? 1000 : 1);
            put(columns, "overnight_cost", perMw);
            columns.put("unit", capacity.group(1) + "/M" + capacity.group(3) + capacity.group(4));
            Figure upkeep = figures.get("FOM");
            if (upkeep != null && upkeep.unit().startsWith("%")) {
                put(columns, "fom_cost", upkeep.value() / 100 * perMw);
            }
        }
        copy(figures, "lifetime", "years", columns, "lifetime", 1);
        copy(figures, "discount rate", "per unit", columns, "discount_rate", 1);
        copy(figures, "VOM", "money", columns, "marginal_cost", 1);
        copy(figures, "fuel", "money", columns, "fuel_cost", 1);
        copy(figures, "efficiency", "per unit", columns, "efficiency", 1);
        copy(figures, "c_b", "", columns, "c_b", 1);
        copy(figures, "c_v", "", columns, "c_v", 1);
        copy(figures, "standing losses", "%/hour", columns, "standing_loss", 0.01);
        copy(figures, "CO2 intensity", "tCO2/MWh", columns, "co2", 1);
        return columns;
    }

    private static void copy(
            Map<String, Figure> figures,
            String parameter,
            String unit,
            Map<String, String> columns,
            String column,
            double factor) {
        Figure figure = figures.get(parameter);
        if (figure == null) {
            return;
        }
        boolean fits = unit.equals("money")
                ? PER_ENERGY.matcher(figure.unit()).matches()
                : figure.unit().toLowerCase(Locale.ROOT).startsWith(unit.toLowerCase(Locale.ROOT))
                        || unit.equals("per unit") && figure.unit().equals("p.u.");
        if (fits) {
            put(columns, column, figure.value() * factor);
        }
    }

    private static void put(Map<String, String> columns, String column, double value) {
        columns.put(column, Double.toString(Math.rint(value * 1e9) / 1e9));
    }

    /** Returns the rows of a table: name and columns, the header first; columns that no technology has are left out. */
    public List<List<String>> rows() {
        List<String> used = COLUMNS.stream()
                .filter(column -> technologies.values().stream().anyMatch(columns -> columns.containsKey(column)))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("name"));
        header.addAll(used);
        rows.add(header);
        technologies.forEach((name, columns) -> {
            List<String> row = new ArrayList<>(List.of(name));
            used.forEach(column -> row.add(columns.getOrDefault(column, "")));
            rows.add(row);
        });
        return rows;
    }

    /** Returns the same for some technologies only; throws {@link IllegalArgumentException} that names those that are unknown. */
    public TechnologyCosts only(List<String> names) {
        List<String> unknown =
                names.stream().filter(name -> !technologies.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no technology %s%s."
                    .formatted(
                            String.join(", ", unknown),
                            org.rexnet.core.study.Suggestion.maybe(
                                    unknown.getFirst(), List.copyOf(technologies.keySet()))));
        }
        Map<String, Map<String, String>> some = new LinkedHashMap<>();
        names.forEach(name -> some.put(name, technologies.getOrDefault(name, Map.of())));
        return new TechnologyCosts(some);
    }
}
