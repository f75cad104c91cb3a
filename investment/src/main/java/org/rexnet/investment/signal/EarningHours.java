package org.rexnet.investment.signal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rexnet.core.study.Horizon;

/**
 * Which hours earn a sum: shares by hour of day, month and block, and the hours that earn most.
 *
 * <p>Shares add up to 1; those of hours that pay, as when a battery is filled, are below 0. Where the sum is not above 0 there are none,
 * and no best hours.
 *
 * @param byHourOfDay share by hour of day from 0 to 23; empty where labels are no points in time
 * @param byMonth share by month from 1 to 12, for the months there are; empty where labels are no points in time
 * @param byBlock share by block of the horizon, in its order
 * @param best snapshots that together earn half of all that is received, the best first
 * @param bestHours hours that these stand for
 * @param allHours hours that the horizon stands for
 */
public record EarningHours(
        Map<Integer, Double> byHourOfDay,
        Map<Integer, Double> byMonth,
        Map<String, Double> byBlock,
        List<String> best,
        double bestHours,
        double allHours) {

    private static final double HALF = 0.5;

    /** Share of receipts below which the rest of them is rounding. */
    private static final double SMALLEST_SHARE = 1e-9;

    /** Returns where earnings come from. */
    public static EarningHours of(Earnings earnings, Horizon horizon) {
        return of(List.of(earnings), horizon).get(0);
    }

    /** Returns where the earnings of several come from, in their order. */
    public static List<EarningHours> of(List<Earnings> all, Horizon horizon) {
        List<Optional<LocalDateTime>> times =
                horizon.labels().stream().map(SnapshotTime::of).toList();
        boolean dated = times.stream().allMatch(Optional::isPresent);
        return all.stream()
                .map(earnings -> of(earnings, horizon, dated ? times : List.of()))
                .toList();
    }

    /** Returns the same of one; {@code times} of the snapshots are empty where labels are no points in time. */
    private static EarningHours of(Earnings earnings, Horizon horizon, List<Optional<LocalDateTime>> times) {
        double[] earned = earnings.bySnapshot();
        double[] hours = horizon.snapshots().stream()
                .mapToDouble(Horizon.Snapshot::objectiveWeight)
                .toArray();
        double total = earnings.total();
        double received = Arrays.stream(earned).map(one -> Math.max(0, one)).sum();
        Map<Integer, Double> byHourOfDay = new TreeMap<>();
        Map<Integer, Double> byMonth = new TreeMap<>();
        Map<String, Double> byBlock = new LinkedHashMap<>();
        boolean earns = total > SMALLEST_SHARE * received;
        for (int t = 0; t < earned.length && earns; t++) {
            double share = earned[t] / total;
            byBlock.merge(horizon.at(t).block(), share, Double::sum);
            Optional<LocalDateTime> time = times.isEmpty() ? Optional.empty() : times.get(t);
            time.ifPresent(at -> {
                byHourOfDay.merge(at.getHour(), share, Double::sum);
                byMonth.merge(at.getMonthValue(), share, Double::sum);
            });
        }
        List<String> best = new ArrayList<>();
        double bestHours = 0;
        double left = earns ? HALF * received : 0;
        for (int t : bestFirst(earned, hours)) {
            if (!(left > 0) || !(earned[t] > 0)) {
                break;
            }
            left -= earned[t];
            best.add(horizon.at(t).label());
            bestHours += hours[t];
        }
        return new EarningHours(
                byHourOfDay,
                byMonth,
                byBlock,
                best,
                bestHours,
                Arrays.stream(hours).sum());
    }

    /** Returns the snapshots by what they earn per hour that they stand for. */
    private static List<Integer> bestFirst(double[] earned, double[] hours) {
        return IntStream.range(0, earned.length)
                .filter(t -> hours[t] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer t) -> -earned[t] / hours[t])
                        .thenComparing(t -> t))
                .toList();
    }
}
