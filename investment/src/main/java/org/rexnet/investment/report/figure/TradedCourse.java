package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;

/** What an exchange reserved of a network, period by period, for its map: read from the sections of the answer. Mutable, for one map. */
final class TradedCourse {

    private static final String USE = "branch_use";
    private static final String QUOTES = "quotes";
    /** Flows and limits go to the map with fewer digits than their share has. */
    private static final double CLOSE = 1e-6;

    private final Study study;
    private final List<NetworkMap.Way> ways;
    private final Map<String, Integer> periods = new LinkedHashMap<>();

    private TradedCourse(Study study, List<NetworkMap.Way> ways) {
        this.study = study;
        this.ways = ways;
    }

    /** Returns what was reserved; empty where the sections tell no use of branches. */
    static Optional<NetworkMap.Course> of(Study study, List<NetworkMap.Way> ways, List<Section> sections) {
        Optional<Section> use = find(sections, USE);
        return use.map(found -> new TradedCourse(study, ways).course(found, find(sections, QUOTES)));
    }

    /** Returns whether the sections tell use of branches. */
    static boolean isIn(List<Section> sections) {
        return find(sections, USE).isPresent();
    }

    private static Optional<Section> find(List<Section> sections, String key) {
        return sections.stream()
                .filter(section -> section.key().equals(key) && !section.rows().isEmpty())
                .findFirst();
    }

    private NetworkMap.Course course(Section use, Optional<Section> quotes) {
        Set<String> labels = new LinkedHashSet<>();
        for (int t = 0; t < study.horizon().size(); t++) {
            labels.add(study.horizon().at(t).label());
        }
        Set<String> traded = new LinkedHashSet<>();
        use.rows().forEach(row -> traded.add(word(use, row, "period")));
        quotes.ifPresent(found -> found.rows().forEach(row -> traded.add(word(found, row, "period"))));
        labels.retainAll(traded);
        labels.addAll(traded);
        labels.forEach(label -> periods.put(label, periods.size()));

        float[][] flows = new float[ways.size()][periods.size()];
        float[][] limits = new float[ways.size()][periods.size()];
        for (int i = 0; i < limits.length; i++) {
            Arrays.fill(limits[i], (float) ways.get(i).capacity());
        }
        double[] highest = new double[ways.size()];
        double[] full = new double[ways.size()];
        Arrays.fill(full, NetworkMap.Course.FULL);
        for (List<Value> row : use.rows()) {
            int period = position(word(use, row, "period"));
            for (int way : waysOf(word(use, row, "branch"), word(use, row, "market"))) {
                flows[way][period] = (float) number(use, row, "reserved_mw");
                limits[way][period] = (float) number(use, row, "limit_mw");
                double share = number(use, row, "share");
                highest[way] = Math.max(highest[way], share);
                if (!word(use, row, "near").isEmpty()) {
                    // Reserves for rounding, and least quantities, are not traded.
                    full[way] = Math.min(full[way], share - CLOSE);
                }
            }
        }
        float[][] prices = prices(quotes);
        return new NetworkMap.Course(
                List.copyOf(labels),
                "Flows are what is reserved just before gates close, prices those of the last network auctions; grey:"
                        + " no auction.",
                study.settings().currency(),
                averages(prices),
                highest,
                full,
                span(prices),
                span(flows),
                span(limits),
                span(new float[0][0]),
                List.of(),
                Pack.of(new float[0][0]));
    }

    private int position(String period) {
        return Objects.requireNonNull(periods.get(period), "all periods are known");
    }

    /** Returns the positions of the ways of a branch: those of its market where others have the same name. */
    private List<Integer> waysOf(String branch, String market) {
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            if (ways.get(i).id().equals(branch)) {
                named.add(i);
            }
        }
        List<Integer> own =
                named.stream().filter(i -> ways.get(i).carrier().equals(market)).toList();
        return own.isEmpty() ? named : own;
    }

    private float[][] prices(Optional<Section> quotes) {
        float[][] prices = new float[study.network().buses().size()][periods.size()];
        for (float[] row : prices) {
            Arrays.fill(row, Float.NaN);
        }
        List<String> buses = study.network().buses().stream().map(Bus::id).toList();
        quotes.ifPresent(found -> found.rows().forEach(row -> {
            int bus = buses.indexOf(word(found, row, "bus"));
            if (bus >= 0) { // A station is a place of its market, but none of the network.
                prices[bus][position(word(found, row, "period"))] = (float) number(found, row, "auction_price");
            }
        }));
        return prices;
    }

    private static double[] averages(float[][] prices) {
        double[] averages = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            double sum = 0;
            int count = 0;
            for (float price : prices[i]) {
                sum += Float.isNaN(price) ? 0 : (double) price;
                count += Float.isNaN(price) ? 0 : 1;
            }
            averages[i] = count == 0 ? Double.NaN : sum / count;
        }
        return averages;
    }

    private static NetworkMap.Span span(float[][] rows) {
        return new NetworkMap.Span(Pack.of(rows), Pack.of(new float[0][0]));
    }

    private static String word(Section section, List<Value> row, String key) {
        int column = section.column(key);
        return section.fields().get(column).text(row.get(column));
    }

    private static double number(Section section, List<Value> row, String key) {
        return row.get(section.column(key)) instanceof Value.Number number ? number.number() : Double.NaN;
    }
}
