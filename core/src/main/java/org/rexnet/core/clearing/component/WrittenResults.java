package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.ResultColumn;
import org.rexnet.core.study.SeriesTable;

/** Results of a clearing under PyPSA's names, as they are written beside the study. Mutable, for one clearing. */
public final class WrittenResults {

    /** Series that other figures are made of, and that are not written themselves. */
    private static final Set<String> INNER =
            Set.of(Clearing.CAPACITY_RENT, Clearing.SHADOW_PRICE, Clearing.CONNECTION_PRICE, "mu_energy", "cost");

    /** What is written only where there is any, as it should not be. */
    private static final Set<String> WHERE_ANY = Set.of("lost_load", "surplus", "e_missing");

    private final Clearing clearing;
    private final List<SeriesTable> series = new ArrayList<>();
    private final List<ResultColumn> columns = new ArrayList<>();

    /** Starts with nothing; {@link ClearingKind#writeAll} adds what each kind has to say. */
    public WrittenResults(Clearing clearing) {
        this.clearing = clearing;
    }

    /** Returns what was added, and the prices of limits of outputs, with further text files by name. */
    public org.rexnet.core.study.Results with(Map<String, String> files) {
        outputLimits();
        return new org.rexnet.core.study.Results(series, columns, files);
    }

    private void outputLimits() {
        List<String> names = clearing.study().conditions(OutputLimit.class).stream()
                .map(OutputLimit::id)
                .toList();
        double[][] prices = clearing.seriesOf(Clearing.OUTPUT_LIMITS).get("mu");
        if (!names.isEmpty() && prices != null) {
            series.add(new SeriesTable(Clearing.OUTPUT_LIMITS, "mu", names, prices));
        }
    }

    Clearing clearing() {
        return clearing;
    }

    /** Adds all series that were found for a kind, and its capacity where it has one. */
    void all(ComponentKind kind, List<String> names) {
        clearing.seriesOf(kind.table()).forEach((attribute, values) -> add(kind, attribute, names, values));
        capacity(kind, names);
    }

    /** Adds the capacity of a kind. */
    void capacity(ComponentKind kind, List<String> names) {
        if (kind.hasCapacity()) {
            column(kind, kind.optimalAttribute(), names, clearing.column(kind, kind.optimalAttribute()));
        }
    }

    /** Adds a series that was found; none that is only a part of other figures. */
    private void add(ComponentKind kind, String attribute, List<String> names, double[][] values) {
        boolean isTold = !WHERE_ANY.contains(attribute) || hasAny(values);
        if (!INNER.contains(attribute) && isTold) {
            series(kind, attribute, names, values);
        }
    }

    /** Adds a series by snapshot and name. */
    void series(ComponentKind kind, String attribute, List<String> names, double[][] values) {
        series.add(new SeriesTable(kind.table(), attribute, names, values));
    }

    /** Adds one number for each name. */
    void column(ComponentKind kind, String attribute, List<String> names, double[] values) {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(names.get(i), values[i]);
        }
        columns.add(new ResultColumn(kind.table(), attribute, byName));
    }

    private static boolean hasAny(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(value -> value != 0);
    }
}
