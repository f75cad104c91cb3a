package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Coefficient of performance of a heat pump as its maker states it: heat per power on a grid of temperatures of source and sink, in C.
 *
 * <p>Between the points it is bilinear; beyond them the nearest holds. Immutable.
 */
public final class HeatPumpTable {

    private final NavigableMap<Double, NavigableMap<Double, Double>> bySource;

    /**
     * A point of the grid.
     *
     * @param sourceCelsius where heat is taken
     * @param sinkCelsius where it is given
     * @param cop heat per power, above 0
     */
    public record Point(double sourceCelsius, double sinkCelsius, double cop) {

        public Point {
            if (!(cop > 0) || Double.isInfinite(cop)) {
                throw new IllegalArgumentException(
                        "The coefficient of performance must be above 0 but is " + cop + ".");
            }
        }
    }

    private HeatPumpTable(NavigableMap<Double, NavigableMap<Double, Double>> bySource) {
        this.bySource = bySource;
    }

    /**
     * Returns the table of some points.
     *
     * @throws IllegalArgumentException unless they are a grid: every temperature of the source with every one of the sink, once
     */
    public static HeatPumpTable of(List<Point> points) {
        NavigableMap<Double, NavigableMap<Double, Double>> bySource = new TreeMap<>();
        TreeSet<Double> sinks = new TreeSet<>();
        for (Point point : points) {
            sinks.add(point.sinkCelsius());
            Double known = bySource.computeIfAbsent(point.sourceCelsius(), s -> new TreeMap<>())
                    .put(point.sinkCelsius(), point.cop());
            if (known != null) {
                throw new IllegalArgumentException("the point at a source of %s C and a sink of %s C is given twice"
                        .formatted(point.sourceCelsius(), point.sinkCelsius()));
            }
        }
        if (bySource.isEmpty()) {
            throw new IllegalArgumentException("there is no point");
        }
        List<String> missing = new ArrayList<>();
        bySource.forEach((source, cops) -> sinks.stream()
                .filter(sink -> !cops.containsKey(sink))
                .forEach(sink -> missing.add("a source of %s C and a sink of %s C".formatted(source, sink))));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("there is no point at " + missing.getFirst());
        }
        return new HeatPumpTable(bySource);
    }

    /** Returns heat per power at temperatures of source and sink in C. */
    public double cop(double sourceCelsius, double sinkCelsius) {
        return between(
                bySource.floorEntry(sourceCelsius),
                bySource.ceilingEntry(sourceCelsius),
                sourceCelsius,
                cops -> between(cops.floorEntry(sinkCelsius), cops.ceilingEntry(sinkCelsius), sinkCelsius, c -> c));
    }

    private static <T> double between(
            Map.@Nullable Entry<Double, T> below,
            Map.@Nullable Entry<Double, T> above,
            double celsius,
            ToDoubleFunction<T> value) {
        if (below == null || above == null) {
            Map.Entry<Double, T> nearest = below == null ? Objects.requireNonNull(above) : below;
            return value.applyAsDouble(nearest.getValue());
        }
        double width = above.getKey() - below.getKey();
        double share = width == 0 ? 0 : (celsius - below.getKey()) / width;
        return (1 - share) * value.applyAsDouble(below.getValue()) + share * value.applyAsDouble(above.getValue());
    }

    /** Returns heat per power in every snapshot, by temperatures in C. */
    public Profile cop(Profile sinkCelsius, Profile sourceCelsius) {
        int length = Math.max(sinkCelsius.length(), sourceCelsius.length());
        if (length == 0) {
            return Profile.of(cop(sourceCelsius.at(0), sinkCelsius.at(0)));
        }
        double[] cops = new double[length];
        for (int t = 0; t < length; t++) {
            cops[t] = cop(sourceCelsius.at(t), sinkCelsius.at(t));
        }
        return Profile.of(cops);
    }
}
