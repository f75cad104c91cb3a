package org.rexnet.core.simulation.design;

import java.util.Arrays;

/**
 * Part of a participant that trades for itself: what comes and goes by itself at a place, or one plant. It has at most one order to buy and one
 * to sell in each period. Mutable, for one thread.
 */
final class Quoter {

    /** What it trades for. */
    enum Kind {
        /** Needs and what weather gives: follows what is expected. */
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
    final int notice;
    /** Lots bought less sold by period. */
    final int[] position;
    /** What is left of its order by side and period of the window, in lots, and its limit in ticks. */
    private final int[][] resting;

    private final int[][] limit;
    private final int ring;
    /** Whether it traded since it planned last. */
    boolean traded = true;
    /** State of the market when it planned last. */
    long seen = -1;

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
            int notice,
            int periods,
            int window) {
        this.index = index;
        this.actor = actor;
        this.kind = kind;
        this.plants = plants;
        this.activity = activity;
        this.portfolio = portfolio;
        this.site = site;
        this.notice = notice;
        position = new int[periods];
        ring = window + 3;
        resting = new int[2][ring];
        limit = new int[2][ring];
    }

    int plant() {
        return plants[0];
    }

    int resting(int side, int period) {
        return resting[side][period % ring];
    }

    int limit(int side, int period) {
        return limit[side][period % ring];
    }

    void rest(int side, int period, int lots, int ticks) {
        resting[side][period % ring] = lots;
        limit[side][period % ring] = ticks;
    }

    @Override
    public String toString() {
        return "%s %d of actor %d, plants %s".formatted(kind, index, actor, Arrays.toString(plants));
    }
}
