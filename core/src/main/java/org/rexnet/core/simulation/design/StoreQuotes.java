package org.rexnet.core.simulation.design;

import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.plan.StorePlan;

/** What stores quote: they plan at the market's prices and trade both ways at the worth of their content. Mutable, for one thread. */
final class StoreQuotes {

    private static final int BUY = Floor.BUY;

    /** By which share of a limit that was not met the next one is better. */
    private static final double OUTBID = 0.1;

    /** A plan ends once so large a part of the window has opened since. */
    private static final int PARTS_OF_WINDOW = 12;

    private final Arena arena;
    private final Floor floor;
    private final Coordinators coordinators;
    private final PriceView signals;
    private final KeptPlans kept;
    private final double lot;
    private final double tick;
    private final double lowest;
    private final double lostLoad;
    /** Content gained per MWh bought, in the period whose rates were told last. */
    private double filling;
    /** Content lost per MWh sold, in that period. */
    private double emptying;

    StoreQuotes(Arena arena, Floor floor, Coordinators coordinators, PriceView signals, int quoters) {
        this.arena = arena;
        this.floor = floor;
        this.coordinators = coordinators;
        this.signals = signals;
        lot = floor.rules().lotMw();
        kept = new KeptPlans(
                floor.keepsOrders()
                        ? arena.setting.study().settings().simulation().threshold()
                        : 0,
                Math.max(1, floor.rules().window() / PARTS_OF_WINDOW),
                lot * arena.sites.hours(),
                floor::moved,
                quoters);
        tick = floor.rules().tickPerMwh();
        lowest = floor.rules().lowestTicks() * tick;
        lostLoad = arena.lostLoad();
    }

    /**
     * Trades from its position to its plan, and quotes the way back, both at the worth of its content.
     *
     * @param isNew whether it has to plan anew in any case
     */
    void quote(Quoter quoter, int actor, int now, int from, int end, boolean isNew) {
        Sight sight = coordinators.expected(now);
        int p = quoter.plant();
        for (int one : quoter.plants) {
            p = sight.sees(one) ? one : p;
        }
        Reservoir store = arena.plants.reservoir(p);
        Activity[] activities = arena.plants.activities(p);
        int first = Math.max(from, store.from());
        int last = Math.min(end, store.end());
        for (int period = from; period < end && quoter.plants.length > 1; period++) {
            if (period < first || period >= last) {
                undo(quoter, actor, now, period);
            }
        }
        if (first >= last) {
            return;
        }
        if (!isNew && mayKeepPlan(quoter) && kept.holds(quoter, now, arena.states.content(p))) {
            quoteBack(quoter, actor, now, first, last);
            return;
        }
        boolean planned = sight.sees(p)
                && store.end() > now + 1
                && arena.offers.plan(
                        p,
                        now + 1,
                        end,
                        arena.states.content(p),
                        sight,
                        perceived(quoter),
                        (start, until, into) -> writeHeld(quoter, start, until, into));
        if (planned && arena.offers.from() == now + 1) {
            arena.keepPlan(p, now + 1);
            kept.keep(quoter, now, arena.offers.end(), arena.offers::content);
        } else {
            quoter.leavePlan();
        }
        for (int period = first; period < last; period++) {
            int t = period - arena.offers.from();
            if (planned && t >= 0) {
                follow(quoter, actor, now, period, sight, activities);
            } else {
                undo(quoter, actor, now, period);
            }
        }
    }

    /** Writes the MWh that it has bought less sold in periods from one on to before another. */
    private void writeHeld(Quoter quoter, int from, int end, double[] into) {
        double hours = arena.sites.hours();
        for (int period = from; period < end; period++) {
            into[period - from] = quoter.held(period) * lot * hours;
        }
    }

    /** Returns whether it may keep a plan: who needs energy by some time, or is one of several plants, plans each time. */
    private static boolean mayKeepPlan(Quoter quoter) {
        return !quoter.needs && quoter.plants.length == 1;
    }

