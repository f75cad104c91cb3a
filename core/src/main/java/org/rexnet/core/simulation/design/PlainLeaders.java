package org.rexnet.core.simulation.design;

import java.util.Arrays;
import java.util.List;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Sight;

/**
 * Facts of leaders with a single activity at one site, whose numbers are the same in all periods but for a series: side by side in memory,
 * as most participants are such leaders and one after another comes. Immutable.
 */
final class PlainLeaders {

    private static final int FACTS = 4;
    private static final int LEAST = 1;
    private static final int PER_MW = 2;
    private static final int COST = 3;
    private static final int NOT_PLAIN = -2;
    private static final int NO_SERIES = -1;

    /** By quoter: {@link #FACTS} numbers, the first of them the most that it can do. */
    private final double[] facts;

    private final int[] series;

    PlainLeaders(Arena arena, List<Quoter> quoters) {
        facts = new double[FACTS * quoters.size()];
        series = new int[quoters.size()];
        Arrays.fill(series, NOT_PLAIN);
        for (Quoter quoter : quoters) {
            if (quoter.kind == Quoter.Kind.LEADER && quoter.plants.length == 1) {
                Activity[] activities = arena.plants.activities(quoter.plant());
                if (activities.length == 1 && activities[0].legs().size() == 1 && activities[0].isSteady()) {
                    note(quoter.index, activities[0]);
                }
            }
        }
    }

    private void note(int quoter, Activity activity) {
        double most = activity.most()[0];
        int at = FACTS * quoter;
        facts[at] = most;
        facts[at + LEAST] = activity.least(0);
        facts[at + PER_MW] = activity.legs().get(0).perMw(0);
        facts[at + COST] = activity.cost(0);
        series[quoter] = most == 0 || !activity.isDrawn() ? NO_SERIES : activity.series();
    }

    /** Returns whether a quoter is such a leader. */
    boolean has(int quoter) {
        return series[quoter] != NOT_PLAIN;
    }

    /** Returns the MW that a leader injects in a period, as somebody sees it. */
    double injectedMw(int quoter, int period, Sight sight) {
        int at = FACTS * quoter;
        int drawn = series[quoter];
        double seen = drawn == NO_SERIES ? facts[at] : facts[at] * sight.at(drawn, period);
        return Math.max(facts[at + LEAST], seen) * facts[at + PER_MW];
    }

    /** Returns the cost of a leader in money per MWh. */
    double cost(int quoter) {
        return facts[FACTS * quoter + COST];
    }
}
