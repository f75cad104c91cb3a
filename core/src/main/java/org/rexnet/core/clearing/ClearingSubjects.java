package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.result.BranchLoading;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.SubjectTable;
import org.rexnet.network.Bus;

/** A clearing as one table over time for each subject, whatever kinds of components have to do with it. */
public final class ClearingSubjects {

    /** Attributes of results that say how much energy is held. */
    private static final Set<String> LEVELS = Set.of("state_of_charge", "e");

    private final Study study;
    private final Clearing clearing;
    private final int snapshots;

    private ClearingSubjects(Clearing clearing) {
        this.clearing = clearing;
        study = clearing.study();
        snapshots = study.horizon().size();
    }

    /** Subjects, and what their tables hold. */
    public enum Subject {
        PRICES("money per MWh at each bus"),
        POWER("MW that each component feeds in, below 0 what it draws; at each of its buses where there are several"),
        LEVELS("MWh that each storage unit and store holds at the end of the snapshot"),
        FLOWS("MW that enter each line, transformer, link and pipe at its first bus, below 0 what leaves there"),
        LOADING("the same as a share of the capacity, 1 where it is full"),
        LOST_LOAD("MW of load at each bus that is not served, where there is any"),
        SURPLUS("MW at each bus that are wasted, where there are any");

        private final String content;

        Subject(String content) {
            this.content = content;
        }

        /** Returns the stem of its file, such as {@code lost-load}. */
        public String stem() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** Returns what its table holds, with the unit. */
        public String content() {
            return content;
        }
    }

    /** Returns the tables of a clearing; none of what does not occur in it. */
    public static List<SubjectTable> of(Clearing clearing) {
        ClearingSubjects subjects = new ClearingSubjects(clearing);
        List<SubjectTable> all = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            SubjectTable table =
                    switch (subject) {
                        case PRICES -> subjects.atBuses(subject, clearing.prices());
                        case POWER -> subjects.power(subject);
                        case LEVELS -> subjects.levels(subject);
                        case FLOWS -> subjects.branches(subject, BranchLoading::flowMw);
                        case LOADING -> subjects.branches(subject, subjects::shares);
                        case LOST_LOAD, SURPLUS -> subjects.whereAny(subject);
                    };
            if (!table.names().isEmpty()) {
                all.add(table);
            }
        }
        return all;
    }

    /**
     * Returns the tables of a clearing and, as {@code pipes-heat-flow} or {@code buses-supply-temperature}, those of series that its
     * results have and the clearing alone has not.
     */
    public static List<SubjectTable> of(Clearing clearing, Results results) {
        List<SubjectTable> all = new ArrayList<>(of(clearing));
        Set<String> own = ClearingExport.of(clearing).series().stream()
                .map(ClearingSubjects::stem)
                .collect(Collectors.toSet());
        for (SeriesTable series : results.series()) {
            if (!own.contains(stem(series))) {
                all.add(new SubjectTable(stem(series), series.names(), series.values()));
            }
        }
        return all;
    }

    private static String stem(SeriesTable series) {
        return (series.table() + "-" + series.attribute()).replace('_', '-');
    }

    private SubjectTable atBuses(Subject subject, double[][] values) {
        return new SubjectTable(subject.stem(), study.ids(ComponentKind.BUS), values);
    }

    private SubjectTable whereAny(Subject subject) {
        double[][] values = clearing.series(ComponentKind.BUS, subject.stem().replace('-', '_'));
        int[] buses = java.util.stream.IntStream.range(
                        0, study.network().buses().size())
                .filter(b -> Arrays.stream(values).anyMatch(row -> row[b] != 0))
                .toArray();
        List<String> names = Arrays.stream(buses)
                .mapToObj(b -> study.network().buses().get(b).id())
                .toList();
        double[][] some = Arrays.stream(values)
                .map(row -> Arrays.stream(buses).mapToDouble(b -> row[b]).toArray())
                .toArray(double[][]::new);
        return new SubjectTable(subject.stem(), names, some);
    }

    private SubjectTable power(Subject subject) {
        List<Injection> all = clearing.injections().stream()
                .filter(injection ->
                        injection.role() != Injection.Role.TRANSPORT && injection.role() != Injection.Role.IMBALANCE)
                .toList();
        Map<ComponentKey, Integer> counts = new HashMap<>();
        all.forEach(injection -> counts.merge(injection.component(), 1, Integer::sum));
        List<Bus> buses = study.network().buses();
        List<String> names = all.stream()
                .map(injection -> name(injection.component())
                        + (counts.getOrDefault(injection.component(), 0) > 1
                                ? " at " + buses.get(injection.bus()).id()
                                : ""))
                .toList();
        double[][] values = new double[snapshots][all.size()];
        for (int i = 0; i < all.size(); i++) {
            for (int t = 0; t < snapshots; t++) {
                // Adding 0 turns -0 into 0.
                values[t][i] = all.get(i).mw(t) + 0.0;
            }
        }
        return new SubjectTable(subject.stem(), names, values);
    }

    private static String name(ComponentKey component) {
        return component.kind().singular() + " " + component.id();
    }

    private SubjectTable levels(Subject subject) {
        List<String> names = new ArrayList<>();
        List<SeriesTable> found = ClearingExport.of(clearing).series().stream()
                .filter(series -> LEVELS.contains(series.attribute()))
                .toList();
        double[][] values = new double[snapshots][];
        Arrays.fill(values, new double[0]);
        for (SeriesTable series : found) {
            ComponentKind kind = Arrays.stream(ComponentKind.values())
                    .filter(one -> one.table().equals(series.table()))
                    .findFirst()
                    .orElseThrow();
            series.names().forEach(id -> names.add(name(new ComponentKey(kind, id))));
            for (int t = 0; t < snapshots; t++) {
                double[] before = values[t];
                values[t] = Arrays.copyOf(before, before.length + series.names().size());
                System.arraycopy(
                        series.values()[t],
                        0,
                        values[t],
                        before.length,
                        series.names().size());
            }
        }
        return new SubjectTable(subject.stem(), names, values);
    }

    /** Figures of a branch by snapshot. */
    private interface OfBranch {
        double[] bySnapshot(BranchLoading branch);
    }

    private double[] shares(BranchLoading branch) {
        double[] shares = new double[snapshots];
        Arrays.setAll(shares, branch::share);
        return shares;
    }

    private SubjectTable branches(Subject subject, OfBranch figures) {
        List<BranchLoading> all = BranchLoading.of(clearing);
        double[][] values = new double[snapshots][all.size()];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            names.add(ComponentKind.of(all.get(i).branch()).singular() + " "
                    + all.get(i).branch().id());
            double[] column = figures.bySnapshot(all.get(i));
            for (int t = 0; t < snapshots; t++) {
                values[t][i] = column[t];
            }
        }
        return new SubjectTable(subject.stem(), names, values);
    }
}