    /** Quotes the way back of what it traded as it meant to since it planned, a tick beyond the limit that it meant. */
    private void quoteBack(Quoter quoter, int actor, int now, int from, int end) {
        for (int period = quoter.nextDue(from, end); period < end; period = quoter.nextDue(period + 1, end)) {
            long held = quoter.held(period);
            if (!quoter.means(BUY, period)) {
                double limit = (quoter.limit(Floor.SELL, period) - 1) * tick;
                coordinators.buy(quoter, actor, now, period, Math.max(0, -held), limit);
            } else {
                long back = quoter.resting(BUY, period) > 0 ? Math.max(0, held) : 0;
                coordinators.sell(quoter, actor, now, period, back, (quoter.limit(BUY, period) + 1) * tick);
            }
        }
    }

    /** Trades from its position of a period to its plan. */
    private void follow(Quoter quoter, int actor, int now, int period, Sight sight, Activity[] activities) {
        StorePlan plan = arena.offers.plan();
        int t = period - arena.offers.from();
        double filled = plan.filled(t);
        double emptied = plan.emptied(t);
        if (filled == 0 && emptied == 0 && quoter.isIdle(period)) {
            return;
        }
        long held = quoter.held(period);
        long target = Math.round(rates(activities, period, sight, filled, emptied) / lot);
        long missing = target - held;
        double gain = target > 0 || target == 0 && held > 0 ? filling : emptying;
        quoter.mean(missing > 0 ? BUY : Floor.SELL, period);
        if (missing > 0) {
            double high = Math.min(lostLoad, plan.high(t));
            coordinators.buy(quoter, actor, now, period, missing, high * gain);
            coordinators.sell(quoter, actor, now, period, Math.max(0, quoter.held(period)), high * gain + tick);
        } else {
            double low = Math.max(lowest, plan.low(t));
            coordinators.sell(quoter, actor, now, period, -missing, low * gain);
            coordinators.buy(quoter, actor, now, period, Math.max(0, -quoter.held(period)), low * gain - tick);
        }
    }

    /**
     * Prices as a store sees them. To who needs energy by some time, an order of its own that rests although the market's price would meet
     * it says that the price is beyond its limit, as where the line to its site is full.
     */
    PriceView perceived(Quoter quoter) {
        if (!quoter.needs) {
            return signals;
        }
        return (site, period) -> {
            double price = signals.at(site, period);
            double limit = quoter.limit(BUY, period) * tick;
            boolean rests = quoter.resting(BUY, period) > 0 && !Double.isNaN(floor.marketTicks(site, period));
            return rests && limit >= price - tick
                    ? Math.min(lostLoad, limit + OUTBID * Math.max(1, Math.abs(limit)))
                    : price;
        };
    }

    /** Gives back what it holds without knowing why. */
    private void undo(Quoter quoter, int actor, int now, int period) {
        long held = quoter.held(period);
        coordinators.sell(quoter, actor, now, period, held, lowest);
        coordinators.buy(quoter, actor, now, period, -held, lostLoad);
    }

    /** Returns the MW of a plan at the grid, bought less sold, and notes content gained by buying and lost by selling. */
    private double rates(Activity[] activities, int period, Sight sight, double filled, double emptied) {
        double hours = arena.sites.hours();
        double net = 0;
        double leftIn = filled;
        double leftOut = emptied;
        filling = 1;
        emptying = 1;
        for (Activity activity : activities) {
            double gain = activity.content();
            if (gain > 0 && !activity.legs().isEmpty()) {
                filling = gain;
                if (leftIn != 0) {
                    double moved = Math.min(leftIn, activity.most(period, sight) * hours * gain);
                    net += moved / gain / hours;
                    leftIn -= moved;
                }
            } else if (gain < 0 && !activity.legs().isEmpty()) {
                emptying = -gain;
                if (leftOut != 0) {
                    double moved = Math.min(leftOut, activity.most(period, sight) * hours * -gain);
                    net -= moved / -gain / hours;
                    leftOut -= moved;
                }
            }
        }
        return net;
    }
}
