package org.rexnet.core.clearing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Series and capacities that the windows of a clearing write; each window writes snapshots of its own, so threads do not meet. */
final class Results {

    private final int snapshots;
    private final Map<Key, double[][]> series = new ConcurrentSkipListMap<>();
    private final Map<Key, double[]> columns = new ConcurrentSkipListMap<>();

    Results(int snapshots) {
        this.snapshots = snapshots;
    }

    /** Table and attribute, as PyPSA names them. */
    record Key(String table, String attribute) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byTable = table.compareTo(other.table);
            return byTable != 0 ? byTable : attribute.compareTo(other.attribute);
        }
    }

    /** Returns the values by snapshot of the horizon, then component; 0 until written. */
    double[][] series(String table, String attribute, int components) {
        return series.computeIfAbsent(new Key(table, attribute), key -> new double[snapshots][components]);
    }

    /** Returns the values by component; 0 until written. */
    double[] column(String table, String attribute, int components) {
        return columns.computeIfAbsent(new Key(table, attribute), key -> new double[components]);
    }

    Map<Key, double[][]> allSeries() {
        return new TreeMap<>(series);
    }

    Map<Key, double[]> allColumns() {
        return new TreeMap<>(columns);
    }

    List<Key> keys() {
        return List.copyOf(series.keySet());
    }
}
