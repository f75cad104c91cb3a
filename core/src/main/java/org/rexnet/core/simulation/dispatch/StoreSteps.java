package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.List;

/**
 * What a store offers in a single period, as steps of power at a site, each at a cost per MWh: no variable for its content is needed. Content
 * becomes that of the steps taken.
 *
 * @param activity number of the activity within the plant
 * @param mw width of the step
 * @param cost money per MWh at the site
 * @param content MWh that a MWh of it adds
 */
record StoreSteps(int activity, double mw, double cost, double content) {

    private static final int MOST_STEPS = 16;
    private static final double SLACK = 1e-9;

    /** Returns whether a plant only fills and empties at one site, as it likes. */
    static boolean isSimple(Plant plant, PlantStates states, int p, int period) {
        if (!states.followsContent(p)) {
            return false;
        }
        int site = -1;
        for (int a = 0; a < plant.activities().size(); a++) {
            Activity one = plant.activities().get(a);
            boolean moves = one.kind() == Activity.Kind.FILLING || one.kind() == Activity.Kind.EMPTYING;
            if (!moves || one.legs().size() != 1 || one.least(period) > 0 || states.isDecided(p, a, period)) {
                return false;
            }
            if (site >= 0 && site != one.legs().get(0).site()) {
                return false;
            }
            site = one.legs().get(0).site();
        }
        return site >= 0 && plant.shared().isEmpty();
    }

    /**
     * Returns the steps of a plant.
     *
     * @param held content if nothing is done
     * @param worth of content at the end
     */
    static List<StoreSteps> of(Plant plant, int period, Sight sight, double held, EndWorth.Steps worth, double hours) {
        Reservoir store = plant.reservoir().orElseThrow();
        List<StoreSteps> steps = new ArrayList<>();
        for (int a = 0; a < plant.activities().size(); a++) {
            Activity activity = plant.activities().get(a);
            double gain = activity.content();
            double left = activity.most(period, sight);
            boolean fills = gain > 0;
            double room = fills ? store.most(period) - held : held - store.least(period);
            double at = held;
            for (int k = 0; k < MOST_STEPS && left > SLACK && room > SLACK; k++) {
                Segment segment = fills ? above(worth, at) : below(worth, at);
                double content = Math.min(Math.min(segment.length, room), left * hours * Math.abs(gain));
                double mw = content / hours / Math.abs(gain);
                steps.add(new StoreSteps(a, mw, activity.cost(period) - segment.price * gain, gain));
                left -= mw;
                room -= content;
                at += fills ? content : -content;
            }
        }
        return steps;
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

    /** Returns what the next MWh of content is worth. */
    static double worthAt(EndWorth.Steps worth, double at) {
        return above(worth, at).price;
    }
}
