package org.rexnet.core.exchange;

/** How resting orders meet when a pair of buses has opened (rule R5): the widest overlap first. Mutable scratch. */
final class Retry {

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final CrossingBuses sellers;
    private final CrossingBuses buyers;
    /** Whether pairs are compared order by order: where the best of two buses may not meet, or fees count. */
    private boolean byOrder;
    /** The best pair found so far of those that may trade. */
    private final CrossingPair best = new CrossingPair();
    /** The best pair of those looked at, closed ones with them. */
    private final CrossingPair likely = new CrossingPair();
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
                    best.overlap());
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
            bestAsk = book.first(Book.SELL, best.seller());
            bestBid = book.first(Book.BUY, best.buyer());
            byOrder = trading.participant(bestAsk) == trading.participant(bestBid);
            return !byOrder || search(book);
        }
        return true;
    }

    private boolean search(Book book) {
        best.forget();
        long ask = book.best(Book.SELL);
        if (ask == BookSide.NO_KEY || book.best(Book.BUY) >= book.crossing(Orders.rank(ask))) {
            return false;
        }
        if (book.flows.isRelievedAnew()) {
            searchAll(book);
        } else {
            for (int k = 0; k < book.flows.relief.count(); k++) {
                searchOpened(book, k, true);
                searchOpened(book, k, false);
            }
        }
        return best.isThere();
    }

    private void searchAll(Book book) {
        sellers.list(book.keys(Book.SELL), crossingBids(book));
        buyers.list(book.keys(Book.BUY), crossingAsks(book));
        comparePairs(book, -1, 0);
    }

    /** Compares pairs that a branch closed in a direction before it was relieved, and does no longer. */
    private void searchOpened(Book book, int k, boolean isOnward) {
        Grid grid = book.flows.grid();
        int branch = book.flows.relief.branch(k);
        long before = book.flows.relief.before(k, isOnward);
        long now = book.flows.near.transfer(branch, isOnward);
        if (now > before && before < grid.spread(branch)) {
            int[] order = grid.order(branch, isOnward);
            sellers.list(book.keys(Book.SELL), crossingBids(book), order, grid.row(branch), isOnward);
            buyers.list(book.keys(Book.BUY), crossingAsks(book), order, grid.row(branch), isOnward);
            comparePairs(book, before, now);
        }
    }

    /** Returns the number below which the key of an ask crosses the best bid. */
    private static long crossingBids(Book book) {
        return book.crossing(Orders.rank(book.best(Book.BUY)));
    }

    /** Returns the number below which the key of a bid crosses the best ask. */
    private static long crossingAsks(Book book) {
        return book.crossing(Orders.rank(book.best(Book.SELL)));
    }

    /**
     * Compares the listed pairs whose transfer, the seller's sensitivity less the buyer's, is above one bound and not above another. Most
     * often the best of them is open, and no other needs to be asked whether it is.
     */
    private void comparePairs(Book book, long above, long most) {
        if (!byOrder) {
            likely.copy(best);
            if (book.flows.near.count() <= 1) {
                compareCheapest(book, most);
            } else {
                compareWithin(book, above, most, likely);
            }
        }
        if (byOrder || !isLikelyBest(book)) {
            compareWithin(book, above, most, best);
        }
    }

    /** Takes the likely pair for the best if it is open, or none was better than the best; returns whether it is. */
    private boolean isLikelyBest(Book book) {
        if (!likely.isSame(best)) {
            if (!book.flows.near.isOpen(likely.seller(), likely.buyer())) {
                return false;
            }
            best.copy(likely);
        }
        return true;
    }

    /**
     * Finds the likely pair where one branch alone is near its limits, along the buses without looking back: no pair beyond the outer bound
     * is open, and none within the inner one crosses.
     */
    private void compareCheapest(Book book, long most) {
        int cheapest = 0;
        int end = 0;
        for (int b = 0; b < buyers.count(); b++) {
            while (sellers.sensitivity(end) <= buyers.sensitivity(b) + most) {
                cheapest = sellers.key(end) < sellers.key(cheapest) ? end : cheapest;
                end++;
            }
            if (end > 0) {
                compare(book, cheapest, b, likely);
            }
        }
    }

    /** Compares pairs whose transfer is above one bound and not above another. */
    private void compareWithin(Book book, long above, long most, CrossingPair pair) {
        int from = 0;
        for (int b = 0; b < buyers.count(); b++) {
            long own = buyers.sensitivity(b);
            while (sellers.sensitivity(from) <= own + above) {
                from++;
            }
            for (int s = from; sellers.sensitivity(s) <= own + most; s++) {
                compare(book, s, b, pair);
            }
        }
    }

    private void compare(Book book, int s, int b, CrossingPair pair) {
        if (sellers.key(s) < bound(book, b, pair)) {
            compareBuses(book, s, b, pair);
        }
    }

    /** Returns the number below which the key of an ask crosses a bid by no less than a pair does. */
    private long bound(Book book, int b, CrossingPair pair) {
        return book.crossing(Orders.rank(buyers.key(b)) + Math.max(0, pair.overlap()));
    }

    private void compareBuses(Book book, int s, int b, CrossingPair pair) {
        int seller = sellers.bus(s);
        int buyer = buyers.bus(b);
        if (pair == best && !book.flows.near.isOpen(seller, buyer)) {
            return;
        }
        if (byOrder) {
            compareFirst(book, seller, buyer);
            return;
        }
        int overlap = book.overlap(Orders.rank(sellers.key(s)), Orders.rank(buyers.key(b)));
        if (pair.isWorseThan(overlap, sellers.key(s), buyers.key(b))) {
            pair.set(overlap, sellers.key(s), buyers.key(b), seller, buyer);
        }
    }

    /** Compares the best orders of two open buses; those of one participant pass each other over. */
    private void compareFirst(Book book, int from, int to) {
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
