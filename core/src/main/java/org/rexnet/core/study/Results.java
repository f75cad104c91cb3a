package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written beside a study: results under PyPSA's names, and further files.
 *
 * @param series results over time
 * @param columns results that do not vary
 * @param files further text files by name, such as {@code report.html}; tables for people begin with {@code result-}
 */
public record Results(List<SeriesTable> series, List<ResultColumn> columns, Map<String, String> files) {

    /** No results. */
    public static final Results NONE = new Results(List.of(), List.of(), Map.of());

    public Results {
        series = List.copyOf(series);
        columns = List.copyOf(columns);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /** Returns the same with further results over time. */
    public Results withSeries(List<SeriesTable> further) {
        List<SeriesTable> all = new ArrayList<>(series);
        all.addAll(further);
        return new Results(all, columns, files);
    }

    /** Returns the same with further files. */
    public Results withFiles(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(files);
        all.putAll(further);
        return new Results(series, columns, all);
    }

    /** Returns results without further files. */
    public static Results of(List<SeriesTable> series, List<ResultColumn> columns) {
        return new Results(series, columns, Map.of());
    }
}
