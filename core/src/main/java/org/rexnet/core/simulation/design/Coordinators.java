package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.plant.Strategies;
import org.rexnet.core.simulation.plant.Strategy;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.simulation.world.Actor;

/**
 * Actions of participants at the market: leaders follow their forecasts, plants offer their free capacity at cost and their way back,
 * stores plan at the market's prices and quote both ways at the worth of their content. Who has neither traded, nor got news, nor seen
 * prices move, leaves its orders as they are. Mutable, for one thread.
 */
final class Coordinators {

    private static final int SELL = Floor.SELL;
    private static final int BUY = Floor.BUY;

    /** Periods before delivery in which who has nothing to deliver gives back what it holds. */
    private static final int LAST_PERIODS = 2;

    private final Arena arena;
    private final Floor floor;
    private final double lot;
    private final double tick;
    private final double lowest;
    private final double highest;
    private final PriceView signals;
    private final StoreQuotes stores;
    private final PlantQuotes plants;
    /** In the order of their actors, those of each in their own order. */
    private final Quoter[] ofActors;
    /** Position of the first quoter of each actor; those of the last one end at the last number. */
    private final int[] firstOf;

    private final List<Strategy> strategies = new ArrayList<>();
    /** Those whose limits are what things cost and are worth, which spares them the occasion. */
    private final boolean[] isTruthful;

    /** When each period closes, in milliseconds. */
    private final long[] gates;
    /** Periods from the present one to the last that collects. */
    private final int periodsAhead;

    private final long[] streams;
    private final long[] arrivals;
    private final @Nullable Sight[] expected;

    Coordinators(Arena arena, Floor floor, TradingLimits portfolios, List<Quoter> quoters, PriceView signals) {
        this.arena = arena;
        this.floor = floor;
        this.signals = signals;
        lot = floor.rules().lotMw();
        tick = floor.rules().tickPerMwh();
        lowest = floor.rules().lowestTicks() * tick;
        highest = floor.rules().highestTicks() * tick;
        long gate = floor.rules().gateMinutes() * 60_000L;
        gates = IntStream.range(0, arena.count)
                .mapToLong(period -> arena.setting.periods().startMillis(period) - gate)
                .toArray();
        periodsAhead = floor.rules().window()
                + 1
                + floor.rules().gateMinutes()
                        / Math.max(1, arena.setting.periods().minutes());
        stores = new StoreQuotes(arena, floor, this, signals, quoters.size());
        SharedLimits limits = new SharedLimits(arena, lot, quoters, signals);
        PlainLeaders leaders = new PlainLeaders(arena, quoters);
        plants = new PlantQuotes(arena, floor, this, portfolios, signals, limits, leaders);
        List<Actor> actors = arena.setting.actors();
        ofActors = quoters.stream()
                .sorted(Comparator.comparingInt(one -> one.actor < 0 ? actors.size() : one.actor))
                .toArray(Quoter[]::new);
        firstOf = new int[actors.size() + 2];
        quoters.forEach(one -> firstOf[1 + (one.actor < 0 ? actors.size() : one.actor)]++);
        Arrays.setAll(firstOf, a -> firstOf[a] + (a == 0 ? 0 : firstOf[a - 1]));
        isTruthful = new boolean[actors.size() + 1];
        isTruthful[actors.size()] = true;
        streams = new long[actors.size() + 1];
        arrivals = new long[actors.size() + 1];
        for (Actor actor : actors) {
            strategies.add(Strategies.of(actor));
            isTruthful[actor.index()] = actor.conduct().strategy().equals(Strategies.TRUTHFUL);
            streams[actor.index()] =
                    KeyedDraws.stream(arena.world.seed(), KeyedDraws.key(actor.drawsOf()), DrawPurpose.STRATEGY);
        }
        strategies.add(Strategies.find(Strategies.TRUTHFUL).orElseThrow());
        expected = new Sight[arena.count];
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
        for (int k = firstOf[actor]; k < firstOf[actor + 1]; k++) {
            Quoter quoter = ofActors[k];
            boolean isNews = quoter.planned != now || quoter.hasTraded();
            long seen = quoter.follows ? seen(quoter) : quoter.seen;
            if (isNews || quoter.isBehind() || quoter.seen != seen) {
                boolean hasNews = hasNews(quoter, now);
                quoter.planned = now;
                quoter.seen = seen;
                act(quoter, actor, now, hasNews);
            }
        }
        arrivals[actor]++;
    }

    /** Returns a number that grows when prices that it looks at change. */
    private long seen(Quoter quoter) {
        if (!quoter.looksElsewhere()) {
            return floor.version(quoter.site);
        }
        long seen = 0;
        for (int site : quoter.sites) {
            seen += floor.version(site);
        }
        return seen;
    }

    /** Returns whether anything of its plants is expected otherwise than when it came last. */
    private boolean hasNews(Quoter quoter, int now) {
        for (int period = quoter.planned + 1; quoter.isUnsure && period <= now; period++) {
            for (int p : quoter.plants) {
                if (arena.plants.seriesNews(p, period)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Acts in the open periods in which it has reason to: in all after news, where it goes by prices or draws its limits by chance, or
     * shares limits with others; else in those in which it traded, and those that have opened since.
     */
    private void act(Quoter quoter, int actor, int now, boolean hasNews) {
        int first = Math.max(firstOpen(now), now + quoter.notice + 1);
        int end = Math.min(arena.count, lastOpen(now) + 1);
        boolean follows = quoter.isBehind();
        if (follows) {
            quoter.catchUp();
        }
        boolean everywhere = follows
                || quoter.sharesLimits
                || hasNews
                || quoter.hasTraded() && (!floor.keepsOrders() || quoter.goesByPrices() || !isTruthful[actor]);
        int from = everywhere || quoter.hasTraded() || quoter.kind == Quoter.Kind.STORE
                ? first
                : Math.max(first, quoter.quotedTo);
        quoter.changed(everywhere ? from : Math.max(from, quoter.quotedTo), end);
        quoter.hasTraded(false);
        quoter.quotedTo = end;
        switch (quoter.kind) {
            case LEADER -> plants.lead(quoter, actor, now, from, end);
            case SUPPLY -> plants.supply(quoter, actor, now, from, end);
            case BID -> plants.bid(quoter, actor, now, from, end);
            case STORE -> stores.quote(quoter, actor, now, from, end, hasNews || !isTruthful[actor]);
            case CONVERSION -> plants.convert(quoter, now, from, end);
            case OUTPUT -> plants.buyBack(quoter, actor, now, from, end);
            case BYPRODUCT -> plants.follow(quoter, actor, now, from, end);
            case TRADER -> speculate(quoter, actor, now, first, end);
        }
    }

    /** Returns the first period that is not closed. */
    int firstOpen(int now) {
        int period = now;
        while (period < arena.count && gates[period] <= floor.now()) {
            period++;
        }
        return period;
    }

    /** Returns the last period that collects or trades. */
    private int lastOpen(int now) {
        return now + periodsAhead;
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

    /** Buys below and sells above the price of the same time a day before, and is flat before its gate closes. */
    private void speculate(Quoter quoter, int actor, int now, int from, int end) {
        int day = arena.setting.periodsPerDay();
        double limit = arena.trading.stream()
                .filter(one -> one.actor() == actor && one.site() == quoter.site)
                .mapToDouble(Places.Trading::limitMw)
                .sum();
        long most = (long) Math.floor(limit / lot);
        for (int period = from; period < end; period++) {
            long held = quoter.held(period);
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
}
