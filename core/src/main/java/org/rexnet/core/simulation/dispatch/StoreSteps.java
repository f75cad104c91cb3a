package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;

/**
 * What stores offer in a single period, as steps of power at a site, each at a cost per MWh: no variables for their content are needed.
 * Content becomes that of the steps taken. Steps of all stores stand side by side; mutable.
 */
final class StoreSteps {

    private static final int MOST_STEPS = 16;
    private static final double SLACK = 1e-9;

    private final ActivityTable table;
    private final int period;
    private final double hours;
    private int count;
    private int[] activities = new int[256];
    private double[] widths = new double[256];
    private double[] costs = new double[256];

    StoreSteps(ActivityTable table, int period, double hours) {
        this.table = table;
        this.period = period;
        this.hours = hours;
    }

    /** Returns whether a plant only fills and empties at one site, as it likes. */
    boolean isSimple(int p, PlantStates states) {
        if (!table.isStore(p) || !states.followsContent(p)) {
            return false;
        }
        boolean isFree = true;
        for (int number = table.first(p); number < table.first(p + 1) && isFree; number++) {
            isFree = table.least(number, period) <= 0 && !states.isDecided(p, number - table.first(p), period);
        }
        return isFree;
    }

    /**
     * Adds the steps of a plant.
     *
     * @param held content if nothing is done
     * @param worth of content at the end
     */
    void add(int p, Reservoir store, Sight sight, double held, EndWorth.Steps worth) {
        for (int number = table.first(p); number < table.first(p + 1); number++) {
            double gain = table.get(number).content();
            double cost = table.cost(number, period);
            double left = table.most(number, period, sight);
            boolean fills = gain > 0;
            double room = fills ? store.most(period) - held : held - store.least(period);
            double at = held;
            for (int k = 0; k < MOST_STEPS && left > SLACK && room > SLACK; k++) {
                Segment segment = fills ? above(worth, at) : below(worth, at);
                double content = Math.min(Math.min(segment.length, room), left * hours * Math.abs(gain));
                double mw = content / hours / Math.abs(gain);
                add(number, mw, cost - segment.price * gain);
                left -= mw;
                room -= content;
                at += fills ? content : -content;
            }
        }
    }

    private void add(int activity, double mw, double cost) {
        if (count == widths.length) {
            activities = Arrays.copyOf(activities, 2 * count);
            widths = Arrays.copyOf(widths, 2 * count);
            costs = Arrays.copyOf(costs, 2 * count);
        }
        activities[count] = activity;
        widths[count] = mw;
        costs[count++] = cost;
    }

    /** A price and how far it holds. */
    private record Segment(double price, double length) {}

    private static Segment above(EndWorth.Steps worth, double at) {
        double end = 0;
        for (int i = 0; i < worth.prices().length; i++) {
            end += worth.lengths()[i];
            if (end > at + SLACK) {
                return new Segment(worth.prices()[i], end - at);
            }
        }
        return new Segment(0, Double.POSITIVE_INFINITY);
    }

    private static Segment below(EndWorth.Steps worth, double at) {
        double begin = 0;
        for (int i = 0; i < worth.prices().length; i++) {
            double end = begin + worth.lengths()[i];
            if (at <= end + SLACK) {
                return new Segment(worth.prices()[i], Math.max(SLACK, at - begin));
            }
            begin = end;
        }
        return new Segment(0, Math.max(SLACK, at - begin));
    }

    /** Returns how many steps there are. */
    int count() {
        return count;
    }

    /** Returns the number of a step's activity. */
    int activity(int step) {
        return activities[step];
    }

    /** Returns the width of a step in MW. */
    double mw(int step) {
        return widths[step];
    }

    /** Returns money per MWh of a step at its site. */
    double cost(int step) {
        return costs[step];
    }

    /** Returns MWh of content that a MWh of a step adds. */
    double content(int step) {
        return table.get(activities[step]).content();
    }

    int site(int step) {
        return table.site(activities[step]);
    }

    /** Returns MW injected at the site per MW of a step. */
    double perMw(int step) {
        return table.perMw(activities[step], period);
    }

    /** Returns what a MWh of a step earns at the prices of sites, in money. */
    double earned(int step, double[] prices) {
        return (content(step) < 0 ? 1 : -1) * prices[site(step)] - costs[step];
    }
}
