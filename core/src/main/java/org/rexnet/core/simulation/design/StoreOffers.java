package org.rexnet.core.simulation.design;

import java.util.Arrays;
import java.util.List;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.EndWorth;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.plan.FirstWorth;
import org.rexnet.core.simulation.plan.StorePlan;
import org.rexnet.core.simulation.plan.StoreProblem;
import org.rexnet.core.simulation.plant.Plants;

/**
 * Plans of stores at expected prices, and the value of their content at the end of a period: the price of their offers at delivery.
 * Mutable, for one thread.
 */
final class StoreOffers {

    /** Who deviates from its plan wants this much more than nothing, so that what is indifferent stays as planned. */
    private static final double STAY = 1e-4;

    /** Share of a price that who trades back and forth loses. */
    private static final double SPREAD = 0.01;

    private final Plants plants;
    private final int count;
    private final int ahead;
    private final double hours;
    private final StoreProblem problem;
    private final StorePlan plan;
    private int from;
    private int end;
    /** Prices of the site that the store is at, from the first period of the plan on. */
    private double[] prices;
    /** Bought less sold, in the same periods. */
    private double[] heldMwh;
    /** Money per MWh of content at which an activity fills or empties in the same periods. */
    private double[] perContent;

    /**
     * Prepares plans.
     *
     * @param ahead how many periods plans look ahead; those of vehicles look to their departure
     */
    StoreOffers(Plants plants, int count, int ahead, double hours) {
        this.plants = plants;
        this.count = count;
        this.ahead = ahead;
        this.hours = hours;
        problem = new StoreProblem(ahead);
        prices = new double[ahead];
        heldMwh = new double[ahead];
        perContent = new double[ahead];
        plan = new StorePlan(problem);
    }

    /** What a store has bought less what it has sold. */
    @FunctionalInterface
    interface Positions {

        /** Of who has not traded. */
        Positions NONE = (from, end, into) -> Arrays.fill(into, 0, end - from, 0);

        /** Writes the MWh of periods from one on to before another. */
        void write(int from, int end, double[] into);
    }

    /**
     * Plans a store from a period on for as many periods as plans look ahead, of which only the first is told; returns whether there is a
     * plan.
     *
     * @param known what content is worth in that period by stores that were asked about before
     */
    boolean planFirst(int p, int now, double content, Sight sight, PriceView view, AlikeStores.Worths known) {
        boolean shares = known.has(p) && plants.reservoir(p).from() <= now;
        FirstWorth worth = shares ? known.find(p, view) : null;
        if (worth != null) {
            pose(p, now, now + 1, content, sight, view, Positions.NONE);
            return plan.solveFirst(worth);
        }
        pose(p, now, now + ahead, content, sight, view, Positions.NONE);
        boolean isPlanned = plan.solveFirst();
        if (shares && isPlanned) {
            known.note(p, view, plan.firstWorth());
        }
        return isPlanned;
    }

    /** Plans a store from a period on to before another; returns whether there is a plan. */
    boolean plan(int p, int now, int until, double content, Sight sight, PriceView view) {
        return plan(p, now, until, content, sight, view, Positions.NONE);
    }

    /**
     * Plans a store that has bought and sold already: what it holds it may keep at the market's price, beyond that it pays and gets a
     * little less.
     *
     * @param held what it has bought and sold
     */
    boolean plan(int p, int now, int until, double content, Sight sight, PriceView view, Positions held) {
        pose(p, now, until, content, sight, view, held);
        return plan.solve();
    }

    private void pose(int p, int now, int until, double content, Sight sight, PriceView view, Positions held) {
        Reservoir store = plants.reservoir(p);
        Activity[] activities = plants.activities(p);
        from = Math.max(now, store.from());
        end = Math.min(store.end(), store.isNeed() ? count : Math.max(from + 1, until));
        double start = from == store.from() && from > now ? store.start() : content;
        boolean isSteady = store.isSteady();
        problem.begin(end - from, start, isSteady ? store.least(from) : 0, isSteady ? store.most(from) : 0);
        int site = site(activities);
        if (end - from > prices.length) {
            prices = new double[end - from];
            heldMwh = new double[end - from];
            perContent = new double[end - from];
        }
        view.write(site, from, end, prices);
        if (!isSteady) {
            for (int period = from; period < end; period++) {
                problem.pass(period - from, store.keep(period), store.drift(period, sight));
                problem.bound(period - from, store.least(period), store.most(period));
            }
        }
        held.write(from, end, heldMwh);
        for (Activity activity : activities) {
            if (activity.content() != 0 && isOneStep(activity, site)) {
                addSteadySteps(activity, end, sight);
            } else if (activity.content() != 0) {
                addSteps(activity, end, sight, site, view);
            }
        }
        problem.value(store.worth(), store.isNeed() ? store.needed() : Double.MAX_VALUE);
    }

