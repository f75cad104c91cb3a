package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/** Prices by hour of the day and day, one field of colours for each carrier whose price varies. */
final class PriceField {

    private static final int HOURS = 24;
    private static final int DATE = "2030-01-01".length();
    private static final int LEAST_DAYS = 2;
    private static final int MOST_FIELDS = 4;

    private PriceField() {}

    /** Returns the fields of the carriers; none where snapshots name no days, or there is but one. */
    static List<Figure> of(Clearing clearing) {
        Study study = clearing.study();
        Horizon horizon = study.horizon();
        Map<String, Integer> days = new LinkedHashMap<>();
        for (String label : horizon.labels()) {
            if (!isHourly(label)) {
                return List.of();
            }
            days.putIfAbsent(label.substring(0, DATE), days.size());
        }
        if (days.size() < LEAST_DAYS || horizon.futures().size() > 1) {
            return List.of();
        }
        Map<String, List<Integer>> buses = new LinkedHashMap<>();
        for (int bus = 0; bus < study.network().buses().size(); bus++) {
            buses.computeIfAbsent(study.network().buses().get(bus).carrier(), name -> new ArrayList<>())
                    .add(bus);
        }
        List<Figure> fields = new ArrayList<>();
        buses.forEach((carrier, positions) -> {
            double[][] values = values(clearing, days, positions);
            if (varies(values) && fields.size() < MOST_FIELDS) {
                fields.add(new Figure.Heat(
                        "Price of %s by hour and day".formatted(carrier),
                        study.settings().currency() + "/MWh, mean of the buses",
                        List.copyOf(days.keySet()),
                        IntStream.range(0, HOURS).mapToObj("%d:00"::formatted).toList(),
                        values,
                        ""));
            }
        });
        return fields;
    }

    private static boolean isHourly(String label) {
        return label.length() >= DATE + 3
                && label.charAt(4) == '-'
                && label.charAt(7) == '-'
                && Character.isDigit(label.charAt(DATE + 1))
                && Character.isDigit(label.charAt(DATE + 2))
                && Integer.parseInt(label.substring(DATE + 1, DATE + 3)) < HOURS;
    }

    /** Returns the mean of the buses' prices, and of the snapshots of an hour where it has several. */
    private static double[][] values(Clearing clearing, Map<String, Integer> days, List<Integer> buses) {
        double[][] prices = clearing.prices();
        double[][] sums = new double[HOURS][days.size()];
        int[][] counts = new int[HOURS][days.size()];
        List<String> labels = clearing.study().horizon().labels();
        for (int t = 0; t < labels.size(); t++) {
            int hour = Integer.parseInt(labels.get(t).substring(DATE + 1, DATE + 3));
            int day = Objects.requireNonNull(days.get(labels.get(t).substring(0, DATE)));
            for (int bus : buses) {
                sums[hour][day] += prices[t][bus];
                counts[hour][day]++;
            }
        }
        for (int hour = 0; hour < HOURS; hour++) {
            for (int day = 0; day < days.size(); day++) {
                sums[hour][day] = counts[hour][day] == 0 ? Double.NaN : sums[hour][day] / counts[hour][day];
            }
        }
        return sums;
    }

    private static boolean varies(double[][] values) {
        double[] known = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return known.length > 0
                && Arrays.stream(known).max().getAsDouble()
                                - Arrays.stream(known).min().getAsDouble()
                        > 0.01;
    }
}
