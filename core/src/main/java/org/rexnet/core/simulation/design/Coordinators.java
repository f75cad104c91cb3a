package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.plant.Strategies;
import org.rexnet.core.simulation.plant.Strategy;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.study.RefusedStudyException;

/**
 * What participants do when they come to the market: leaders follow what they expect, plants offer what they can do at cost and their way back,
 * stores plan at the market's prices and quote both ways at the worth of their content. Who has neither traded, nor got news, nor seen prices
 * move, leaves its orders as they are. Mutable, for one thread.
 */
final class Coordinators {

    private static final int SELL = Floor.SELL;
    private static final int BUY = Floor.BUY;
    private static final double MILLION = 1e6;

    /** Periods before delivery in which who has nothing to deliver gives back what it holds. */
    private static final int LAST_PERIODS = 2;

    private final Arena arena;
    private final Floor floor;
    private final TradingLimits portfolios;
    private final double lot;
    private final double tick;
    private final double lowest;
    private final double highest;
    private final double lostLoad;
    private final PriceView signals;
    private final StoreQuotes stores;
    private final List<List<Quoter>> ofActors = new ArrayList<>();
    private final List<Strategy> strategies = new ArrayList<>();
    /** Those whose limits are what things cost and are worth, which spares them the occasion. */
    private final boolean[] isTruthful;

    private final long[] streams;
    private final long[] arrivals;
    private final @Nullable Sight[] expected;

    Coordinators(Arena arena, Floor floor, TradingLimits portfolios, List<Quoter> quoters, PriceView signals) {
        this.arena = arena;
        this.floor = floor;
        this.portfolios = portfolios;
        this.signals = signals;
        lot = floor.rules().lotMw();
        tick = floor.rules().tickPerMwh();
        lowest = floor.rules().lowestTicks() * tick;
        highest = floor.rules().highestTicks() * tick;
        lostLoad = arena.setting.study().settings().lostLoad().orElse(highest);
        stores = new StoreQuotes(arena, floor, this, signals);
        List<Actor> actors = arena.setting.actors();
        for (int a = 0; a <= actors.size(); a++) {
            ofActors.add(new ArrayList<>());
        }
        quoters.forEach(
                one -> ofActors.get(one.actor < 0 ? actors.size() : one.actor).add(one));
        isTruthful = new boolean[actors.size() + 1];
        isTruthful[actors.size()] = true;
        streams = new long[actors.size() + 1];
        arrivals = new long[actors.size() + 1];
        for (Actor actor : actors) {
            strategies.add(strategy(actor));
            isTruthful[actor.index()] = actor.conduct().strategy().equals(Strategies.TRUTHFUL);
            streams[actor.index()] =
                    KeyedDraws.stream(arena.world.seed(), KeyedDraws.key(actor.drawsOf()), DrawPurpose.STRATEGY);
        }
        strategies.add(Strategies.find(Strategies.TRUTHFUL).orElseThrow());
        expected = new Sight[arena.count];
    }

    private static Strategy strategy(Actor actor) {
        String name = actor.conduct().strategy();
        return Strategies.find(name)
                .orElseThrow(() -> new RefusedStudyException("Participant %s: there is no strategy %s; there are %s."
                        .formatted(actor.name(), name, String.join(", ", Strategies.names()))));
    }

    /** Returns prices as the owner of a store sees them. */
    PriceView perceived(Quoter quoter) {
        return stores.perceived(quoter);
    }

    /** Returns what is expected at the start of a period. */
    Sight expected(int period) {
        Sight known = expected[period];
        if (known == null) {
            known = arena.plants.expected(period);
            expected[period] = known;
            if (period > 0) {
                expected[period - 1] = null;
            }
        }
        return known;
    }

    /** Lets the network offer its links and buy its losses. */
    void actForNetwork(int now) {
        act(arena.setting.actors().size(), now);
    }

