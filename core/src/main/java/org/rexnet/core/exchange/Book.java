package org.rexnet.core.exchange;

import java.util.Arrays;
import org.rexnet.core.market.MarketRules;

/**
 * Orders of one period over all buses of a grid, the reservations of its participants, and the headroom of the network; mutable.
 *
 * <p>Sides are 0 for selling and 1 for buying. For each bus and side the best order stands as one number, price before age.
 */
final class Book {

    static final int SELL = 0;
    static final int BUY = 1;
    private static final int STAKES = 4;
    /** Numbers of a portfolio in a snapshot: those that follow, its caps of selling and buying, and some that are 0. */
    private static final int WRITTEN = 8;
    /** Lots bought less lots sold. */
    private static final int POSITION = 0;
    /** Lots offered for sale; those bid for stand next. */
    private static final int OFFERED = 1;
    /** Place of the caps in a snapshot. */
    private static final int CAP = 3;

    final int number;
    final int period;
    final int area;
    final Flows flows;
    private final int span;
    private final BookSide[] sides;
    /** Whether a side got more to trade with since blocks were last tried. */
    private final boolean[] added = new boolean[2];

    private boolean eased;
    /** Whether the command that runs has changed something here. */
    boolean touched;

    private Event.Phase phase = Event.Phase.COLLECTING;
    private boolean halted;
    private boolean matches;
    /** By portfolio, {@link #STAKES} numbers each: see their names. */
    private int[] stakes = {};
    /** By portfolio and side: most lots plus 1, 0 where the usual cap holds; empty where it holds for all. */
    private int[] caps = {};
    /** Lots by bus that are shed or, below 0, spilled at delivery; empty where none are. */
    private int[] slack = {};

    Book(
            int number,
            int period,
            int area,
            Flows flows,
            Orders orders,
            Ladders ladders,
            int longest,
            MarketRules rules) {
        this.number = number;
        this.period = period;
        this.area = area;
        this.flows = flows;
        this.span = rules.bandTicks();
        int buses = flows.grid().buses().size();
        sides = new BookSide[] {
            new BookSide(orders, ladders, longest, buses, rules, SELL),
            new BookSide(orders, ladders, longest, buses, rules, BUY)
        };
        BookSide.face(sides[SELL], sides[BUY]);
    }

    Event.Phase phase() {
        return halted ? Event.Phase.HALTED : phase;
    }

    void enter(Event.Phase newPhase) {
        phase = newPhase;
        matches = phase == Event.Phase.CONTINUOUS && !halted;
        boolean calm = isCalm();
        sides[SELL].calm(calm);
        sides[BUY].calm(calm);
    }

    void halt(boolean now) {
        halted = now;
        enter(phase);
    }

    /** Returns whether orders meet now. */
    boolean matches() {
        return matches;
    }

    /** Returns whether network auctions take it. */
    boolean takesPart() {
        return matches || phase() == Event.Phase.AUCTIONS;
    }

    boolean isOpen() {
        return phase != Event.Phase.CLOSED;
    }

    /** Returns the orders of a side. */
    BookSide side(int side) {
        return sides[side];
    }

    /** Returns orders of a side that trade in full or not at all; not to be changed. */
    SlotList allOrNone(int side) {
        return sides[side].allOrNone;
    }

    /** Lets an order wait until all of it can trade. */
    void await(int slot, int side) {
        sides[side].allOrNone.add(slot);
        enter(phase);
    }

    /** Lets an order wait no longer. */
    void dismiss(int slot, int side) {
        sides[side].allOrNone.remove(slot);
        enter(phase);
    }

    /** Adds an order to the end of its price at a bus. */
    void show(int slot, int side, int bus) {
        sides[side].show(slot, bus);
    }

    /** Takes an order out of its ladder. */
    void hide(int slot, int side, int bus) {
        sides[side].hide(slot, bus);
    }

    /** Returns the first order of a side at a bus, or {@link Ladders#NONE}. */
    int first(int side, int bus) {
        return sides[side].first(bus);
    }

    /** Returns the order that follows another of the same side and bus. */
    int after(int slot, int side, int bus) {
        return sides[side].after(slot, bus);
    }

    /** Returns price and age of the best order of a side at each bus; a shared array, to be read only. */
    long[] keys(int side) {
        return sides[side].keys();
    }

    /** Returns price and age of the best order of a side over all buses; the largest number where there is none. */
    long best(int side) {
        return sides[side].best();
    }

    /** Returns the number below which the key of an opposite order crosses a limit. */
    long crossing(int rank) {
        return (span - rank + 1L) << Orders.SEQUENCE_BITS;
    }

    /** Returns by how many ticks an asking and a bidding price overlap; negative where they do not. */
    int overlap(int askRank, int bidRank) {
        return span - askRank - bidRank;
    }

    /** Returns whether orders meet, and none waits to trade in full. */
    boolean isCalm() {
        return matches && !hasAllOrNone();
    }

    /** Returns whether any orders wait to trade in full. */
    boolean hasAllOrNone() {
        return (sides[SELL].allOrNone.size() | sides[BUY].allOrNone.size()) != 0;
    }

    /** Returns the bus whose best order an incoming one meets first (rules R3 and R4), or -1. */
    int counterpart(int incomingSide, int bus, int rank) {
        BookSide opposite = sides[1 - incomingSide];
        long crossing = crossing(rank);
        if (opposite.best() >= crossing) {
            return -1;
        }
        if (flows.fees != null) {
            return flows.fees.counterpart(flows, opposite.keys(), incomingSide, bus, rank, span);
        }
        if (flows.near.count() == 0 || isPairOpen(incomingSide, bus, opposite.bestBus())) {
            return opposite.bestBus();
        }
        return flows.near.best(bus, incomingSide == SELL, opposite.keys(), crossing);
    }

