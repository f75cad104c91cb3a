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
    /** Price and age of the best pair of resting orders found so far. */
    private long askKey;

    private long bidKey;
    /** Their buses. */
    private int seller;

    private int buyer;
    /** Themselves. */
    private int bestAsk;

    private int bestBid;
    private int bestOverlap;

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
                    bestOverlap);
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
            bestAsk = book.first(Book.SELL, seller);
            bestBid = book.first(Book.BUY, buyer);
            byOrder = trading.participant(bestAsk) == trading.participant(bestBid);
            return !byOrder || search(book);
        }
        return true;
    }

    private boolean search(Book book) {
        bestOverlap = -1;
        long ask = book.best(Book.SELL);
        if (ask == BookSide.NO_KEY || book.best(Book.BUY) >= book.crossing(Orders.rank(ask))) {
            return false;
        }
        NearLimits near = book.flows.near;
        if (book.flows.isRelievedAnew()) {
            compareAll(book);
        }
        for (int k = 0; k < near.relievedCount() && !book.flows.isRelievedAnew(); k++) {
            compareOpened(book, near, k, true);
            compareOpened(book, near, k, false);
        }
        return bestOverlap >= 0;
    }

    private void compareAll(Book book) {
        sellers.list(book.keys(Book.SELL), book.crossing(Orders.rank(book.best(Book.BUY))));
        buyers.list(book.keys(Book.BUY), book.crossing(Orders.rank(book.best(Book.SELL))));
        for (int b = 0; b < buyers.count(); b++) {
            for (int s = 0; s < sellers.count(); s++) {
                compareBest(book, sellers.bus(s), buyers.bus(b));
            }
        }
    }

    /** Compares pairs that a branch closed in a direction before it was relieved, and does no longer. */
    private void compareOpened(Book book, NearLimits near, int k, boolean isOnward) {
        long before = near.before(k, isOnward);
        long now = near.now(k, isOnward);
        Grid grid = book.flows.grid();
        if (now <= before || before >= grid.spread(near.relieved(k))) {
            return;
        }
        int[] order = grid.ascending(near.relieved(k));
        long[] row = grid.row(near.relieved(k));
        int sign = isOnward ? 1 : -1;
        sellers.list(book.keys(Book.SELL), book.crossing(Orders.rank(book.best(Book.BUY))), order, row, sign);
        buyers.list(book.keys(Book.BUY), book.crossing(Orders.rank(book.best(Book.SELL))), order, row, sign);
        int from = 0;
        int end = 0;
        for (int b = 0; b < buyers.count(); b++) {
            while (from < sellers.count() && sellers.value(from) <= buyers.value(b) + before) {
                from++;
            }
            while (end < sellers.count() && sellers.value(end) <= buyers.value(b) + now) {
                end++;
            }
            for (int s = from; s < end; s++) {
                compareBest(book, sellers.bus(s), buyers.bus(b));
            }
        }
    }

    /** Compares the best pair of two buses where it crosses, they are open to each other, and it may be better than the best so far. */
    private void compareBest(Book book, int from, int to) {
        long ask = book.keys(Book.SELL)[from];
        long bid = book.keys(Book.BUY)[to];
        if (ask >= book.crossing(Orders.rank(bid) + Math.max(0, bestOverlap)) || !book.flows.near.isOpen(from, to)) {
            return;
        }
        if (byOrder) {
            compare(book, from, to);
        } else if (isBetter(book, ask, bid)) {
            note(book, ask, bid);
            seller = from;
            buyer = to;
        }
    }

    /** Returns whether a pair overlaps by more than the best one, or by as much and is older. */
    private boolean isBetter(Book book, long ask, long bid) {
        int overlap = book.overlap(Orders.rank(ask), Orders.rank(bid));
        return overlap > bestOverlap || overlap == bestOverlap && overlap >= 0 && isOlder(ask, bid);
    }

    private void note(Book book, long ask, long bid) {
        bestOverlap = book.overlap(Orders.rank(ask), Orders.rank(bid));
        askKey = ask;
        bidKey = bid;
    }

    /** Compares the best pair of two buses; orders of one participant pass each other over. */
    private void compare(Book book, int from, int to) {
        int ask = book.first(Book.SELL, from);
        int bid = book.first(Book.BUY, to);
        int participant = trading.participant(ask);
        if (participant != trading.participant(bid)) {
            compareOrders(book, ask, bid);
            return;
        }
        compareOrders(book, ask, nextOf(book, bid, Book.BUY, to, participant));
        compareOrders(book, nextOf(book, ask, Book.SELL, from, participant), bid);
    }

    private int nextOf(Book book, int first, int side, int bus, int participant) {
        int slot = first;
        while (slot != Ladders.NONE && trading.participant(slot) == participant) {
            slot = book.after(slot, side, bus);
        }
        return slot;
    }

    private void compareOrders(Book book, int ask, int bid) {
        if (ask == Ladders.NONE || bid == Ladders.NONE || !isBetter(book, orders.key(ask), orders.key(bid))) {
            return;
        }
        int overlap = book.overlap(orders.rank(ask), orders.rank(bid));
        if (book.flows.pays(trading.bus(ask), trading.bus(bid), overlap)) {
            note(book, orders.key(ask), orders.key(bid));
            bestAsk = ask;
            bestBid = bid;
        }
    }

    /** Returns whether the younger of a pair is older than that of the best one, or the older one is where the younger is the same. */
    private boolean isOlder(long ask, long bid) {
        long younger = Math.max(Orders.age(ask), Orders.age(bid));
        long bestYounger = Math.max(Orders.age(askKey), Orders.age(bidKey));
        long older = Math.min(Orders.age(ask), Orders.age(bid));
        long bestOlder = Math.min(Orders.age(askKey), Orders.age(bidKey));
        return younger < bestYounger || younger == bestYounger && older < bestOlder;
    }
}