    /** Returns where a store fills and empties, the first of its sites. */
    private static int site(Activity[] activities) {
        for (Activity activity : activities) {
            if (!activity.legs().isEmpty()) {
                return activity.legs().get(0).site();
            }
        }
        return 0;
    }

    /** Returns whether an activity does the same in all periods, at one site only. */
    private static boolean isOneStep(Activity activity, int site) {
        return !activity.isDrawn()
                && activity.legs().size() == 1
                && activity.legs().get(0).site() == site
                && activity.isSteady();
    }

    /** As {@link #addSteps}, of an activity that does the same in all periods at the store's site. */
    private void addSteadySteps(Activity activity, int end, Sight sight) {
        double gain = activity.content();
        double perMw = activity.legs().get(0).perMw(from);
        double mwh = activity.most(from, sight) * hours;
        double cost = activity.cost(from);
        int periods = mwh == 0 ? 0 : end - from;
        // The division of all periods by itself, as processors then divide several at once.
        for (int t = 0; t < periods; t++) {
            perContent[t] = (cost - perMw * prices[t]) / gain;
        }
        for (int t = 0; t < periods; t++) {
            double paid = perMw * prices[t];
            step(t, gain, mwh, cost - paid, perContent[t], Math.abs(paid) * SPREAD);
        }
    }

    /** Adds what an activity does in each period at the prices there. */
    private void addSteps(Activity activity, int end, Sight sight, int site, PriceView view) {
        double gain = activity.content();
        List<Activity.Leg> legs = activity.legs();
        int count = legs.size();
        for (int period = from; period < end; period++) {
            double mwh = activity.most(period, sight) * hours;
            if (mwh != 0) {
                double cost = activity.cost(period);
                double spread = 0;
                for (int l = 0; l < count; l++) {
                    Activity.Leg leg = legs.get(l);
                    double price = leg.site() == site ? prices[period - from] : view.at(leg.site(), period);
                    double paid = leg.perMw(period) * price;
                    cost -= paid;
                    spread += Math.abs(paid) * SPREAD;
                }
                step(period - from, gain, mwh, cost, cost / gain, spread);
            }
        }
    }

    /** Adds a step, parted where what is held already may be kept at the market's price. */
    private void step(int t, double gain, double mwh, double cost, double costPerContent, double spread) {
        if (heldMwh[t] == 0) {
            problem.step(t, costPerContent, mwh * gain);
        } else {
            double held = Math.min(mwh, Math.max(0, gain > 0 ? heldMwh[t] : -heldMwh[t]));
            problem.step(t, (cost - spread) / gain, held * gain);
            problem.step(t, (cost + spread) / gain, (mwh - held) * gain);
        }
    }

    /** Returns the first period of the plan. */
    int from() {
        return from;
    }

    /** Returns the period after the last of the plan. */
    int end() {
        return end;
    }

    /** Returns the plan. */
    StorePlan plan() {
        return plan;
    }

    /** Returns the content planned for the end of a period. */
    double content(int period) {
        return plan.content(period - from + 1);
    }

    /** Returns what content is worth at the end of the plan's first period. */
    EndWorth.Steps worth() {
        int n = plan.steps();
        int count = n == 0 ? 1 : 0;
        for (int i = 0; i < n; i++) {
            count += i == 0 || plan.worth(i) != plan.worth(i - 1) ? 1 : 0;
        }
        double[] prices = new double[count];
        double[] lengths = new double[count];
        lengths[0] = Math.max(0, plan.least());
        int last = -1;
        for (int i = 0; i < n; i++) {
            if (i == 0 || plan.worth(i) != prices[last]) {
                prices[++last] = plan.worth(i);
            }
            lengths[last] += plan.length(i);
        }
        return lengths[count - 1] > 0 ? new EndWorth.Steps(prices, lengths) : EndWorth.Steps.NOTHING;
    }

    /** Returns what content is worth to whoever means to hold so much. */
    static EndWorth.Steps leaning(EndWorth.Steps worth, double meant) {
        int n = worth.prices().length;
        double[] prices = new double[n + 1];
        double[] lengths = new double[n + 1];
        double at = 0;
        int k = 0;
        for (int i = 0; i < n; i++) {
            double length = worth.lengths()[i];
            double below = Math.clamp(meant - at, 0, length);
            if (below > 0) {
                prices[k] = worth.prices()[i] + STAY;
                lengths[k++] = below;
            }
            if (length > below) {
                prices[k] = worth.prices()[i] - STAY;
                lengths[k++] = length - below;
            }
            at += length;
        }
        // One part lies on both sides of what is meant, as a rule.
        return k == n + 1
                ? new EndWorth.Steps(prices, lengths)
                : new EndWorth.Steps(Arrays.copyOf(prices, k), Arrays.copyOf(lengths, k));
    }
}