    /** Lets an actor act in a period. */
    void act(int actor, int now) {
        for (Quoter quoter : ofActors.get(actor)) {
            boolean isNews = quoter.planned != now || quoter.traded;
            boolean follows = quoter.kind == Quoter.Kind.STORE || quoter.kind == Quoter.Kind.TRADER;
            if (isNews || follows && quoter.seen != floor.version()) {
                boolean again = quoter.traded || hasNews(quoter, now);
                quoter.traded = false;
                quoter.planned = now;
                quoter.seen = floor.version();
                act(quoter, actor, now, again);
            }
        }
        arrivals[actor]++;
    }

    /** Returns whether anything of its plants is expected otherwise than when it came last. */
    private boolean hasNews(Quoter quoter, int now) {
        for (int period = quoter.planned + 1; period <= now; period++) {
            for (int p : quoter.plants) {
                if (arena.plants.seriesNews(p, period)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Acts in all open periods, or, where nothing has changed, in those that have opened since. */
    private void act(Quoter quoter, int actor, int now, boolean again) {
        int first = Math.max(firstOpen(now), now + quoter.notice + 1);
        int end = Math.min(arena.count, lastOpen(now) + 1);
        int from = again || quoter.kind == Quoter.Kind.STORE ? first : Math.max(first, quoter.quotedTo);
        quoter.quotedTo = end;
        switch (quoter.kind) {
            case LEADER -> lead(quoter, actor, now, from, end);
            case SUPPLY -> supply(quoter, actor, now, from, end);
            case BID -> bid(quoter, actor, now, from, end);
            case STORE -> stores.quote(quoter, actor, now, from, end);
            case CONVERSION -> convert(quoter, now, from, end);
            case OUTPUT -> buyBack(quoter, actor, now, from, end);
            case TRADER -> speculate(quoter, actor, now, first, end);
        }
    }

    /** Returns the first period that is not closed. */
    int firstOpen(int now) {
        int period = now;
        long gate = floor.rules().gateMinutes() * 60_000L;
        while (period < arena.count && arena.setting.periods().startMillis(period) - gate <= floor.now()) {
            period++;
        }
        return period;
    }

    /** Returns the last period that collects or trades. */
    private int lastOpen(int now) {
        return now
                + floor.rules().window()
                + 1
                + (floor.rules().gateMinutes()
                        / Math.max(1, arena.setting.periods().minutes()));
    }

    private Strategy.Occasion occasion(Quoter quoter, int actor, int now, int period) {
        return new Strategy.Occasion(
                actor,
                arrivals[actor],
                period,
                period - now,
                signals.at(quoter.site, period),
                lowest,
                highest,
                (KeyedDraws.bits(streams[actor], arrivals[actor] * 1021 + period) >>> 11) * 0x1.0p-53);
    }

    /** Lets a quoter sell so much at a limit that its strategy makes of its cost. */
    void sell(Quoter quoter, int actor, int now, int period, long lots, double cost) {
        double limit = lots <= 0 || isTruthful[actor]
                ? cost
                : strategies.get(actor).sellLimit(cost, occasion(quoter, actor, now, period));
        floor.quote(quoter, SELL, period, Math.max(0, lots), limit);
    }

    /** Lets a quoter buy so much at a limit that its strategy makes of its value. */
    void buy(Quoter quoter, int actor, int now, int period, long lots, double value) {
        double limit = lots <= 0 || isTruthful[actor]
                ? value
                : strategies.get(actor).buyLimit(value, occasion(quoter, actor, now, period));
        floor.quote(quoter, BUY, period, Math.max(0, lots), limit);
    }

    /** Sells what it expects to have too much, buys what it expects to miss. */
    private void lead(Quoter quoter, int actor, int now, int from, int end) {
        Sight sight = expected(now);
        for (int period = from; period < end; period++) {
            double net = 0;
            double value = 0;
            double cost = 0;
            for (int p : quoter.plants) {
                for (Activity activity : arena.plants.activities(p)) {
                    double mw = activity.most(period, sight)
                            * activity.legs().get(0).perMw(period);
                    net += mw;
                    value = Math.max(value, -activity.cost(period));
                    cost = Math.max(cost, mw > 0 ? activity.cost(period) : cost);
                }
            }
            long target = -Math.round(net / lot);
            long missing = target - quoter.position.at(period);
            sell(quoter, actor, now, period, -missing, cost);
            buy(quoter, actor, now, period, missing, value > 0 ? value : lostLoad);
        }
    }

    /** Sells what is left of its power at cost; buys what it sold back for a little less, or what it cannot deliver at any price. */
    private void supply(Quoter quoter, int actor, int now, int from, int end) {
        Activity activity = activity(quoter);
        Sight sight = expected(now);
        for (int period = from; period < end; period++) {
            double cost = costOfFirst(activity, period);
            long most = (long) Math.floor(
                    activity.most(period, sight) * activity.legs().get(0).perMw(period) / lot + 1e-6);
            long sold = -quoter.position.at(period);
            sell(quoter, actor, now, period, most - sold, cost);
            if (sold > most) {
                buy(quoter, actor, now, period, sold - most, lostLoad);
            } else {
                buy(quoter, actor, now, period, sold, cost - tick);
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

    private void bid(Quoter quoter, int actor, int now, int from, int end) {
        Activity activity = activity(quoter);
        Sight sight = expected(now);
        for (int period = from; period < end; period++) {
            double value = -activity.cost(period);
            long most = (long) Math.floor(activity.most(period, sight) / lot + 1e-6);
            long bought = quoter.position.at(period);
            buy(quoter, actor, now, period, most - bought, value);
            sell(quoter, actor, now, period, bought, value + tick);
        }
    }

    /** Buys what a conversion has sold at a site and cannot deliver, at the value of lost load. */
    private void buyBack(Quoter quoter, int actor, int now, int from, int end) {
        Activity activity = activity(quoter);
        Sight sight = expected(now);
        for (int period = from; period < end; period++) {
            double perMw = 0;
            for (Activity.Leg leg : activity.legs()) {
                perMw += leg.site() == quoter.site ? leg.perMw(period) : 0;
            }
            long most = (long) Math.ceil(activity.most(period, sight) * perMw / lot);
            long sold = -floor.position(quoter.portfolio, period);
            buy(quoter, actor, now, period, sold - most, lostLoad);
        }
    }

    /** Buys below and sells above the price of the same time a day before, and is flat before its gate closes. */
    private void speculate(Quoter quoter, int actor, int now, int from, int end) {
        int day = arena.setting.periodsPerDay();
        double limit = arena.trading.stream()
                .filter(one -> one.actor() == actor && one.site() == quoter.site)
                .mapToDouble(Places.Trading::limitMw)
                .sum();
        long most = (long) Math.floor(limit / lot);
        for (int period = from; period < end; period++) {
            long held = quoter.position.at(period);
            if (period - now <= LAST_PERIODS || period < day) {
                floor.quote(quoter, SELL, period, Math.max(0, held), lowest);
                floor.quote(quoter, BUY, period, Math.max(0, -held), highest);
            } else {
                double expected = signals.at(quoter.site, period - day);
                sell(quoter, actor, now, period, most + held, expected + tick);
                buy(quoter, actor, now, period, most - held, expected - tick);
            }
        }
    }

    /** Offers to buy in one grid and sell in others what is left of its power, at its cost. */
    private void convert(Quoter quoter, int now, int from, int end) {
        Activity activity = activity(quoter);
        Plant plant = arena.plants.all().get(quoter.plant());
        Sight sight = expected(now);
        Activity.Leg input = Quoters.input(activity);
        for (int period = from; period < end; period++) {
            double perMw = -input.perMw(period);
            long most = (long) Math.floor(activity.most(period, sight) * perMw / lot + 1e-6);
            long left = Math.max(0, most - quoter.position.at(period));
            List<Command.Convert.Output> outputs = new ArrayList<>();
            for (Activity.Leg leg : activity.legs()) {
                if (!leg.equals(input) && leg.perMw(period) > 0) {
                    outputs.add(new Command.Convert.Output(portfolios.of(plant.actor(), leg.site()), (int)
                            Math.max(1, Math.floor(leg.perMw(period) / perMw * MILLION))));
                }
            }
            floor.quote(quoter, SELL, period, Math.max(0, quoter.position.at(period) - most), lowest);
            floor.convert(quoter, period, left, activity.cost(period) / perMw, outputs);
        }
    }
}
