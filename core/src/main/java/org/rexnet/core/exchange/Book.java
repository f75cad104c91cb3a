package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * Orders of one period over all buses of a grid, what its participants have reserved, and what the network can still carry; mutable.
 *
 * <p>Sides are 0 for selling and 1 for buying. For each bus and side the best order stands as one number, price before age.
 */
final class Book {

    static final int SELL = 0;
    static final int BUY = 1;
    private static final int STAKES = 8;
    /** Lots bought less lots sold. */
    private static final int POSITION = 0;
    /** Lots offered for sale; those bid for stand next. */
    private static final int OFFERED = 1;
    /** Most lots sold, plus 1, and 0 where the usual cap holds; that of buying stands next. */
    private static final int CAP = 3;

    private static final long NO_KEY = Long.MAX_VALUE;

    final int number;
    final int period;
    final int area;
    final Flows flows;
    final SlotList[] allOrNone;
    private final Orders orders;
    private final Ladders ladders;
    private final int span;
    private final int[][] ladder;
    private final long[][] keys;
    private final long[] bestKey = {NO_KEY, NO_KEY};
    private final int[] bestBus = {0, 0};
    private final boolean[] stale = new boolean[2];
    /** Whether a side got more to trade with since blocks were last tried. */
    private final boolean[] added = new boolean[2];

    private boolean eased;
    /** Whether the command that runs has changed something here. */
    boolean touched;

    private Event.Phase phase = Event.Phase.COLLECTING;
    private boolean halted;
    /** By portfolio, {@link #STAKES} numbers each: see their names. */
    private int[] stakes = {};

    Book(int number, int period, int area, Flows flows, Orders orders, Ladders ladders, int span) {
        this.number = number;
        this.period = period;
        this.area = area;
        this.flows = flows;
        this.orders = orders;
        this.ladders = ladders;
        this.span = span;
        int buses = flows.grid().buses().size();
        ladder = new int[2][buses];
        keys = new long[2][buses];
        for (int side = 0; side < 2; side++) {
            Arrays.fill(ladder[side], Ladders.NONE);
            Arrays.fill(keys[side], NO_KEY);
        }
        allOrNone = new SlotList[] {new SlotList(orders, true), new SlotList(orders, true)};
    }

    Event.Phase phase() {
        return halted ? Event.Phase.HALTED : phase;
    }

    void enter(Event.Phase newPhase) {
        phase = newPhase;
    }

    void halt(boolean now) {
        halted = now;
    }

    /** Returns whether orders meet now. */
    boolean matches() {
        return phase == Event.Phase.CONTINUOUS && !halted;
    }

    boolean isOpen() {
        return phase != Event.Phase.CLOSED;
    }

    /** Adds an order to the end of its price at a bus. */
    void show(int slot, int side, int bus) {
        int[] of = ladder[side];
        if (of[bus] == Ladders.NONE) {
            of[bus] = ladders.open();
        }
        ladders.append(of[bus], slot);
        orders.flags(slot, orders.flags(slot) | Orders.SHOWN);
        long key = orders.key(slot);
        if (key < keys[side][bus]) {
            keys[side][bus] = key;
            if (key < bestKey[side]) {
                bestKey[side] = key;
                bestBus[side] = bus;
            }
        }
    }

    /** Takes an order out of its ladder. */
    void hide(int slot, int side, int bus) {
        ladders.remove(ladder[side][bus], slot);
        orders.flags(slot, orders.flags(slot) & ~Orders.SHOWN);
        if (orders.key(slot) == keys[side][bus]) {
            int first = ladders.first(ladder[side][bus]);
            keys[side][bus] = first == Ladders.NONE ? NO_KEY : orders.key(first);
            stale[side] |= bestBus[side] == bus;
        }
    }

    /** Returns the first order of a side at a bus, or {@link Ladders#NONE}. */
    int first(int side, int bus) {
        int of = ladder[side][bus];
        return of == Ladders.NONE ? Ladders.NONE : ladders.first(of);
    }

    /** Returns the order that follows another of the same side and bus. */
    int after(int slot, int side, int bus) {
        return ladders.after(ladder[side][bus], slot);
    }

    /** Returns price and age of the best order of a side at each bus; a shared array, to be read only. */
    long[] keys(int side) {
        return keys[side];
    }

    /** Returns price and age of the best order of a side over all buses; the largest number where there is none. */
    long best(int side) {
        if (stale[side]) {
            long[] of = keys[side];
            int bus = 0;
            for (int b = 1; b < of.length; b++) {
                if (of[b] < of[bus]) {
                    bus = b;
                }
            }
            bestKey[side] = of[bus];
            bestBus[side] = bus;
            stale[side] = false;
        }
        return bestKey[side];
    }

