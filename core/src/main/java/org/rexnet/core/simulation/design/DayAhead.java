package org.rexnet.core.simulation.design;

import java.util.Arrays;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Schedule;

/**
 * What was cleared for the days: powers of all activities, and prices by site, by period. A day is cleared at noon of the day before, the
 * first at its start. Mutable, for one thread.
 */
final class DayAhead {

    private final Arena arena;
    private final int periodsPerDay;
    /** By activity and period. */
    final double[][] power;

    final double[][] prices;
    /** Content that is meant at the end of each period, by plant; NaN where nothing is. */
    private final double[][] content;

    DayAhead(Arena arena) {
        this.arena = arena;
        periodsPerDay = arena.setting.periodsPerDay();
        int activities = arena.plants.first(arena.plants.all().size());
        power = new double[activities][arena.count];
        prices = new double[arena.count][arena.sites.count()];
        content = new double[arena.plants.all().size()][arena.count];
        for (double[] row : content) {
            Arrays.fill(row, Double.NaN);
        }
    }

    /** Returns whether a day is cleared at the start of a period. */
    boolean isDue(int now) {
        return now == 0 || now % periodsPerDay == periodsPerDay / 2 && firstOfDay(now) < arena.count;
    }

    /** Returns the first period of the day that is cleared at the start of a period. */
    int firstOfDay(int now) {
        return now == 0 ? 0 : (now / periodsPerDay + 1) * periodsPerDay;
    }

    /** Returns the period after the last of that day. */
    int endOfDay(int now) {
        return Math.min(arena.count, firstOfDay(now) + periodsPerDay);
    }

    /** Takes over what a schedule says of a day. */
    void take(Schedule schedule, int from, int end) {
        for (int period = from; period < end; period++) {
            int slot = period - schedule.from();
            for (int a = 0; a < power.length; a++) {
                power[a][period] = schedule.power(a, slot);
            }
            prices[period] = schedule.prices()[slot].clone();
        }
    }

    /** Notes the content that a store means to have at the end of a period. */
    void mean(int plant, int period, double mwh) {
        content[plant][period] = mwh;
    }

    /** Returns the intended content of a store: the schedule where there is one, else its owner's plan. */
    Arena.Intention intention(int period) {
        return (plant, planned) -> Double.isNaN(content[plant][period]) ? planned : content[plant][period];
    }

    /** Returns net sales of each place in a period in MW, as scheduled. */
    double[] positions(int period) {
        double[] positions = new double[arena.places.count()];
        for (int p = 0; p < arena.plants.all().size(); p++) {
            Plant plant = arena.plants.all().get(p);
            for (int a = 0; a < plant.activities().size(); a++) {
                Activity activity = plant.activities().get(a);
                int number = arena.plants.first(p) + a;
                for (int l = 0; l < activity.legs().size(); l++) {
                    int place = arena.places.ofLeg(number, l);
                    if (place >= 0) {
                        positions[place] +=
                                power[number][period] * activity.legs().get(l).perMw(period);
                    }
                }
            }
        }
        return positions;
    }

    /** Returns the prices of the last cleared day as a view: known ones, and those of the same time a day before for later periods. */
    PriceView view(int cleared) {
        return (site, period) -> {
            int t = period;
            while (t >= cleared) {
                t -= periodsPerDay;
            }
            return prices[Math.max(0, t)][site];
        };
    }
}
