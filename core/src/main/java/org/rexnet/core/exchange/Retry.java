package org.rexnet.core.exchange;

import java.util.stream.IntStream;

/** How resting orders meet when a pair of buses has opened (rule R5): the widest overlap first. Mutable scratch. */
final class Retry {

    /** Prices and ages of two resting orders, the best of their buses; mutable. */
    private static final class Pair {
        private static final int NONE = -1;

        private int overlap = NONE;
        private long ask;
        private long bid;
        private int seller;
        private int buyer;

        private void set(int overlap, long ask, long bid, int seller, int buyer) {
            this.overlap = overlap;
            this.ask = ask;
            this.bid = bid;
            this.seller = seller;
            this.buyer = buyer;
        }

        private void copy(Pair other) {
            set(other.overlap, other.ask, other.bid, other.seller, other.buyer);
        }

        /** Returns whether others overlap by more, or by as much and are older: the younger of both, then the older. */
        private boolean isWorseThan(int otherOverlap, long otherAsk, long otherBid) {
            if (otherOverlap != overlap) {
                return otherOverlap > overlap;
            }
            long younger = Math.max(Orders.age(otherAsk), Orders.age(otherBid));
            long ownYounger = Math.max(Orders.age(ask), Orders.age(bid));
            long older = Math.min(Orders.age(otherAsk), Orders.age(otherBid));
            return younger < ownYounger || younger == ownYounger && older < Math.min(Orders.age(ask), Orders.age(bid));
        }
    }

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final CrossingBuses sellers;
    private final CrossingBuses buyers;
    /** Whether pairs are compared order by order: where the best of two buses may not meet, or fees count. */
    private boolean byOrder;
    /** The best pair found so far of those that may trade. */
    private final Pair best = new Pair();
    /** The best pair of those looked at, closed ones with them. */
    private final Pair likely = new Pair();
    /** Orders of the best pair where it was found order by order. */
    private int bestAsk;

    private int bestBid;

    Retry(Trading trading) {
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        int buses =
                books.grids.stream().mapToInt(grid -> grid.buses().size()).max().orElse(0);
        sellers = new CrossingBuses(buses);
        buyers = new CrossingBuses(buses);
    }

    /** Lets all resting orders trade that cross on open pairs, best first (rule R5). */
    void run(Book book) {
        while (findPair(book)) {
            boolean askOlder = orders.sequence(bestAsk) < orders.sequence(bestBid);
            int older = askOlder ? bestAsk : bestBid;
            int younger = askOlder ? bestBid : bestAsk;
            int lots = book.flows.carried(
                    trading.bus(bestAsk),
                    trading.bus(bestBid),
                    Math.min(orders.shown(bestAsk), orders.shown(bestBid)),
                    best.overlap);
            trading.meet(book, younger, older, lots, books.ticks(orders.rank(older), !askOlder));
        }
    }

    /**
     * Finds the best pair; returns whether there is one. While a book is calm no open pair crosses: what crosses now was closed by a branch
     * that trades have relieved since.
     */
    private boolean findPair(Book book) {
        byOrder = book.flows.fees != null;
        if (!search(book)) {
            return false;
        }
        if (!byOrder) {
            bestAsk = book.first(Book.SELL, best.seller);
            bestBid = book.first(Book.BUY, best.buyer);
            byOrder = trading.participant(bestAsk) == trading.participant(bestBid);
            return !byOrder || search(book);
        }
        return true;
    }

    private boolean search(Book book) {
        best.overlap = Pair.NONE;
        long ask = book.best(Book.SELL);
        if (ask == BookSide.NO_KEY || book.best(Book.BUY) >= book.crossing(Orders.rank(ask))) {
            return false;
        }
        if (book.flows.isRelievedAnew()) {
            compareAll(book);
        } else {
            for (int k = 0; k < book.flows.relief.count(); k++) {
                compareOpened(book, k);
            }
        }
        return best.overlap >= 0;
    }

    private void compareAll(Book book) {
        int size = book.flows.grid().buses().size();
        list(book, IntStream.range(0, size).toArray(), new long[size]);
        compare(book, -1, 0, true);
    }

    /** Compares pairs that a branch closed before it was relieved, and does no longer. */
    private void compareOpened(Book book, int k) {
        Grid grid = book.flows.grid();
        int branch = book.flows.relief.branch(k);
        long onward = book.flows.relief.before(k, true);
        long back = book.flows.relief.before(k, false);
        long onwardNow = book.flows.near.reach(branch, true);
        long backNow = book.flows.near.reach(branch, false);
        boolean opensOnward = onwardNow > onward && onward < grid.spread(branch);
        boolean opensBack = backNow > back && back < grid.spread(branch);
        if (opensOnward || opensBack) {
            list(book, grid.ascending(branch), grid.row(branch));
        }
        if (opensOnward) {
            compare(book, onward, onwardNow, true);
        }
        if (opensBack) {
            compare(book, -backNow - 1, -back - 1, false);
        }
    }

    private void list(Book book, int[] ascending, long[] sensitivities) {
        long asks = book.crossing(Orders.rank(book.best(Book.BUY)));
        long bids = book.crossing(Orders.rank(book.best(Book.SELL)));
        sellers.list(book.keys(Book.SELL), asks, ascending, sensitivities);
        buyers.list(book.keys(Book.BUY), bids, ascending, sensitivities);
    }