    /** Returns by how much the best order at a bus costs an incoming one more than the best price there is; to be compared only. */
    long cost(int incomingSide, int at, int bus) {
        int rank = (int) (keys(1 - incomingSide)[at] >>> Orders.SEQUENCE_BITS);
        return flows.fees == null ? rank : flows.fees.cost(flows, rank, at, bus, incomingSide == SELL);
    }

    private boolean isPairOpen(int incomingSide, int bus, int other) {
        return incomingSide == SELL ? flows.near.isOpen(bus, other) : flows.near.isOpen(other, bus);
    }

    /** Returns the lots that a portfolio may still offer on a side, on top of its position and all that rests (rule R9). */
    long room(int portfolio, int side, int usualCap) {
        cover(portfolio);
        int at = portfolio * STAKES;
        int own = ownCap(portfolio, side);
        long cap = own > 0 ? Math.min(own - 1L, usualCap) : usualCap;
        long held = side == SELL ? -stakes[at + POSITION] : stakes[at + POSITION];
        return cap - held - stakes[at + OFFERED + side];
    }

    private int ownCap(int portfolio, int side) {
        int at = 2 * portfolio + side;
        return at < caps.length ? caps[at] : 0;
    }

    void cap(int portfolio, int sellCap, int buyCap) {
        cover(portfolio);
        if (2 * portfolio + 2 > caps.length) {
            caps = Arrays.copyOf(caps, Math.max(2 * portfolio + 2, 2 * caps.length));
        }
        caps[2 * portfolio + SELL] = sellCap + 1;
        caps[2 * portfolio + BUY] = buyCap + 1;
    }

    /** Counts lots that an order offers from now on; negative where it does no longer. */
    void reserve(int portfolio, int side, int lots) {
        stakes[portfolio * STAKES + OFFERED + side] += lots;
    }

    /** Moves lots from those offered to those traded. */
    void fill(int portfolio, int side, int lots) {
        int at = portfolio * STAKES;
        stakes[at + OFFERED + side] -= lots;
        stakes[at + POSITION] += side == SELL ? -lots : lots;
    }

    /** Counts lots as traded that were not offered before. */
    void take(int portfolio, int side, int lots) {
        stakes[portfolio * STAKES + POSITION] += side == SELL ? -lots : lots;
    }

    /** Returns the lots that a portfolio has bought less those it has sold. */
    int position(int portfolio) {
        return portfolio * STAKES < stakes.length ? stakes[portfolio * STAKES + POSITION] : 0;
    }

    /** Notes lots that are to be shed at a bus, or spilled where negative. */
    void addSlack(int bus, int lots) {
        if (slack.length == 0) {
            slack = new int[flows.grid().buses().size()];
        }
        slack[bus] += lots;
    }

    /** Returns the lots to be shed at a bus, negative where they are to be spilled. */
    int slack(int bus) {
        return slack.length == 0 ? 0 : slack[bus];
    }

    /** Notes that a side has more to trade with. */
    void noteAdded(int side) {
        added[side] = true;
    }

    /** Notes that a branch moved away from its limit. */
    void noteEased() {
        eased = true;
    }

    /** Returns whether blocks of a side should be tried (section "blocks" of the rules). */
    boolean invites(int blockSide) {
        return eased || added[1 - blockSide];
    }

    void blocksTried() {
        eased = false;
        Arrays.fill(added, false);
    }

    /** Ends trading: nothing stands in the ladders any more. */
    void close() {
        halted = false;
        enter(Event.Phase.CLOSED);
        sides[SELL].close();
        sides[BUY].close();
    }

    /** Makes room for the numbers of a portfolio. */
    private void cover(int portfolio) {
        if ((portfolio + 1) * STAKES > stakes.length) {
            stakes = Arrays.copyOf(stakes, Math.max((portfolio + 16) * STAKES, 2 * stakes.length));
        }
    }

    private void keepStakes(Snapshot snapshot) {
        int portfolios = snapshot.number(stakes.length / STAKES * WRITTEN) / WRITTEN;
        if (snapshot.reads()) {
            stakes = new int[portfolios * STAKES];
            caps = new int[0];
        }
        for (int portfolio = 0; portfolio < portfolios; portfolio++) {
            for (int k = 0; k < CAP; k++) {
                stakes[portfolio * STAKES + k] = snapshot.number(stakes[portfolio * STAKES + k]);
            }
            int sellCap = snapshot.number(ownCap(portfolio, SELL));
            int buyCap = snapshot.number(ownCap(portfolio, BUY));
            if (snapshot.reads() && (sellCap | buyCap) != 0) {
                cap(portfolio, sellCap - 1, buyCap - 1);
            }
            for (int k = CAP + 2; k < WRITTEN; k++) {
                snapshot.number(0);
            }
        }
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        sides[SELL].keep(snapshot);
        sides[BUY].keep(snapshot);
        halted = snapshot.flag(halted);
        enter(Event.Phase.values()[snapshot.number(phase.ordinal())]);
        snapshot.fill(added);
        eased = snapshot.flag(eased);
        keepStakes(snapshot);
        int slackCount = snapshot.number(slack.length);
        slack = snapshot.numbers(slack, slackCount, slackCount);
        flows.keep(snapshot);
    }
}
