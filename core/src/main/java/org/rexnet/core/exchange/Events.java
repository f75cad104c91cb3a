package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.market.Side;

/**
 * Events of the last command, eight {@code long} words each, which a reader may take without any object being made. Mutable; grows only
 * when a command has more events than any before.
 *
 * <p>Words: kind, order, other order, book, price in ticks, lots, and two more by kind.
 */
public final class Events {

    /** Words of one event. */
    public static final int WORDS = 8;

    /** Kind of an event, as its first word: one for each record of {@link Event}, and two where it tells a side. */
    public enum Kind {
        ACCEPTED,
        RESTED,
        TRADED_BUYING,
        TRADED_SELLING,
        AUCTION_SOLD,
        AUCTION_BOUGHT,
        AUCTIONED,
        AUCTION_PRICE,
        AUCTION_SLACK,
        REPLACED,
        ACTIVATED,
        CANCELLED,
        EXPIRED,
        REJECTED,
        PHASE,
        CHANGED
    }

    /** The first of two kinds that follow each other. */
    private static final int TRADED_BUYING = Kind.TRADED_BUYING.ordinal();

    private static final int REPLACED = Kind.REPLACED.ordinal();
    private static final int RESTED = Kind.RESTED.ordinal();
    private static final Kind[] KINDS = Kind.values();
    private static final List<Event.Reason> REASONS = List.of(Event.Reason.values());
    private static final List<Event.Phase> PHASES = List.of(Event.Phase.values());
    private static final List<Event.Changed.Kind> CHANGES = List.of(Event.Changed.Kind.values());
    private static final List<Rule> RULES = List.of(Rule.values());

    private long[] words = new long[WORDS * 64];
    private int end;

    Events() {}

    /** Returns how many events there are. */
    public int size() {
        return end / WORDS;
    }

    /** Returns the words of all events; the first {@link #size} x {@link #WORDS} hold; a shared array, to be read only. */
    public long[] words() {
        return words;
    }

    /** Returns the events as records, in order. */
    public List<Event> list() {
        List<Event> list = new ArrayList<>(size());
        for (int at = 0; at < end; at += WORDS) {
            list.add(event(at));
        }
        return list;
    }

    /** Returns the kind of the k-th event. */
    public Kind kind(int k) {
        return KINDS[(int) words[k * WORDS]];
    }

    /** Returns the order that the k-th event is about, the incoming one of a trade; 0 where it is about none. */
    public long order(int k) {
        return words[k * WORDS + 1];
    }

    /** Returns the rule that the k-th event, a rejection, names. */
    public Rule rule(int k) {
        return RULES.get((int) words[k * WORDS + 6]);
    }

    /** Returns why an order was cancelled. */
    public Event.Reason reason(int k) {
        return REASONS.get((int) words[WORDS * k + 6]);
    }

    /** Returns the resting order of the k-th event, a trade. */
    public long resting(int k) {
        return words[k * WORDS + 2];
    }

    /** Returns the book of the k-th event: a trade, an order that came to rest, an auction or a phase. */
    public int book(int k) {
        return (int) words[k * WORDS + 3];
    }

    /** Returns the price in ticks of the k-th event: a trade, an auction's price or a changed order's limit. */
    public int priceTicks(int k) {
        return (int) words[k * WORDS + 4];
    }

    /** Returns the lots of the k-th event: those traded, or what is left of an order. */
    public int lots(int k) {
        return (int) words[k * WORDS + 5];
    }

    /** Returns the portfolio of the incoming order of the k-th event, a trade between two orders. */
    public int incomingPortfolio(int k) {
        return (int) (words[k * WORDS + 6] >>> Integer.SIZE);
    }

    /** Returns the portfolio of the resting order of the k-th event, a trade; of the order where it traded in an auction. */
    public int portfolio(int k) {
        return (int) words[k * WORDS + 6];
    }

    /** Returns the bus of the k-th event, an auction's price. */
    public int bus(int k) {
        return (int) words[k * WORDS + 6];
    }

    /** Returns the capacity fee of the k-th event, a trade between two orders, in units of money. */
    public long feeUnits(int k) {
        return words[k * WORDS + 7];
    }

    /** Returns a number that tells histories apart: a hash of these events and of what came before. */
    public long mixedInto(long before) {
        long hash = before;
        for (int k = 0; k < end; k++) {
            hash = Grid.mix(hash, words[k]);
        }
        return hash;
    }

    /** Returns whether the k-th event in words is a trade between two orders. */
    public static boolean isTrade(long[] words, int k) {
        return words[k * WORDS] - TRADED_BUYING >>> 1 == 0;
    }

    void clear() {
        end = 0;
    }

    void accepted(long order, long sequence) {
        add(Kind.ACCEPTED, order, 0, 0, 0, 0, sequence, 0);
    }

    void rested(long order, int book, int lots) {
        add(Kind.RESTED, order, 0, book, 0, lots, 0, 0);
    }