    /** Returns the number below which the key of an opposite order crosses a limit. */
    long crossing(int rank) {
        return (long) (span - rank + 1) << Orders.SEQUENCE_BITS;
    }

    /** Returns by how many ticks an asking and a bidding price overlap; negative where they do not. */
    int overlap(int askRank, int bidRank) {
        return span - askRank - bidRank;
    }

    /** Returns whether an order of a side that comes to rest at a rank meets nothing, and sets nothing off but blocks. */
    boolean isQuietFor(int side, int rank) {
        return matches() && best(1 - side) >= crossing(rank) && allOrNone[SELL].size() + allOrNone[BUY].size() == 0;
    }

    /** Returns the bus whose best order an incoming one meets first (rules R3 and R4), or -1. */
    int counterpart(int incomingSide, int bus, int rank) {
        int side = 1 - incomingSide;
        long crossing = crossing(rank);
        if (best(side) >= crossing) {
            return -1;
        }
        if (flows.fees != null) {
            return flows.fees.counterpart(flows, keys[side], incomingSide, bus, rank, span);
        }
        if (flows.nearCount() == 0 || isPairOpen(incomingSide, bus, bestBus[side])) {
            return bestBus[side];
        }
        return best(keys[side], flows.shutFor(bus, incomingSide == SELL), crossing);
    }

    /** Returns by how much the best order at a bus costs an incoming one more than the best price there is; to be compared only. */
    long cost(int incomingSide, int at, int bus) {
        int rank = (int) (keys[1 - incomingSide][at] >>> Orders.SEQUENCE_BITS);
        return flows.fees == null ? rank : flows.fees.cost(flows, rank, at, bus, incomingSide == SELL);
    }

    /** Returns the open bus with the smallest key below a bound, or -1. */
    static int best(long[] keys, long[] shut, long crossing) {
        long least = crossing;
        int found = -1;
        for (int b = 0; b < keys.length; b++) {
            if (keys[b] < least && shut[b] >= 0) {
                least = keys[b];
                found = b;
            }
        }
        return found;
    }

    private boolean isPairOpen(int incomingSide, int bus, int other) {
        return incomingSide == SELL ? flows.isOpen(bus, other) : flows.isOpen(other, bus);
    }

    /** Returns the lots that a portfolio may still offer on a side, on top of its position and all that rests (rule R9). */
    long room(int portfolio, int side, int usualCap) {
        cover(portfolio);
        int at = portfolio * STAKES;
        int own = stakes[at + CAP + side];
        long cap = own > 0 ? Math.min(own - 1L, usualCap) : usualCap;
        long held = side == SELL ? -stakes[at + POSITION] : stakes[at + POSITION];
        return cap - held - stakes[at + OFFERED + side];
    }

    void cap(int portfolio, int sellCap, int buyCap) {
        cover(portfolio);
        stakes[portfolio * STAKES + CAP + SELL] = sellCap + 1;
        stakes[portfolio * STAKES + CAP + BUY] = buyCap + 1;
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

    /** Returns the lots that a portfolio has bought less those it has sold. */
    int position(int portfolio) {
        return portfolio * STAKES < stakes.length ? stakes[portfolio * STAKES + POSITION] : 0;
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
        phase = Event.Phase.CLOSED;
        halted = false;
        for (int side = 0; side < 2; side++) {
            for (int bus = 0; bus < ladder[side].length; bus++) {
                if (ladder[side][bus] != Ladders.NONE) {
                    ladders.close(ladder[side][bus]);
                    ladder[side][bus] = Ladders.NONE;
                }
            }
        }
    }

    /** Makes room for the numbers of a portfolio. */
    private void cover(int portfolio) {
        if ((portfolio + 1) * STAKES > stakes.length) {
            stakes = Arrays.copyOf(stakes, Math.max((portfolio + 16) * STAKES, 2 * stakes.length));
        }
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        phase = Event.Phase.values()[snapshot.number(phase.ordinal())];
        halted = snapshot.flag(halted);
        for (int side = 0; side < 2; side++) {
            snapshot.fill(ladder[side]);
            snapshot.fill(keys[side]);
            allOrNone[side].keep(snapshot);
        }
        snapshot.fill(bestKey);
        snapshot.fill(bestBus);
        snapshot.fill(stale);
        snapshot.fill(added);
        eased = snapshot.flag(eased);
        int count = snapshot.number(stakes.length);
        stakes = snapshot.numbers(stakes, count, count);
        flows.keep(snapshot);
    }
}
