package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Sight;

/** What plants without a store quote, at their cost or value, and their way back; for one thread. */
final class PlantQuotes {

    private static final double MILLION = 1e6;

    private final Arena arena;
    private final Floor floor;
    private final Coordinators coordinators;
    private final TradingLimits portfolios;
    private final PriceView signals;
    private final SharedLimits limits;
    private final PlainLeaders leaders;
    private final double lot;
    private final double tick;
    private final double lowest;
    private final double lostLoad;

    PlantQuotes(
            Arena arena,
            Floor floor,
            Coordinators coordinators,
            TradingLimits portfolios,
            PriceView signals,
            SharedLimits limits,
            PlainLeaders leaders) {
        this.arena = arena;
        this.floor = floor;
        this.coordinators = coordinators;
        this.portfolios = portfolios;
        this.signals = signals;
        this.limits = limits;
        this.leaders = leaders;
        lot = floor.rules().lotMw();
        tick = floor.rules().tickPerMwh();
        lowest = floor.rules().lowestTicks() * tick;
        lostLoad = arena.lostLoad();
    }

    /** Sells its expected surplus, buys its expected shortfall. */
    void lead(Quoter quoter, int actor, int now, int from, int end) {
        Sight sight = coordinators.expected(now);
        boolean isPlain = leaders.has(quoter.index);
        for (int period = quoter.nextDue(from, end); period < end; period = quoter.nextDue(period + 1, end)) {
            if (isPlain) {
                double mw = leaders.injectedMw(quoter.index, period, sight);
                double cost = leaders.cost(quoter.index);
                lead(quoter, actor, now, period, mw, Math.max(0, -cost), mw > 0 ? Math.max(0, cost) : 0);
            } else {
                leadAll(quoter, actor, now, period, sight);
            }
        }
    }

    private void leadAll(Quoter quoter, int actor, int now, int period, Sight sight) {
        double net = 0;
        double value = 0;
        double cost = 0;
        for (int p : quoter.plants) {
            for (Activity activity : arena.plants.activities(p)) {
                double mw =
                        activity.most(period, sight) * activity.legs().get(0).perMw(period);
                net += mw;
                value = Math.max(value, -activity.cost(period));
                cost = Math.max(cost, mw > 0 ? activity.cost(period) : cost);
            }
        }
        lead(quoter, actor, now, period, net, value, cost);
    }

    private void lead(Quoter quoter, int actor, int now, int period, double net, double value, double cost) {
        long missing = -Math.round(net / lot) - quoter.held(period);
        if (missing != 0 || quoter.rests(period)) {
            coordinators.sell(quoter, actor, now, period, -missing, cost);
            coordinators.buy(quoter, actor, now, period, missing, value > 0 ? value : lostLoad);
        }
    }

    /** Sells its remaining power at cost; buys sold power back for a little less, or at any price where it cannot deliver. */
    void supply(Quoter quoter, int actor, int now, int from, int end) {
        Activity activity = activity(quoter);
        Sight sight = coordinators.expected(now);
        for (int period = quoter.nextDue(from, end); period < end; period = quoter.nextDue(period + 1, end)) {
            double cost = costOfFirst(activity, period);
            double mw = limits.most(quoter, activity, period, sight);
            long most = (long) Math.floor(mw * activity.legs().get(0).perMw(period) / lot + 1e-6);
            long sold = -quoter.held(period);
            coordinators.sell(quoter, actor, now, period, most - sold, cost);
            if (sold > most) {
                coordinators.buy(quoter, actor, now, period, sold - most, lostLoad);
            } else {
                coordinators.buy(quoter, actor, now, period, sold, cost - tick);
            }
        }
    }

    private Activity activity(Quoter quoter) {
        int p = quoter.plant();
        return arena.plants.all().get(p).activities().get(quoter.activity - arena.plants.first(p));
    }

