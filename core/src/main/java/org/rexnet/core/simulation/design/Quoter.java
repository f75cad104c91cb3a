package org.rexnet.core.simulation.design;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Part of a participant that trades for itself: what comes and goes by itself at a place, or one plant. It has at most one order to buy and
 * one to sell in each period. Mutable, for one thread.
 */
final class Quoter {

    /** What it trades for. */
    enum Kind {
        /** Needs, and generation by weather: follows its forecast. */
        LEADER,
        /** Feeds in at its cost. */
        SUPPLY,
        /** Buys up to its price. */
        BID,
        /** Fills and empties. */
        STORE,
        /** Buys in one grid and sells in others, in network auctions. */
        CONVERSION,
        /** Buys back what a conversion sold and cannot deliver. */
        OUTPUT,
        /** Sells the by-product of its plant's sales elsewhere, as the heat of a CHP plant comes with its power. */
        BYPRODUCT,
        /** Has nothing to deliver: buys and sells what it expects to be worth more or less by then. */
        TRADER
    }

    final int index;
    final int actor;
    final Kind kind;
    /** Plants that it trades for; one but for leaders. */
    final int[] plants;
    /** Number of its activity among all, of those that have one. */
    final int activity;

    final int portfolio;
    final int site;
    /** Sites whose prices its plants go by, its own first. */
    final int[] sites;

    /** Whether there are others than its own. */
    private final boolean looksElsewhere;
    /** Whether it acts when prices change. */
    final boolean follows;

    final int notice;
    /** Whether its plants must have energy by some time. */
    final boolean needs;
    /** Whether what is expected of its plants ever changes. */
    final boolean isUnsure;
    /** Whether its limit depends on the other activities of its plant, as {@link SharedLimits} tell. */
    final boolean sharesLimits;

    private final Quotes quotes;

    /** Who sells what its own goods come with, of a by-product; null for all others. */
    private @Nullable Quoter leader;

    /** State of the market when it planned last. */
    long seen = -1;

    /** Changes of its leader that a by-product has heard of. */
    private int followed;

    int planned = -1;
    /** Period after the last that it ever quoted. */
    int quotedTo;

    Quoter(
            int index,
            int actor,
            Kind kind,
            int[] plants,
            int activity,
            int portfolio,
            int site,
            int[] sites,
            int notice,
            boolean needs,
            boolean isUnsure,
            boolean sharesLimits,
            Quotes quotes) {
        this.index = index;
        this.actor = actor;
        this.kind = kind;
        this.plants = plants;
        this.activity = activity;
        this.portfolio = portfolio;
        this.site = site;
        this.sites = sites;
        looksElsewhere = sites.length > 1;
        follows = kind == Kind.STORE || kind == Kind.TRADER || sharesLimits;
        this.notice = notice;
        this.needs = needs;
        this.isUnsure = isUnsure;
        this.sharesLimits = sharesLimits;
        this.quotes = quotes;
        quotes.trades(index, true);
        quotes.leavesPlan(index, true);
    }

    /** Lets it follow another quoter of its plant. */
    void follow(Quoter other) {
        leader = other;
    }

    /** Returns whether it is a by-product whose leader holds something else than when it was last {@link #catchUp asked to follow}. */
    boolean isBehind() {
        return kind == Kind.BYPRODUCT && followed != quotes.changes(leader().index);
    }

    /** Notes that a by-product has heard of all that its leader holds. */
    void catchUp() {
        followed = quotes.changes(leader().index);
    }

    /** Returns who sells what its own goods come with. */
    Quoter leader() {
        return Objects.requireNonNull(leader);
    }

    /** Returns the first period in a range in which it has to look at its orders again, or the range's end; it is looked at then. */
    int nextDue(int from, int end) {
        return quotes.due().take(index, from, end);
    }

    /** Notes that something changed in a period. */
    void changed(int period) {
        quotes.due().add(index, period);
    }

    /** Notes that anything may have changed in a range of periods. */
    void changed(int from, int end) {
        quotes.due().add(index, from, end);
    }

    /** Returns whether it traded since it acted last, or never acted. */
    boolean hasTraded() {
        return quotes.hasTraded(index);
    }

    /** Notes whether it traded since it acted last. */
    void hasTraded(boolean now) {
        quotes.trades(index, now);
    }

    /** Notes on which side a store means to trade in a period; on the other side it only trades back. */
    void mean(int side, int period) {
        quotes.buying().put(index, period, side == Floor.BUY);
    }

    /** Returns whether a store means to trade on a side in a period. */
    boolean means(int side, int period) {
        return quotes.buying().has(index, period) == (side == Floor.BUY);
    }

    /** Notes that something happened that it did not mean to do. */
    void leavePlan() {
        quotes.leavesPlan(index, true);
    }

    /** Notes that all is as it means to do. */
    void keepPlan() {
        quotes.leavesPlan(index, false);
    }

    /** Returns whether something happened to a store that it did not mean to do, or it never planned. */
    boolean isOffPlan() {
        return quotes.isOffPlan(index);
    }

    /** Returns whether it goes by prices of other sites than its own. */
    boolean looksElsewhere() {
        return looksElsewhere;
    }

    /** Returns whether its offers in one period may change with prices, or with trades of its plant's other activities. */
    boolean goesByPrices() {
        return kind == Kind.OUTPUT || looksElsewhere;
    }

    /** Returns whether it trades the output of its activity, and not only a by-product or a position bought back. */
    boolean trades() {
        return kind == Kind.SUPPLY || kind == Kind.CONVERSION;
    }

    int plant() {
        return plants[0];
    }

    /** Returns lots bought less sold. */
    int held(int period) {
        return quotes.held(index, period);
    }

    /** Notes lots that were bought, below 0 sold. */
    void hold(int period, int lots) {
        quotes.hold(index, period, lots);
    }

    /** Forgets what is held in a period that was delivered. */
    void forget(int period) {
        quotes.forget(index, period);
    }

    int resting(int side, int period) {
        return quotes.resting(index, side, period);
    }

    /** Returns whether it has any order in a period. */
    boolean rests(int period) {
        return resting(Floor.SELL, period) != 0 || resting(Floor.BUY, period) != 0;
    }

    /** Returns whether it neither holds anything nor has an order in a period. */
    boolean isIdle(int period) {
        return quotes.isIdle(index, period);
    }

    int limit(int side, int period) {
        return quotes.limit(index, side, period);
    }

    void rest(int side, int period, int lots, int ticks) {
        quotes.rest(index, side, period, lots, ticks);
    }

    @Override
    public String toString() {
        return "%s %d of actor %d, plants %s".formatted(kind, index, actor, Arrays.toString(plants));
    }
}
