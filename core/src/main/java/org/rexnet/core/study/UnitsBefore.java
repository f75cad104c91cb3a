package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;

/**
 * How many units of a capacity were on before the first snapshot of a block, and when others started and stopped: its modules, or the one
 * unit that it is. It is no table of a study's folder: rules of commitment say it at first, clearing hands it from one window to the next.
 *
 * @param id table and name of the component, as keys print
 * @param on units that were on in the snapshot before
 * @param starts units that started in the snapshot before, in the one before that and so on, as far as it is known
 * @param stops units that stopped then
 */
public record UnitsBefore(String id, double on, List<Double> starts, List<Double> stops) implements Condition {

    public UnitsBefore {
        starts = List.copyOf(starts);
        stops = List.copyOf(stops);
    }

    /** Returns what rules say of the time before the horizon, of a capacity of so many units. */
    public static UnitsBefore of(ComponentKey component, Commitment rules, double units) {
        return new UnitsBefore(
                component.toString(),
                rules.wasOn() ? 1 : 0,
                rules.wasOn() ? longAgo(rules.upBefore(), rules.minUpSnapshots(), 1) : List.of(),
                longAgo(rules.downBefore(), rules.minDownSnapshots(), units));
    }

    /** Returns so many units at a time before, where that is not too long ago to matter. */
    private static List<Double> longAgo(int snapshots, int minimum, double units) {
        List<Double> before = new ArrayList<>();
        for (int h = 1; h <= snapshots && snapshots < minimum; h++) {
            before.add(h == snapshots ? units : 0);
        }
        return before;
    }

    /** Returns how many units started in the last so many snapshots before. */
    public double startedWithin(int snapshots) {
        return sum(starts, snapshots);
    }

    /** Returns how many units stopped in the last so many snapshots before. */
    public double stoppedWithin(int snapshots) {
        return sum(stops, snapshots);
    }

    private static double sum(List<Double> before, int snapshots) {
        return before.stream()
                .limit(Math.max(0, snapshots))
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Returns the state one snapshot later, with so many units on; what is longer ago than {@code memory} snapshots is forgotten. */
    public UnitsBefore then(double nowOn, int memory) {
        return new UnitsBefore(id, nowOn, later(starts, nowOn - on, memory), later(stops, on - nowOn, memory));
    }

    private static List<Double> later(List<Double> before, double change, int memory) {
        List<Double> later = new ArrayList<>();
        later.add(Math.max(0, change));
        later.addAll(before);
        return later.subList(0, Math.min(later.size(), memory));
    }
}
