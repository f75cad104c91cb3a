package org.rexnet.core.simulation.world;

import java.util.Arrays;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.study.SimulationSettings;

/**
 * When forecasts change: every so many hours for all periods of the next day and a half, every hour for those of the next two. What was
 * known before the first period came at the same rhythm. Immutable; to be read only.
 */
final class NewsTimes {

    private static final int MINUTES = 60;
    private static final int NEAR_HOURS = 2;

    /** Periods at whose start there is news, in order; the first are before the first period. */
    final int[] issues;

    /** First target of each issue, and the one after its last. */
    final int[] first;

    final int[] end;

    /** Where the changes of each target begin; those of the last end at the last number. */
    final int[] offsets;

    /** The issues of each target in order, from its offset on. */
    final int[] issueOf;

    /** By period, and target from it on within {@link #horizon}: changes known at its start. */
    private final short[] known;

    private final boolean[] isIssue;
    private final int horizon;
    private final double periodHours;

    NewsTimes(DeliveryPeriods periods, SimulationSettings settings) {
        int minutes = periods.minutes();
        periodHours = minutes / (double) MINUTES;
        int near = Math.max(1, MINUTES / minutes);
        int nearAhead = Math.max(1, NEAR_HOURS * MINUTES / minutes);
        int far = Math.max(1, settings.newsHours() * MINUTES / minutes);
        horizon = Math.max(far, settings.newsHorizonHours() * MINUTES / minutes);
        int from = -(horizon / far) * far;
        int count = periods.count();
        int[] at = new int[count - from];
        int[] to = new int[count - from];
        isIssue = new boolean[count];
        int found = 0;
        for (int p = from; p < count; p++) {
            boolean isFar = Math.floorMod(p, far) == 0;
            boolean isNear = p >= 0 && p % near == 0;
            int last = Math.min(count, p + (isFar ? horizon : isNear ? nearAhead : 0));
            if (last > Math.max(0, p)) {
                at[found] = p;
                if (p >= 0) {
                    isIssue[p] = true;
                }
                to[found++] = last;
            }
        }
        issues = Arrays.copyOf(at, found);
        end = Arrays.copyOf(to, found);
        first = Arrays.stream(issues).map(p -> Math.max(0, p)).toArray();
        offsets = new int[count + 1];
        issueOf = order(count);
        known = new short[count * horizon];
        for (int p = 0; p < count; p++) {
            for (int t = p; t < Math.min(count, p + horizon); t++) {
                known[p * horizon + t - p] = (short) search(p, t);
            }
        }
    }

    private int[] order(int count) {
        for (int i = 0; i < issues.length; i++) {
            for (int t = first[i]; t < end[i]; t++) {
                offsets[t + 1]++;
            }
        }
        for (int t = 0; t < count; t++) {
            offsets[t + 1] += offsets[t];
        }
        int[] next = offsets.clone();
        int[] ordered = new int[offsets[count]];
        for (int i = 0; i < issues.length; i++) {
            for (int t = first[i]; t < end[i]; t++) {
                ordered[next[t]++] = i;
            }
        }
        return ordered;
    }

    /** Returns hours from an issue to the end of a target. */
    double leadHours(int issue, int target) {
        return (target + 1 - issues[issue]) * periodHours;
    }

    /** Returns whether there is news at the start of a period. */
    boolean isIssue(int period) {
        return period >= 0 && period < isIssue.length && isIssue[period];
    }

    /** Returns hours from before the first issue to the end of a target. */
    double mostHours() {
        return horizon * periodHours;
    }

    double periodHours() {
        return periodHours;
    }

    /** Returns how many changes of a target were known at the start of a period, as a position behind its offset. */
    int known(int period, int target) {
        int ahead = target - period;
        return ahead >= 0 && ahead < horizon && period >= 0 ? known[period * horizon + ahead] : search(period, target);
    }

    private int search(int period, int target) {
        int low = offsets[target];
        int high = offsets[target + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (issues[issueOf[middle]] <= period) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - offsets[target];
    }
}
