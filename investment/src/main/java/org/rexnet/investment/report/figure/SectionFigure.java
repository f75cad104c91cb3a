package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;

/** Makes the figure of a section that says how it can be drawn. */
public final class SectionFigure {

    private static final int MOST_WORDS = 2000;

    private final Section section;
    private final List<List<Value>> rows;

    private SectionFigure(Section section, int most) {
        this.section = section;
        rows = section.rows().subList(0, Math.min(section.rows().size(), most));
    }

    /** Returns the figure of a section; empty where it says nothing of the kind, or has nothing to draw. */
    public static Optional<Figure> find(Section section) {
        if (section.chart().isEmpty() || section.rows().isEmpty()) {
            return Optional.empty();
        }
        Chart chart = section.chart().get();
        SectionFigure of = new SectionFigure(section, chart.most());
        Figure figure =
                switch (chart) {
                    case Chart.Bars bars -> of.bars(bars);
                    case Chart.Intervals intervals -> of.intervals(intervals);
                    case Chart.Lines lines -> of.lines(lines);
                    case Chart.Points points -> of.points(points);
                    case Chart.Flows flows -> of.flows(flows);
                    case Chart.Heat heat -> of.heat(heat);
                    case Chart.Depth depth -> BookDepth.of(section, depth);
                };
        return hasNumbers(figure) ? Optional.of(figure) : Optional.empty();
    }

    private static boolean hasNumbers(Figure figure) {
        return switch (figure) {
            case Figure.Bars bars ->
                bars.rows().stream().anyMatch(row -> row.values().stream().anyMatch(Double::isFinite));
            case Figure.Intervals all -> all.rows().stream().anyMatch(row -> Double.isFinite(row.middle()));
            case Figure.Lines lines -> lines.lines().stream().anyMatch(line -> hasNumbers(line.values()));
            case Figure.Points points -> points.groups().stream().anyMatch(group -> hasNumbers(group.values()));
            case Figure.Flows flows -> !flows.flows().isEmpty();
            case Figure.Depth depth -> !depth.books().isEmpty();
            case Figure.Heat heat -> Arrays.stream(heat.values()).anyMatch(SectionFigure::hasNumbers);
        };
    }

