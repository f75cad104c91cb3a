package org.rexnet.core.exchange;

import org.jspecify.annotations.Nullable;

/** What a submitted order says, read from the words of its command; one is used for all. Mutable. */
final class Ticket {

    private static final PeriodSet ONE = PeriodSet.first(1);

    long order;
    OrderType type = OrderType.LIMIT;
    boolean buying;
    boolean cancelsResting;
    int portfolio;
    int period;
    long lots;
    long limit;
    long peak;
    long expiry;
    long parent;
    PeriodSet periods = ONE;
    /** Terms of the order that is changed, where it is flexible. */
    private @Nullable Terms changed;

    void read(long[] words, int at) {
        type = OrderType.of((int) (words[at] >>> 8 & 0xFF));
        buying = (words[at] >>> 16 & 1) != 0;
        cancelsResting = (words[at] >>> 24 & 1) != 0;
        order = words[at + 2];
        portfolio = whole(words[at + 3]);
        period = whole(words[at + 4]);
        lots = words[at + 5];
        limit = words[at + 6];
        peak = words[at + 7];
        expiry = words[at + 8];
        parent = words[at + 9];
        periods = type.spansPeriods() ? new PeriodSet(words[at + 11], words[at + 12]) : ONE;
        changed = null;
    }

    /** Takes over an order that is to be changed, with its new lots and limit. */
    void read(Orders orders, int slot, int firstPeriod, long newLots, long newLimit) {
        order = orders.id(slot);
        type = orders.type(slot);
        buying = orders.buys(slot);
        portfolio = orders.portfolio(slot);
        period = firstPeriod;
        lots = newLots;
        limit = newLimit;
        changed = null;
        if (type.spansPeriods()) {
            Terms terms = orders.terms(slot);
            periods = terms.periods;
            period = terms.first;
            peak = terms.peak;
            changed = type == OrderType.FLEXIBLE ? terms : null;
        }
    }

    /** Returns the lots that a changed order has traded in its k-th period. */
    int traded(int k) {
        return changed == null ? 0 : changed.bought[k];
    }

    /** Returns the lots that a changed order offers in its k-th period. */
    int held(int k, Orders orders) {
        int face = changed == null ? Orders.NONE : changed.faces[k];
        return face == Orders.NONE ? 0 : orders.lots(face);
    }

    /** Numbers beyond {@code int} are as unknown as -1. */
    private static int whole(long word) {
        return (int) word == word ? (int) word : -1;
    }
}
