package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;

/** Order books of a section whose rows are changes, and what rests in them at a moment. */
public final class BookDepth {

    private static final double SMALLEST = 1e-9;

    private BookDepth() {}

    /** Returns the figure; books are named by the words that tell them apart, and stand in the order of these. */
    static Figure.Depth of(Section section, Chart.Depth chart) {
        List<Integer> naming = chart.books().stream()
                .map(section::column)
                .filter(column -> section.rows().stream()
                                .map(row -> row.get(column))
                                .distinct()
                                .limit(2)
                                .count()
                        > 1)
                .toList();
        List<Integer> columns =
                naming.isEmpty() ? List.of(section.column(chart.books().getFirst())) : naming;
        Function<List<Value>, String> name =
                row -> columns.stream().map(column -> word(row, column)).collect(Collectors.joining(", "));
        int time = section.column(chart.time());
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, List<List<Value>>> books = new TreeMap<>();
        for (List<Value> row : section.rows()) {
            times.putIfAbsent(word(row, time), times.size());
            books.computeIfAbsent(name.apply(row), any -> new ArrayList<>()).add(row);
        }
        int side = section.column(chart.side());
        int price = section.column(chart.price());
        int change = section.column(chart.change());
        List<Figure.Depth.Book> all = new ArrayList<>();
        books.forEach((book, rows) -> all.add(new Figure.Depth.Book(
                book,
                rows.stream()
                        .mapToInt(row -> times.getOrDefault(word(row, time), 0))
                        .toArray(),
                rows.stream().mapToDouble(row -> number(row, price)).toArray(),
                rows.stream()
                        .mapToDouble(row -> isBid(row, side) ? number(row, change) : 0)
                        .toArray(),
                rows.stream()
                        .mapToDouble(row -> isBid(row, side) ? 0 : number(row, change))
                        .toArray())));
        return new Figure.Depth(
                chart.title(),
                chart.unit(),
                List.copyOf(times.keySet()),
                all,
                "What rests in each book at the moment chosen; triangles stand for prices beyond the axis. Orders that"
                        + " span periods, and conversions, rest in none.");
    }

    /** Returns the moment at which most rests, as points: a book along the axis, prices, and MW as areas. */
    public static Figure.Points fullest(Figure.Depth depth) {
        double[] more = new double[depth.times().size()];
        for (Figure.Depth.Book book : depth.books()) {
            for (int i = 0; i < book.at().length; i++) {
                more[book.at()[i]] += book.bids()[i] + book.offers()[i];
            }
        }
        Arrays.parallelPrefix(more, Double::sum);
        int moment = IntStream.range(0, more.length)
                .reduce((a, b) -> more[b] > more[a] ? b : a)
                .orElse(0);
        List<Map<Double, Double>> bids = new ArrayList<>();
        List<Map<Double, Double>> offers = new ArrayList<>();
        for (Figure.Depth.Book book : depth.books()) {
            bids.add(resting(book, book.bids(), moment));
            offers.add(resting(book, book.offers(), moment));
        }
        double largest = Stream.concat(bids.stream(), offers.stream())
                .flatMap(one -> one.values().stream())
                .mapToDouble(mw -> mw)
                .max()
                .orElse(1);
        return new Figure.Points(
                depth.title(),
                depth.unit() + "; area: MW",
                depth.books().stream().map(Figure.Depth.Book::name).toList(),
                List.of(group("buy", bids, largest), group("sell", offers, largest)),
                depth.times().isEmpty() ? "" : "As at " + depth.times().get(moment) + ".");
    }

    private static Figure.Points.Group group(String name, List<Map<Double, Double>> books, double largest) {
        int count = books.stream().mapToInt(Map::size).sum();
        int[] at = new int[count];
        double[] prices = new double[count];
        double[] sizes = new double[count];
        int i = 0;
        for (int book = 0; book < books.size(); book++) {
            for (Map.Entry<Double, Double> level : books.get(book).entrySet()) {
                at[i] = book;
                prices[i] = level.getKey();
                sizes[i++] = level.getValue() / largest;
            }
        }
        return new Figure.Points.Group(name, at, prices, sizes);
    }

    /** Returns how much rests at each price at a moment. */
    private static Map<Double, Double> resting(Figure.Depth.Book book, double[] changes, int moment) {
        Map<Double, Double> levels = new TreeMap<>();
        for (int i = 0; i < changes.length && book.at()[i] <= moment; i++) {
            if (changes[i] != 0) {
                levels.merge(book.prices()[i], changes[i], Double::sum);
            }
        }
        levels.values().removeIf(mw -> mw < SMALLEST);
        return levels;
    }

    private static boolean isBid(List<Value> row, int side) {
        return word(row, side).equals("buy");
    }

    private static String word(List<Value> row, int column) {
        return row.get(column) instanceof Value.Words words ? words.text() : "";
    }

    private static double number(List<Value> row, int column) {
        return row.get(column) instanceof Value.Number number ? number.number() : 0;
    }
}
