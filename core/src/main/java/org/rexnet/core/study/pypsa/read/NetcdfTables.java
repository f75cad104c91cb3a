package org.rexnet.core.study.pypsa.read;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rexnet.core.study.LibraryCall;

/**
 * Reads the variables of a netCDF 4 file ({@code .nc}) as PyPSA writes it: {@code loads_i} holds the names of rows, {@code loads_bus} a
 * column and {@code loads_t_p_set} a series. Where a dimension {@code scenario} comes first, one of the scenarios is read.
 */
final class NetcdfTables {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern SINCE = Pattern.compile(
            "(days|hours|minutes|seconds|milliseconds|microseconds|nanoseconds) since (\\d{4}-\\d{2}-\\d{2})"
                    + "(?:[ T](\\d{2}:\\d{2}(?::\\d{2})?)(?:\\.\\d+)?)?");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "days", ChronoUnit.DAYS,
            "hours", ChronoUnit.HOURS,
            "minutes", ChronoUnit.MINUTES,
            "seconds", ChronoUnit.SECONDS,
            "milliseconds", ChronoUnit.MILLIS,
            "microseconds", ChronoUnit.MICROS,
            "nanoseconds", ChronoUnit.NANOS);
    private static final String SCENARIO = "scenario";
    /** Deflate makes at most so many bytes of one. */
    private static final long MOST_INFLATED = 1032;

    private static final long LEAST_BYTES = 1 << 20;

    private final String file;
    /** Position of the scenario that is read, where there are several. */
    private final int scenario;

    private final Map<String, Dataset> variables = new TreeMap<>();
    private final Map<String, LoadedTable> tables = new LinkedHashMap<>();

    private NetcdfTables(String file, int scenario) {
        this.file = file;
        this.scenario = scenario;
    }

    /** Returns the weights of scenarios by their names, in order; none where the file has none. */
    static Map<String, Double> scenarios(Path path) throws IOException {
        Map<String, Double> weights = new LinkedHashMap<>();
        try (HdfFile hdf = library(() -> new HdfFile(path))) {
            List<String> all = shortTexts(hdf, SCENARIO);
            List<String> numbers = shortTexts(hdf, SCENARIO + "_weight");
            for (int s = 0; s < all.size() && s < numbers.size(); s++) {
                weights.put(all.get(s), weight(all.get(s), numbers.get(s)));
            }
        }
        return weights;
    }

    /** Returns the values of a variable of few; none where there is none, or too large a one. */
    private static List<String> shortTexts(HdfFile hdf, String name) throws IOException {
        return library(() -> hdf.getChild(name)) instanceof Dataset dataset
                        && library(dataset::getSizeInBytes) <= LEAST_BYTES
                ? texts(dataset)
                : List.of();
    }

    private static double weight(String scenario, String text) throws IOException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IOException("the weight of scenario %s must be a number but is %s".formatted(scenario, text), e);
        }
    }

    /** Returns what the library reads; everything else happens outside of it. */
    private static <T> T library(LibraryCall<T> call) throws IOException {
        try {
            return LibraryCall.of(call);
        } catch (IOException e) {
            throw new IOException("it is no netCDF 4 file, or is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the tables by their names, those of one scenario where there are any.
     *
     * @throws IOException where the file is none of netCDF 4, or is damaged
     */
    static Map<String, LoadedTable> read(Path path, int scenario) throws IOException {
        NetcdfTables read = new NetcdfTables(String.valueOf(path.getFileName()), scenario);
        long most = Math.max(LEAST_BYTES, MOST_INFLATED * Files.size(path));
        try (HdfFile hdf = library(() -> new HdfFile(path))) {
            for (Map.Entry<String, Node> child : library(hdf::getChildren).entrySet()) {
                if (child.getValue() instanceof Dataset dataset) {
                    long size = library(dataset::getSizeInBytes);
                    if (size < 0 || size > most) {
                        throw new IOException("its variable %s claims more than a file of that size can hold"
                                .formatted(child.getKey()));
                    }
                    read.variables.put(child.getKey(), dataset);
                }
            }
            read.network(hdf);
            read.snapshots();
            read.plainTable("investment_periods", "period");
            for (String name : List.copyOf(read.variables.keySet())) {
                if (name.endsWith("_i") && !name.contains("_t_")) {
                    read.componentTable(name.substring(0, name.length() - 2));
                }
            }
        }
        return read.tables;
    }

    private void network(HdfFile hdf) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Map.Entry<String, Attribute> entry : library(hdf::getAttributes).entrySet()) {
            String name = entry.getKey();
            if (name.startsWith("network_") && library(entry.getValue()::getData) instanceof String text) {
                facts.put(name.substring("network_".length()), text);
            }
        }
        facts.remove("_multi_invest");
        List<String> header = new ArrayList<>(List.of("name"));
        List<String> cells = new ArrayList<>(List.of(facts.getOrDefault("name", "")));
        facts.remove("name");
        facts.forEach((name, text) -> {
            header.add(name);
            cells.add(text);
        });
        add("network", header, List.<String[]>of(cells.toArray(String[]::new)));
    }

    private void snapshots() throws IOException {
        plainTable("snapshots", "");
    }

    /** Reads a table whose rows are named by a variable of the table's own name. */
    private void plainTable(String table, String nameHeader) throws IOException {
        if (!variables.containsKey(table)) {
            return;
        }
        columns(table, nameHeader, texts(variables.get(table)), table + "_");
    }

    private void componentTable(String table) throws IOException {
        columns(table, "name", texts(variables.get(table + "_i")), table + "_");
        String series = table + "_t_";
        for (String name : variables.keySet()) {
            if (name.startsWith(series) && !name.endsWith("_i")) {
                series(table + "-" + name.substring(series.length()), name);
            }
        }
    }

    private void columns(String table, String nameHeader, List<String> names, String prefix) throws IOException {
        List<String> header = new ArrayList<>(List.of(nameHeader));
        List<List<String>> columns = new ArrayList<>(List.of(names));
        for (Map.Entry<String, Dataset> variable : variables.entrySet()) {
            String name = variable.getKey();
            boolean isColumn = name.startsWith(prefix) && !name.equals(prefix + "i") && !name.startsWith(prefix + "t_");
            int dimensions = isColumn ? library(variable.getValue()::getDimensions).length : 0;
            if (isColumn && (dimensions == 1 || dimensions == 2 && variables.containsKey(SCENARIO))) {
                List<String> cells = ofScenario(texts(variable.getValue()), dimensions == 2 ? names.size() : 0);
                if (cells.size() == names.size()) {
                    header.add(name.substring(prefix.length()));
                    columns.add(cells);
                }
            }
        }
        add(
                table,
                header,
                IntStream.range(0, names.size())
                        .mapToObj(row ->
                                columns.stream().map(column -> column.get(row)).toArray(String[]::new))
                        .toList());
    }

    /** Returns the cells of the scenario of a column that has as many for each; all of them where the width is 0. */
    private List<String> ofScenario(List<String> cells, int width) {
        long first = (long) scenario * width;
        return width > 0 && first + width <= cells.size() ? cells.subList((int) first, (int) first + width) : cells;
    }

    private void series(String stem, String variable) throws IOException {
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(texts(variables.get(variable + "_i")));
        int width = header.size() - 1;
        Dataset values = variables.get(variable);
        int[] dimensions = values == null ? new int[0] : library(values::getDimensions);
        int futures = dimensions.length == 3 && variables.containsKey(SCENARIO) ? dimensions[1] : 1;
        List<String> all = texts(values);
        List<String> cells = new ArrayList<>();
        long step = (long) Math.max(1, futures) * width;
        for (long first = futures == 1 ? 0 : (long) scenario * width;
                width > 0 && first + width <= all.size();
                first += step) {
            cells.addAll(all.subList((int) first, (int) first + width));
        }
        List<String[]> rows = new ArrayList<>();
        for (int first = 0; width > 0 && first + width <= cells.size(); first += width) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(rows.size())));
            row.addAll(cells.subList(first, first + width));
            rows.add(row.toArray(String[]::new));
        }
        add(stem, header, rows);
    }

    private void add(String table, List<String> header, List<String[]> rows) {
        List<Integer> lines = IntStream.rangeClosed(1, rows.size()).boxed().toList();
        tables.put(table, new LoadedTable(file + "/" + table, header, rows, lines));
    }

    /** Returns the values of a variable as CSV would have them, its last dimension fastest. */
    private static List<String> texts(@org.jspecify.annotations.Nullable Dataset dataset) throws IOException {
        if (dataset == null || library(dataset::isEmpty)) {
            return List.of();
        }
        Object flat = library(() -> Objects.requireNonNull(dataset.getDataFlat(), "it has no values"));
        boolean isTruth = "bool".equals(attribute(dataset, "dtype"));
        Matcher since = SINCE.matcher(attribute(dataset, "units"));
        boolean isTime = since.matches();
        int size = flat.getClass().isArray() ? Array.getLength(flat) : 1;
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Object value = flat.getClass().isArray() ? Array.get(flat, i) : flat;
            if (isTime && value instanceof Number number) {
                texts.add(time(since, number));
            } else if (isTruth && value instanceof Number number) {
                texts.add(number.intValue() == 0 ? "False" : "True");
            } else {
                texts.add(value instanceof Double number ? NumberText.format(number) : String.valueOf(value));
            }
        }
        return texts;
    }

    private static String time(Matcher since, Number count) throws IOException {
        try {
            String clock = since.group(3) == null ? "00:00" : since.group(3);
            LocalDateTime start = LocalDateTime.parse(since.group(2) + "T" + clock);
            ChronoUnit unit = Objects.requireNonNull(UNITS.get(since.group(1)));
            double nanos = count.doubleValue() * unit.getDuration().toNanos();
            return TIME.format(
                    count instanceof Long whole ? start.plus(whole, unit) : start.plusSeconds(Math.round(nanos / 1e9)));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("its times cannot be read: " + e.getMessage(), e);
        }
    }

    private static String attribute(Node node, String name) throws IOException {
        Object value = library(() -> {
            Attribute attribute = node.getAttribute(name);
            return attribute == null ? "" : attribute.getData();
        });
        return value instanceof String text ? text : "";
    }
}
