package org.rexnet.core.exchange;

import java.util.Arrays;

/** How resting orders meet when a pair of buses has opened (rule R5): the widest overlap first. Mutable scratch. */
final class Retry {

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    /** Best pair of resting orders found so far. */
    private int bestAsk;

    private int bestBid;
    private int bestOverlap;
    /** Prices and buses of best asks that cross, best first. */
    private long[] asks = {};
    /** Buses of those of them that may make the best pair with a bid, and then of those that are open to it. */
    private int[] open = {};

    private int askCount;
    /** The same of bids that may be open to them, best first. */
    private long[] bids = {};

    private int bidCount;

    Retry(Trading trading) {
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
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

    private boolean findPair(Book book) {
        bestOverlap = -1;
        long ask = book.best(Book.SELL);
        if (ask == Long.MAX_VALUE || book.best(Book.BUY) >= book.crossing(rank(ask))) {
            return false;
        }
        gather(book, rank(ask), rank(book.best(Book.BUY)));
        if (bidCount == 0) {
            return false;
        }
        if (bidCount > 1) {
            Arrays.sort(bids, 0, bidCount);
            Arrays.sort(asks, 0, askCount);
        }
        for (int k = 0; k < bidCount; k++) {
            int buyer = (int) bids[k];
            int bidRank = rank(book.keys(Book.BUY)[buyer]);
            if (book.overlap(rank(ask), bidRank) < bestOverlap) {
                break;
            }
            compareAsks(book, buyer, bidRank);
        }
        return bestOverlap >= 0;
    }

    /** Lists the buses whose best orders cross the best of the other side, but for those of bids that are closed to all such asks. */
    private void gather(Book book, int askRank, int bidRank) {
        long[] askKeys = book.keys(Book.SELL);
        long[] bidKeys = book.keys(Book.BUY);
        if (asks.length < askKeys.length) {
            asks = new long[askKeys.length];
            open = new int[askKeys.length + 1];
            bids = new long[askKeys.length];
        }
        askCount = 0;
        long crossing = book.crossing(bidRank);
        for (int bus = 0; bus < askKeys.length; bus++) {
            asks[askCount] = (long) rank(askKeys[bus]) << Integer.SIZE | bus;
            askCount += askKeys[bus] < crossing ? 1 : 0;
        }
        book.flows.near.lookAt(asks, askCount);
        bidCount = 0;
        crossing = book.crossing(askRank);
        for (int bus = 0; bus < bidKeys.length; bus++) {
            if (bidKeys[bus] < crossing && !book.flows.near.isShutForAll(bus)) {
                bids[bidCount++] = (long) rank(bidKeys[bus]) << Integer.SIZE | bus;
            }
        }
    }

    private void compareAsks(Book book, int buyer, int bidRank) {
        long[] keys = book.keys(Book.SELL);
        int least = Math.max(0, bestOverlap);
        // Asks of a higher rank than that overlap with the bid by less, and with those that follow.
        long beyond = (book.overlap(least, bidRank) + 1L) << Integer.SIZE;
        while (askCount > 0 && asks[askCount - 1] >= beyond) {
            askCount--;
        }
        int left = book.flows.near.keepOpenSellers(buyer, asks, askCount, open);
        if (left == 0 || book.flows.fees == null && comparesBest(book, buyer, bidRank, keys, left)) {
            return;
        }
        for (int k = 0; k < left; k++) {
            if (book.overlap(rank(keys[open[k]]), bidRank) >= bestOverlap) {
                compare(book, open[k], buyer);
            }
        }
    }

    /**
     * Compares a bid with the open ask that comes first by price and age: where it is another participant's and pairs bear no fee, no other ask makes
     * a better pair with it. Returns whether it did.
     */
    private boolean comparesBest(Book book, int buyer, int bidRank, long[] keys, int left) {
        int seller = open[0];
        for (int k = 1; k < left; k++) {
            seller = keys[open[k]] < keys[seller] ? open[k] : seller;
        }
        if (book.overlap(rank(keys[seller]), bidRank) < bestOverlap) {
            return true;
        }
        int ask = book.first(Book.SELL, seller);
        int bid = book.first(Book.BUY, buyer);
        if (trading.participant(ask) == trading.participant(bid)) {
            return false;
        }
        compareOrders(book, ask, bid);
        return true;
    }

    /** Compares the best pair of two buses; orders of one participant pass each other over. */
    private void compare(Book book, int seller, int buyer) {
        int ask = book.first(Book.SELL, seller);
        int bid = book.first(Book.BUY, buyer);
        int participant = trading.participant(ask);
        if (participant != trading.participant(bid)) {
            compareOrders(book, ask, bid);
            return;
        }
        compareOrders(book, ask, nextOf(book, bid, Book.BUY, buyer, participant));
        compareOrders(book, nextOf(book, ask, Book.SELL, seller, participant), bid);
    }

    private int nextOf(Book book, int first, int side, int bus, int participant) {
        int slot = first;
        while (slot != Ladders.NONE && trading.participant(slot) == participant) {
            slot = book.after(slot, side, bus);
        }
        return slot;
    }

    private void compareOrders(Book book, int ask, int bid) {
        if (ask == Ladders.NONE || bid == Ladders.NONE) {
            return;
        }
        int overlap = book.overlap(orders.rank(ask), orders.rank(bid));
        boolean better = overlap > bestOverlap || overlap == bestOverlap && overlap >= 0 && isOlder(ask, bid);
        if (better && book.flows.pays(trading.bus(ask), trading.bus(bid), overlap)) {
            bestOverlap = overlap;
            bestAsk = ask;
            bestBid = bid;
        }
    }

    /** Returns whether the younger of a pair is older than that of the best one, or the older one is where the younger is the same. */
    private boolean isOlder(int ask, int bid) {
        long younger = Math.max(orders.sequence(ask), orders.sequence(bid));
        long bestYounger = Math.max(orders.sequence(bestAsk), orders.sequence(bestBid));
        long older = Math.min(orders.sequence(ask), orders.sequence(bid));
        long bestOlder = Math.min(orders.sequence(bestAsk), orders.sequence(bestBid));
        return younger < bestYounger || younger == bestYounger && older < bestOlder;
    }

    private static int rank(long key) {
        return (int) (key >>> Orders.SEQUENCE_BITS);
    }
}