    /** Cost per MWh of the first leg, less what its other legs bring at the prices that are expected. */
    private double costOfFirst(Activity activity, int period) {
        double cost = activity.cost(period);
        for (int l = 1; l < activity.legs().size(); l++) {
            Activity.Leg leg = activity.legs().get(l);
            cost -= leg.perMw(period) * signals.at(leg.site(), period);
        }
        return cost / activity.legs().get(0).perMw(period);
    }

    void bid(Quoter quoter, int actor, int now, int from, int end) {
        Activity activity = activity(quoter);
        Sight sight = coordinators.expected(now);
        for (int period = quoter.nextDue(from, end); period < end; period = quoter.nextDue(period + 1, end)) {
            double value = -activity.cost(period);
            long most = (long) Math.floor(activity.most(period, sight) / lot + 1e-6);
            long bought = quoter.held(period);
            coordinators.buy(quoter, actor, now, period, most - bought, value);
            coordinators.sell(quoter, actor, now, period, bought, value + tick);
        }
    }

    /** Buys what a conversion has sold at a site and cannot deliver, at the value of lost load. */
    void buyBack(Quoter quoter, int actor, int now, int from, int end) {
        Activity activity = activity(quoter);
        Sight sight = coordinators.expected(now);
        for (int period = quoter.nextDue(from, end); period < end; period = quoter.nextDue(period + 1, end)) {
            double perMw = 0;
            for (Activity.Leg leg : activity.legs()) {
                perMw += leg.site() == quoter.site ? leg.perMw(period) : 0;
            }
            long most = (long) Math.ceil(activity.most(period, sight) * perMw / lot);
            long sold = -floor.position(quoter.portfolio, period);
            coordinators.buy(quoter, actor, now, period, sold - most, lostLoad);
        }
    }

    /** Sells the by-product of its plant's sales elsewhere, at 0 or more; buys back at any price the part that does not come. */
    void follow(Quoter quoter, int actor, int now, int from, int end) {
        Activity activity = activity(quoter);
        for (int period = quoter.nextDue(from, end); period < end; period = quoter.nextDue(period + 1, end)) {
            double perMw = 0;
            for (Activity.Leg leg : activity.legs()) {
                perMw += leg.site() == quoter.site ? leg.perMw(period) : 0;
            }
            double first = activity.legs().get(0).perMw(period);
            double comes = first > 0 ? Math.max(0, -quoter.leader().held(period)) * perMw / first : 0;
            long missing = (long) Math.floor(comes + 1e-6) + quoter.held(period);
            coordinators.sell(quoter, actor, now, period, missing, 0);
            coordinators.buy(quoter, actor, now, period, -missing, lostLoad);
        }
    }

    /** Offers to buy in one grid and sell in others what is left of its power, at its cost. */
    void convert(Quoter quoter, int now, int from, int end) {
        Activity activity = activity(quoter);
        Plant plant = arena.plants.all().get(quoter.plant());
        Sight sight = coordinators.expected(now);
        Activity.Leg input = Quoters.input(activity);
        for (int period = quoter.nextDue(from, end); period < end; period = quoter.nextDue(period + 1, end)) {
            double perMw = -input.perMw(period);
            long most = (long) Math.floor(limits.most(quoter, activity, period, sight) * perMw / lot + 1e-6);
            long left = Math.max(0, most - quoter.held(period));
            List<Command.Convert.Output> outputs = new ArrayList<>();
            for (Activity.Leg leg : activity.legs()) {
                if (!leg.equals(input) && leg.perMw(period) > 0) {
                    outputs.add(new Command.Convert.Output(portfolios.of(plant.actor(), leg.site()), (int)
                            Math.max(1, Math.floor(leg.perMw(period) / perMw * MILLION))));
                }
            }
            floor.quote(quoter, Floor.SELL, period, Math.max(0, quoter.held(period) - most), lowest);
            floor.convert(quoter, period, left, activity.cost(period) / perMw, outputs);
        }
    }
}