    private static boolean hasNumbers(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isFinite);
    }

    /** Returns what is left out. */
    private String remark() {
        int left = section.rows().size() - rows.size();
        return left == 0
                ? ""
                : "The first %d of %d.".formatted(rows.size(), section.rows().size());
    }

    /** Returns the words of a column, as a page has them where it has some of its own. */
    private Function<List<Value>, String> words(String key) {
        int column = IntStream.range(0, section.fields().size())
                .filter(c -> section.fields().get(c).key().equals(key)
                        && section.fields().get(c).isIn(Output.PAGE))
                .findFirst()
                .orElseGet(() -> section.column(key));
        return row -> section.fields().get(column).text(row.get(column));
    }

    private Function<List<Value>, Double> numbers(String key) {
        int column = section.column(key);
        return row -> row.get(column) instanceof Value.Number number && Double.isFinite(number.number())
                ? number.number()
                : Double.NaN;
    }

    private String heading(String key) {
        String title = section.fields().get(section.column(key)).title();
        return title.isEmpty() ? key.replace('_', ' ') : title;
    }

    private Figure bars(Chart.Bars chart) {
        List<String> names = new ArrayList<>(List.of(chart.firstName()));
        List<Function<List<Value>, Double>> columns = new ArrayList<>(List.of(numbers(chart.first())));
        if (!chart.second().isEmpty()) {
            names.add(chart.secondName());
            columns.add(numbers(chart.second()));
        }
        Function<List<Value>, String> label = words(chart.labels());
        Function<List<Value>, String> note = chart.notes().isEmpty() ? row -> "" : words(chart.notes());
        List<Figure.Bars.Row> bars = rows.stream()
                .map(row -> new Figure.Bars.Row(
                        label.apply(row),
                        columns.stream().map(column -> column.apply(row)).toList(),
                        note.apply(row)))
                .toList();
        Figure.Bars.Layout layout =
                switch (chart.stacking()) {
                    case BELOW -> Figure.Bars.Layout.BELOW;
                    case IN_LINE -> Figure.Bars.Layout.IN_LINE;
                    case STACKED -> Figure.Bars.Layout.STACKED;
                };
        boolean fromNothing = chart.unit().startsWith("%")
                && bars.stream().anyMatch(row -> row.values().stream().anyMatch(value -> value.isNaN()));
        String remark = fromNothing ? "A change from 0 has no percentage. " + remark() : remark();
        return new Figure.Bars(chart.title(), chart.unit(), names, layout, bars, remark.strip());
    }

    private Figure intervals(Chart.Intervals chart) {
        Function<List<Value>, String> label = words(chart.labels());
        Function<List<Value>, Double> middle = numbers(chart.middle());
        Function<List<Value>, Double> low = numbers(chart.low());
        Function<List<Value>, Double> high = numbers(chart.high());
        return Figure.Intervals.of(
                chart.title(),
                chart.unit(),
                rows.stream()
                        .map(row -> new Figure.Intervals.Row(
                                label.apply(row), middle.apply(row), low.apply(row), high.apply(row)))
                        .toList(),
                remark());
    }

    private Figure lines(Chart.Lines chart) {
        Function<List<Value>, String> x = words(chart.x());
        List<String> labels = distinct(x);
        Map<String, Integer> positions = positions(labels);
        Function<List<Value>, String> by = chart.by().isEmpty() ? row -> "" : words(chart.by());
        Map<String, double[]> lines = new LinkedHashMap<>();
        for (String key : chart.values()) {
            Function<List<Value>, Double> number = numbers(key);
            for (List<Value> row : rows) {
                String group = by.apply(row);
                String name = group.isEmpty()
                        ? heading(key)
                        : chart.values().size() == 1 ? group : group + ", " + heading(key);
                lines.computeIfAbsent(name, any -> missing(labels.size()))[position(positions, x.apply(row))] =
                        number.apply(row);
            }
        }
        List<Figure.Lines.Line> drawn = new ArrayList<>();
        lines.forEach((name, values) -> drawn.add(new Figure.Lines.Line(name, Figure.Lines.Style.LINE, values)));
        return new Figure.Lines(chart.title(), chart.unit(), heading(chart.x()), labels, drawn, remark());
    }

    private Figure points(Chart.Points chart) {
        Function<List<Value>, String> x = words(chart.x());
        List<String> labels = inTime(distinct(x));
        Map<String, Integer> positions = positions(labels);
        Function<List<Value>, String> by = chart.by().isEmpty() ? row -> "" : words(chart.by());
        Function<List<Value>, Double> y = numbers(chart.y());
        Function<List<Value>, Double> size = chart.size().isEmpty() ? row -> 1.0 : numbers(chart.size());
        double largest = rows.stream().mapToDouble(size::apply).max().orElse(1);
        Map<String, List<List<Value>>> groups = new LinkedHashMap<>();
        rows.forEach(row ->
                groups.computeIfAbsent(by.apply(row), name -> new ArrayList<>()).add(row));
        List<Figure.Points.Group> all = new ArrayList<>();
        groups.forEach((name, members) -> all.add(new Figure.Points.Group(
                name,
                members.stream()
                        .mapToInt(row -> position(positions, x.apply(row)))
                        .toArray(),
                members.stream().mapToDouble(y::apply).toArray(),
                members.stream().mapToDouble(row -> size.apply(row) / largest).toArray())));
        return new Figure.Points(chart.title(), chart.unit(), labels, all, remark());
    }

    private Figure flows(Chart.Flows chart) {
        List<Function<List<Value>, String>> steps =
                chart.steps().stream().map(this::words).toList();
        Function<List<Value>, Double> value = numbers(chart.value());
        Map<Figure.Flows.Flow, Double> sums = new LinkedHashMap<>();
        for (List<Value> row : rows) {
            List<String> names = new ArrayList<>();
            for (Function<List<Value>, String> step : steps) {
                String name = step.apply(row);
                if (!name.isEmpty() && !names.contains(name)) {
                    names.add(name);
                }
            }
            double amount = value.apply(row);
            for (int i = 1; i < names.size() && amount > 0; i++) {
                sums.merge(new Figure.Flows.Flow(names.get(i - 1), names.get(i), 0), amount, Double::sum);
            }
        }
        return FlowOrder.of(chart.title(), chart.unit(), sums);
    }

    private Figure heat(Chart.Heat chart) {
        Function<List<Value>, String> x = words(chart.across());
        Function<List<Value>, String> y = words(chart.down());
        List<List<Value>> drawn = rows;
        if (!chart.where().isEmpty()) {
            Function<List<Value>, String> where = words(chart.where());
            drawn = rows.stream()
                    .filter(row -> where.apply(row).equals(chart.word()))
                    .toList();
        }
        List<String> across = distinct(drawn, x);
        List<String> down = distinct(drawn, y);
        Map<String, Integer> columns = positions(across);
        Map<String, Integer> lines = positions(down);
        Function<List<Value>, Double> number = numbers(chart.value());
        Format format = section.fields().get(section.column(chart.value())).format();
        double scale = format.scale();
        String unit = chart.unit() + (format.suffix().isEmpty() ? "" : "," + format.suffix());
        double[][] values = new double[down.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = missing(across.size());
        }
        for (List<Value> row : drawn) {
            double[] line = values[position(lines, y.apply(row))];
            int column = position(columns, x.apply(row));
            double value = scale * number.apply(row);
            line[column] = Double.isNaN(line[column]) ? value : Math.max(line[column], value);
        }
        return across.size() == 1
                ? new Figure.Bars(
                        chart.title(),
                        unit,
                        List.of(across.getFirst()),
                        Figure.Bars.Layout.BELOW,
                        bars(down, values),
                        remark())
                : new Figure.Heat(chart.title(), unit, across, down, values, remark());
    }

    /** Returns the lines of a field of one column as bars. */
    private static List<Figure.Bars.Row> bars(List<String> down, double[][] values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Figure.Bars.Row(down.get(i), List.of(values[i][0]), ""))
                .toList();
    }

    private List<String> distinct(Function<List<Value>, String> words) {
        return distinct(rows, words);
    }

    private static List<String> distinct(List<List<Value>> some, Function<List<Value>, String> words) {
        Set<String> all = new LinkedHashSet<>();
        for (List<Value> row : some) {
            if (all.size() < MOST_WORDS) {
                all.add(words.apply(row));
            }
        }
        return List.copyOf(all);
    }

    /** Returns dates in their order, and other words in the order in which they came. */
    private static List<String> inTime(List<String> labels) {
        return labels.stream().allMatch(label -> label.matches("\\d{4}-\\d{2}-\\d{2}.*"))
                ? labels.stream().sorted().toList()
                : labels;
    }

    private static Map<String, Integer> positions(List<String> labels) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        labels.forEach(label -> positions.put(label, positions.size()));
        return positions;
    }

    /** Returns the position of a word; those beyond the most that are told apart share the last. */
    private static int position(Map<String, Integer> positions, String word) {
        return positions.getOrDefault(word, positions.size() - 1);
    }

    private static double[] missing(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
