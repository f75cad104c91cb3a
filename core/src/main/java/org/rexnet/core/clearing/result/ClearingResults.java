package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Series and capacities that the windows of a clearing write; each window writes snapshots of its own, so threads do not meet. */
public final class ClearingResults {

    private static final double[] NOT_WRITTEN = {};

    private final int snapshots;
    private final HorizonSpan written;
    private final Map<Key, double[][]> series = new ConcurrentHashMap<>();
    private final Map<Key, double[]> columns = new ConcurrentHashMap<>();

    private final List<List<BindingLimit>> bindings;
    private final AtomicReferenceArray<List<FlowLimit>> limits;
    private final Queue<ChargingRun> chargingRuns = new ConcurrentLinkedQueue<>();
    private final Map<Integer, List<Optional<MarginalPair>>> setters = new ConcurrentSkipListMap<>();
    private final Map<Integer, List<Optional<PriceInterval>>> intervals = new ConcurrentSkipListMap<>();

    private volatile @Nullable ClearingCorner operation;

    /** Prepares results of a whole horizon. */
    public ClearingResults(int snapshots) {
        this(snapshots, new HorizonSpan(0, snapshots));
    }

    /** Prepares results of which only a part will be written. */
    public ClearingResults(int snapshots, HorizonSpan written) {
        this.snapshots = snapshots;
        this.written = written;
        limits = new AtomicReferenceArray<>(snapshots);
        bindings = IntStream.range(0, snapshots)
                .<List<BindingLimit>>mapToObj(t -> new ArrayList<>())
                .toList();
    }

    /** Takes over the first {@code count} snapshots of others as those from {@code first} on; what vehicles did is left out. */
    public void take(ClearingResults others, int count, int first) {
        others.series.forEach((key, values) -> {
            double[][] own = series(key.table(), key.attribute(), values[0].length);
            System.arraycopy(values, 0, own, first, count);
        });
        columns.putAll(others.columns);
        for (int k = 0; k < count; k++) {
            bindings.get(first + k).addAll(others.bindings.get(k));
            move(others.setters, k, setters, first);
            move(others.intervals, k, intervals, first);
        }
    }

    /** Takes over what was written for a part elsewhere. */
    public void take(SpanResult part) {
        part.series().forEach((key, rows) -> {
            double[][] own = series(key.table(), key.attribute(), rows[0].length);
            System.arraycopy(rows, 0, own, part.span().first(), rows.length);
        });
        columns.putAll(part.columns());
        for (int k = 0; k < part.bindings().size(); k++) {
            bindings.get(part.span().first() + k).addAll(part.bindings().get(k));
        }
        chargingRuns.addAll(part.chargingRuns());
    }

    /** Returns what was written for the part, prices unexplained. */
    public SpanResult ofPart(ClearingStatistics statistics) {
        Map<Key, double[][]> rows = new TreeMap<>();
        series.forEach((key, values) -> rows.put(key, Arrays.copyOfRange(values, written.first(), written.end())));
        return new SpanResult(
                written,
                rows,
                new TreeMap<>(columns),
                new ArrayList<>(bindings.subList(written.first(), written.end())),
                chargingRuns(),
                statistics);
    }

    private static <V> void move(Map<Integer, V> from, int k, Map<Integer, V> to, int first) {
        V value = from.get(k);
        if (value != null) {
            to.put(first + k, value);
        }
    }

    /** Adds what a vehicle did. */
    public void add(ChargingRun run) {
        chargingRuns.add(run);
    }

    /** Returns what vehicles did, by session and then in the order of the horizon. */
    public List<ChargingRun> chargingRuns() {
        return chargingRuns.stream()
                .sorted(Comparator.comparingInt(ChargingRun::session).thenComparingInt(ChargingRun::first))
                .toList();
    }

    /** Sets where a clearing with the capacities that exist starts. */
    public void setOperation(ClearingCorner corner) {
        operation = corner;
    }

    Optional<ClearingCorner> operation() {
        return Optional.ofNullable(operation);
    }

    /** Adds a limit of flow that costs something in snapshot {@code t} of the horizon. */
    public void addBinding(int t, BindingLimit limit) {
        bindings.get(t).add(limit);
    }

    /** Returns the limits of flow that cost something in snapshot {@code t}. */
    public List<BindingLimit> bindings(int t) {
        return bindings.get(t);
    }

    /** Keeps the limits of flow that the model has in snapshot {@code t}, whether they cost something or not. */
    public void setLimits(int t, List<FlowLimit> inModel) {
        limits.set(t, inModel);
    }

    /** Returns the limits of flow that the model has in snapshot {@code t}; empty where that is not known. */
    public Optional<List<FlowLimit>> limits(int t) {
        return Optional.ofNullable(limits.get(t));
    }

    /** Returns what sets prices, by snapshot of the horizon and bus; nothing for snapshots that were not explained. */
    public Map<Integer, List<Optional<MarginalPair>>> setters() {
        return setters;
    }

    /** Returns the valid prices, by snapshot of the horizon and bus; nothing for snapshots in which they were not sought. */
    public Map<Integer, List<Optional<PriceInterval>>> intervals() {
        return intervals;
    }

    /** Table and attribute, as PyPSA names them. */
    public record Key(String table, String attribute) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byTable = table.compareTo(other.table);
            return byTable != 0 ? byTable : attribute.compareTo(other.attribute);
        }
    }

    /** Returns the values by snapshot of the horizon, then component; 0 until written. */
    public double[][] series(String table, String attribute, int components) {
        Key asked = new Key(table, attribute);
        double[][] known = series.get(asked); // Most often there, and found without a lock.
        return known == null ? series.computeIfAbsent(asked, key -> rows(components)) : known;
    }

    private double[][] rows(int components) {
        double[][] rows = new double[snapshots][];
        Arrays.fill(rows, NOT_WRITTEN);
        for (int t = written.first(); t < written.end(); t++) {
            rows[t] = new double[components];
        }
        return rows;
    }

    /** Returns the values by component; 0 until written. */
    public double[] column(String table, String attribute, int components) {
        Key asked = new Key(table, attribute);
        double[] known = columns.get(asked);
        return known == null ? columns.computeIfAbsent(asked, key -> new double[components]) : known;
    }

    /** Returns all series by table and attribute, in their order. */
    public Map<Key, double[][]> allSeries() {
        return new TreeMap<>(series);
    }
}