    /**
     * Compares the listed pairs whose sensitivities, the seller's less the buyer's, are above one bound and not above another. Most often
     * the best of them is open, and no other needs to be asked whether it is. Where one branch alone is near its limits, it is found along
     * the buses without looking back: no pair beyond the outer bound is open, and none within the inner one crosses.
     */
    private void compare(Book book, long above, long most, boolean isOnward) {
        boolean isAlone = book.flows.near.count() <= 1;
        if (!byOrder && isAlone && isOnward) {
            findUpwards(book, most);
        } else if (!byOrder && isAlone) {
            findDownwards(book, above);
        } else if (!byOrder) {
            likely.copy(best);
            compare(book, above, most, likely);
        }
        if (byOrder || !isLikelyBest(book)) {
            compare(book, above, most, best);
        }
    }

    /** Takes the likely pair for the best if it is open, or none was better than the best; returns whether it is. */
    private boolean isLikelyBest(Book book) {
        if (likely.ask != best.ask || likely.bid != best.bid || likely.overlap != best.overlap) {
            if (!book.flows.near.isOpen(likely.seller, likely.buyer)) {
                return false;
            }
            best.copy(likely);
        }
        return true;
    }

    /** Finds the likely pair of those whose sensitivities differ by at most so much. */
    private void findUpwards(Book book, long most) {
        likely.copy(best);
        int cheapest = -1;
        int end = 0;
        for (int b = 0; b < buyers.count(); b++) {
            while (sellers.sensitivity(end) <= buyers.sensitivity(b) + most) {
                cheapest = cheaper(cheapest, end++);
            }
            compareCheapest(book, cheapest, b);
        }
    }

    /** Finds the likely pair of those whose sensitivities differ by more than so much. */
    private void findDownwards(Book book, long above) {
        likely.copy(best);
        int cheapest = -1;
        int from = sellers.count();
        for (int b = buyers.count() - 1; b >= 0; b--) {
            while (from > 0 && sellers.sensitivity(from - 1) > buyers.sensitivity(b) + above) {
                cheapest = cheaper(cheapest, --from);
            }
            compareCheapest(book, cheapest, b);
        }
    }

    private int cheaper(int known, int other) {
        return known < 0 || sellers.key(other) < sellers.key(known) ? other : known;
    }

    private void compareCheapest(Book book, int s, int b) {
        if (s >= 0 && sellers.key(s) < bound(book, b, likely)) {
            compare(book, s, b, likely);
        }
    }

    private void compare(Book book, long above, long most, Pair pair) {
        int from = 0;
        int end = 0;
        for (int b = 0; b < buyers.count(); b++) {
            long own = buyers.sensitivity(b);
            while (sellers.sensitivity(from) <= own + above) {
                from++;
            }
            while (sellers.sensitivity(end) <= own + most) {
                end++;
            }
            compare(book, from, end, b, pair);
        }
    }

    /** Compares some sellers with a buyer. */
    private void compare(Book book, int from, int end, int b, Pair pair) {
        for (int s = from; s < end; s++) {
            if (sellers.key(s) < bound(book, b, pair)) {
                compare(book, s, b, pair);
            }
        }
    }

    /** Returns the number below which the key of an ask crosses a bid by no less than a pair does. */
    private long bound(Book book, int b, Pair pair) {
        return book.crossing(Orders.rank(buyers.key(b)) + Math.max(0, pair.overlap));
    }

    private void compare(Book book, int s, int b, Pair pair) {
        int seller = sellers.bus(s);
        int buyer = buyers.bus(b);
        if (pair == best && !book.flows.near.isOpen(seller, buyer)) {
            return;
        }
        if (byOrder) {
            compareOrders(book, seller, buyer);
            return;
        }
        int overlap = book.overlap(Orders.rank(sellers.key(s)), Orders.rank(buyers.key(b)));
        if (pair.isWorseThan(overlap, sellers.key(s), buyers.key(b))) {
            pair.set(overlap, sellers.key(s), buyers.key(b), seller, buyer);
        }
    }

    /** Compares the best orders of two open buses; those of one participant pass each other over. */
    private void compareOrders(Book book, int from, int to) {
        int ask = book.first(Book.SELL, from);
        int bid = book.first(Book.BUY, to);
        int participant = trading.participant(ask);
        if (participant != trading.participant(bid)) {
            compareOrders(book, ask, bid, from, to);
            return;
        }
        compareOrders(book, ask, nextOf(book, bid, Book.BUY, to, participant), from, to);
        compareOrders(book, nextOf(book, ask, Book.SELL, from, participant), bid, from, to);
    }

    private int nextOf(Book book, int first, int side, int bus, int participant) {
        int slot = first;
        while (slot != Ladders.NONE && trading.participant(slot) == participant) {
            slot = book.after(slot, side, bus);
        }
        return slot;
    }

    private void compareOrders(Book book, int ask, int bid, int from, int to) {
        if (ask == Ladders.NONE || bid == Ladders.NONE) {
            return;
        }
        int overlap = book.overlap(orders.rank(ask), orders.rank(bid));
        if (overlap >= 0
                && best.isWorseThan(overlap, orders.key(ask), orders.key(bid))
                && book.flows.pays(from, to, overlap)) {
            best.set(overlap, orders.key(ask), orders.key(bid), from, to);
            bestAsk = ask;
            bestBid = bid;
        }
    }
}