    void traded(int book, long incoming, long resting, boolean buying, long portfolios, int price, int lots, long fee) {
        add(buying ? Kind.TRADED_BUYING : Kind.TRADED_SELLING, incoming, resting, book, price, lots, portfolios, fee);
    }

    void auctionTraded(int book, long order, boolean buying, int portfolio, int price, int lots) {
        add(buying ? Kind.AUCTION_BOUGHT : Kind.AUCTION_SOLD, order, 0, book, price, lots, portfolio, 0);
    }

    void auctioned(int book, boolean done) {
        add(Kind.AUCTIONED, 0, 0, book, 0, 0, done ? 1 : 0, 0);
    }

    void auctionPrice(int book, int bus, int price) {
        add(Kind.AUCTION_PRICE, 0, 0, book, price, 0, bus, 0);
    }

    void auctionSlack(int book, int bus, int lots) {
        add(Kind.AUCTION_SLACK, 0, 0, book, 0, lots, bus, 0);
    }

    void replaced(long order, long sequence, int lots, int limit) {
        add(Kind.REPLACED, order, 0, 0, limit, lots, sequence, 0);
    }

    /** Notes that an order got another limit and place, and rests there: all that came of a command. */
    void moved(long order, long sequence, long lots, long limit, int book) {
        long[] into = words;
        into[0] = REPLACED;
        into[1] = order;
        into[2] = 0;
        into[3] = 0;
        into[4] = limit;
        into[5] = lots;
        into[6] = sequence;
        into[7] = 0;
        into[8] = RESTED;
        into[9] = order;
        into[10] = 0;
        into[11] = book;
        into[12] = 0;
        into[13] = lots;
        into[14] = 0;
        into[15] = 0;
        end = 2 * WORDS;
    }

    void activated(long order, long sequence) {
        add(Kind.ACTIVATED, order, 0, 0, 0, 0, sequence, 0);
    }

    void cancelled(long order, int lots, Event.Reason reason) {
        add(Kind.CANCELLED, order, 0, 0, 0, lots, reason.ordinal(), 0);
    }

    void expired(long order, int lots) {
        add(Kind.EXPIRED, order, 0, 0, 0, lots, 0, 0);
    }

    void rejected(long order, Rule rule, long value) {
        add(Kind.REJECTED, order, 0, 0, 0, 0, rule.ordinal(), value);
    }

    void phase(int book, Event.Phase phase) {
        add(Kind.PHASE, 0, 0, book, 0, 0, phase.ordinal(), 0);
    }

    void changed(Event.Changed.Kind kind, long subject, long value) {
        add(Kind.CHANGED, subject, 0, 0, 0, 0, kind.ordinal(), value);
    }

    private void add(Kind kind, long order, long other, long book, long price, long lots, long first, long second) {
        int at = end;
        if (at + WORDS > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        long[] into = words;
        into[at] = kind.ordinal();
        into[at + 1] = order;
        into[at + 2] = other;
        into[at + 3] = book;
        into[at + 4] = price;
        into[at + 5] = lots;
        into[at + 6] = first;
        into[at + 7] = second;
        end = at + WORDS;
    }

    private Event event(int at) {
        long order = words[at + 1];
        int book = (int) words[at + 3];
        int price = (int) words[at + 4];
        int lots = (int) words[at + 5];
        long first = words[at + 6];
        return switch (KINDS[(int) words[at]]) {
            case ACCEPTED -> new Event.Accepted(order, first);
            case RESTED -> new Event.Rested(order, book, lots);
            case TRADED_BUYING -> traded(at, Side.BUY);
            case TRADED_SELLING -> traded(at, Side.SELL);
            case AUCTION_SOLD -> new Event.AuctionTraded(book, order, Side.SELL, (int) first, price, lots);
            case AUCTION_BOUGHT -> new Event.AuctionTraded(book, order, Side.BUY, (int) first, price, lots);
            case AUCTIONED -> new Event.Auctioned(book, first != 0);
            case AUCTION_PRICE -> new Event.AuctionPrice(book, (int) first, price);
            case AUCTION_SLACK -> new Event.AuctionSlack(book, (int) first, lots);
            case REPLACED -> new Event.Replaced(order, first, lots, price);
            case ACTIVATED -> new Event.Activated(order, first);
            case CANCELLED -> new Event.Cancelled(order, lots, REASONS.get((int) first));
            case EXPIRED -> new Event.Expired(order, lots);
            case REJECTED -> new Event.Rejected(order, RULES.get((int) first), words[at + 7]);
            case PHASE -> new Event.PhaseChanged(book, PHASES.get((int) first));
            case CHANGED -> new Event.Changed(CHANGES.get((int) first), order, words[at + 7]);
        };
    }

    private Event traded(int at, Side side) {
        long portfolios = words[at + 6];
        return new Event.Traded(
                (int) words[at + 3],
                words[at + 1],
                words[at + 2],
                side,
                (int) (portfolios >>> Integer.SIZE),
                (int) portfolios,
                (int) words[at + 4],
                (int) words[at + 5],
                words[at + 7]);
    }
}
