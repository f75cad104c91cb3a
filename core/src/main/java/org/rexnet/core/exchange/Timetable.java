package org.rexnet.core.exchange;

import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;

/**
 * When the trading of each period passes from phase to phase, and which periods are next; mutable.
 *
 * <p>A period closes {@code gateMinutes} before its delivery, opens {@code window} periods before that, and collects orders one period
 * before it opens. Network auctions: at its opening, at equally spaced instants up to its closure, and {@code closingGapMinutes} before it.
 */
final class Timetable {

    private static final long MINUTE = 60_000;
    static final long NEVER = Long.MAX_VALUE;

    private final MarketRules rules;
    private final DeliveryPeriods periods;
    private final long length;
    private int nextClosure;
    private int nextCollection;
    private int nextOpening;
    private final int[] nextAuction;

    Timetable(MarketRules rules, DeliveryPeriods periods) {
        this.rules = rules;
        this.periods = periods;
        length = periods.minutes() * MINUTE;
        boolean closing =
                rules.closingGapMinutes() > 0 && rules.closingGapMinutes() < (long) rules.window() * periods.minutes();
        nextAuction = new int[rules.auctions() + (closing ? 1 : 0)];
    }

    /** Begins with the first period that is not closed yet; returns false where all are. */
    boolean begin(long time) {
        int first = 0;
        while (first < periods.count() && closure(first) <= time) {
            first++;
        }
        nextClosure = first;
        nextCollection = first;
        nextOpening = first;
        for (int a = 0; a < nextAuction.length; a++) {
            nextAuction[a] = first;
            while (nextAuction[a] < periods.count() && auction(nextAuction[a], a) <= time) {
                nextAuction[a]++;
            }
        }
        return first < periods.count();
    }

    long closure(int period) {
        return periods.startMillis(period) - rules.gateMinutes() * MINUTE;
    }

    long opening(int period) {
        return closure(period) - rules.window() * length;
    }

    long collection(int period) {
        return opening(period) - length;
    }

    /** Returns the instant of a period's auction between its opening and its closure, by position. */
    private long auction(int period, int position) {
        return position < rules.auctions()
                ? opening(period) + (position + 1) * rules.window() * length / (rules.auctions() + 1)
                : closure(period) - rules.closingGapMinutes() * MINUTE;
    }

    /** Returns the next instant at which anything happens. */
    long next() {
        long next = isLeft(nextClosure) ? closure(nextClosure) : NEVER;
        next = Math.min(next, isLeft(nextCollection) ? collection(nextCollection) : NEVER);
        next = Math.min(next, isLeft(nextOpening) ? opening(nextOpening) : NEVER);
        for (int a = 0; a < nextAuction.length; a++) {
            next = Math.min(next, isLeft(nextAuction[a]) ? auction(nextAuction[a], a) : NEVER);
        }
        return next;
    }

    /** Returns the next period that closes at or before an instant, or -1. */
    int takeClosure(long time) {
        return isLeft(nextClosure) && closure(nextClosure) <= time ? nextClosure++ : -1;
    }

    int takeCollection(long time) {
        return isLeft(nextCollection) && collection(nextCollection) <= time ? nextCollection++ : -1;
    }

    int takeOpening(long time) {
        return isLeft(nextOpening) && opening(nextOpening) <= time ? nextOpening++ : -1;
    }

    /** Returns the next period that has an auction at or before an instant, or -1. */
    int takeAuction(long time) {
        for (int a = 0; a < nextAuction.length; a++) {
            if (isLeft(nextAuction[a]) && auction(nextAuction[a], a) <= time) {
                return nextAuction[a]++;
            }
        }
        return -1;
    }

    private boolean isLeft(int period) {
        return period < periods.count();
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        nextClosure = snapshot.number(nextClosure);
        nextCollection = snapshot.number(nextCollection);
        nextOpening = snapshot.number(nextOpening);
        snapshot.fill(nextAuction);
    }
}
