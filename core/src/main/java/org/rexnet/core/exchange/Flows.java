package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.MarketRules;

/**
 * Flow through each branch by the reservations of one period, and its headroom, in exact integers of 2^-30 lots; mutable.
 *
 * <p>A pair of a selling and a buying bus is open while every branch has headroom for its least quantity between them (rule R4). Only
 * branches on the near-limit list can close a pair: every other one carries its least quantity between any two buses.
 */
final class Flows {

    /** Trades after which a search for {@link #ample} lots that found few is done again. */
    private static final int PATIENCE = 16;

    private final Grid grid;
    private final MarketRules rules;
    private final Edition edition;
    private final long marginUnits;
    private final int count;
    /** Full limits, which hold after auctions. */
    private final long[] fullHigh;

    private final long[] fullLow;
    /** Limits of continuous trading. */
    private final long[] high;

    private final long[] low;
    /** Least quantities in lots, onward and back. */
    private final long[] leastOnward;

    private final long[] leastBack;
    private final long[] nearHigh;
    private final long[] nearLow;
    private final long[] flow;
    /** All arrays of numbers by branch that change. */
    private final long[][] changing;

    private final int[] near;
    private int nearCount;
    /** Least quantities that near-limit branches still carry onward and back, by position on their list; counted when asked for. */
    private final long[] onward;

    private final long[] back;
    private boolean counted;
    /** By bus; negative where the pair with the bus last asked about is closed. */
    private final long[] shut;

    /** Position on the list of the branch that closed most pairs when asked last: where it is another now, only time is lost. */
    private int foremost;

    /** Position of the branch that sellers were looked at for, below 0 where there is none, and their least and most sensitivity. */
    private int looked = -1;

    private long leastOfSellers;
    private long mostOfSellers;

    private final int[] crossing;

    private boolean relieved;
    /** Lots that certainly can be traded between whatever buses before any branch comes near its limit; 0 where that is not known. */
    private long ample;
    /** Trades until that is found anew. */
    private int patience;
    /** Fees of its trades, where there are some. */
    final @Nullable CapacityFees fees;

    /** Sets all flows to 0; {@code grossLots} bounds the lots that are ever reserved at once, over all buses. */
    Flows(Grid grid, MarketRules rules, Edition edition, long grossLots, @Nullable CapacityFees fees) {
        this.grid = grid;
        this.rules = rules;
        this.edition = edition;
        this.fees = fees;
        count = grid.branches().size();
        marginUnits = (grossLots + 1) / 2 + 1;
        fullHigh = new long[count];
        fullLow = new long[count];
        high = new long[count];
        low = new long[count];
        leastOnward = new long[count];
        leastBack = new long[count];
        nearHigh = new long[count];
        nearLow = new long[count];
        flow = new long[count];
        near = new int[count + 1];
        onward = new long[count];
        back = new long[count];
        shut = new long[grid.buses().size()];
        crossing = new int[shut.length + 1];
        changing = new long[][] {fullHigh, fullLow, high, low, leastOnward, leastBack, nearHigh, nearLow, flow};
        for (int l = 0; l < count; l++) {
            GridBranch branch = grid.branches().get(l);
            limit(l, branch.forwardMw(), branch.backwardMw());
        }
    }

    /** Changes the limits of a branch in MW. */
    void limit(int branch, double forwardMw, double backwardMw) {
        double base = grid.branches().get(branch).baseMw();
        double forward = Math.max(0, forwardMw - base) / rules.lotMw();
        double backward = Math.max(0, backwardMw + base) / rules.lotMw();
        fullHigh[branch] = units(forward) - marginUnits;
        fullLow[branch] = marginUnits - units(backward);
        high[branch] = fullHigh[branch] - (rules.reserveLots((long) forward) << Grid.FRACTION_BITS);
        low[branch] = fullLow[branch] + (rules.reserveLots((long) backward) << Grid.FRACTION_BITS);
        boolean oneForBoth = edition == Edition.FIRST;
        leastOnward[branch] = rules.leastLots((long) (oneForBoth ? Math.max(forward, backward) : forward));
        leastBack[branch] = rules.leastLots((long) (oneForBoth ? Math.max(forward, backward) : backward));
        nearHigh[branch] = high[branch] - leastOnward[branch] * grid.spread(branch);
        nearLow[branch] = low[branch] + leastBack[branch] * grid.spread(branch);
        listNear();
    }

    /** Returns the largest whole number of at most {@code lots}, at least 1, that all branches carry between the buses of an open pair. */
    int carried(int seller, int buyer, int lots) {
        if (lots <= ample) {
            return lots;
        }
        long[] from = grid.column(seller);
        long[] to = grid.column(buyer);
        long broken = 0;
        for (int l = 0; l < count; l++) {
            long more = lots * (from[l] - to[l]);
            long after = flow[l] + more;
            broken |= (high[l] - after) & -more | (after - low[l]) & more;
        }
        return broken >= 0 ? lots : largest(from, to, lots);
    }

    private int largest(long[] from, long[] to, int lots) {
        long most = lots;
        for (int l = 0; l < count; l++) {
            long perLot = from[l] - to[l];
            if (perLot > 0) {
                most = Math.min(most, headroomOnward(l) / perLot);
            } else if (perLot < 0) {
                most = Math.min(most, headroomBack(l) / -perLot);
            }
        }
        if (most < 1) {
            throw new IllegalStateException("Buses are open to each other but carry no lot.");
        }
        return (int) most;
    }

    /** Returns what {@link #carried} does, and no more than the capacity fee lets trade where prices overlap by so many ticks. */
    int carried(int seller, int buyer, int lots, int overlap) {
        if (seller == buyer) {
            return lots;
        }
        int most = carried(seller, buyer, lots);
        return fees == null ? most : fees.largest(this, seller, buyer, most, overlap);
    }

    /** Returns the capacity fee of a trade in units of money. */
    long fee(int seller, int buyer, int lots, int minutes) {
        return fees == null || seller == buyer ? 0 : fees.units(this, seller, buyer, lots, minutes);
    }

    /** Returns whether the fee of a first lot is within what prices overlap by. */
    boolean pays(int seller, int buyer, int overlap) {
        return fees == null || fees.pays(this, seller, buyer, overlap);
    }

    /** Adds a trade. */
    void trade(int seller, int buyer, int lots) {
        if (seller == buyer) {
            return;
        }
        long[] from = grid.column(seller);
        long[] to = grid.column(buyer);
        relieved |= fees != null;
        if (lots <= ample) {
            ample -= lots;
            for (int l = 0; l < count; l++) {
                flow[l] += lots * (from[l] - to[l]);
            }
            return;
        }
        noteRelief(from, to);
        long moved = 0;
        for (int l = 0; l < count; l++) {
            long before = flow[l];
            long after = before + lots * (from[l] - to[l]);
            flow[l] = after;
            moved |= ((nearHigh[l] - after) | (after - nearLow[l])) ^ ((nearHigh[l] - before) | (before - nearLow[l]));
        }
        counted = false;
        ample = 0;
        if (moved < 0) {
            listNear();
        }
        if (nearCount == 0 && --patience < 0) {
            findAmple();
        }
    }

    /** Finds what can be traded before a branch comes near its limit, where none is now. */
    private void findAmple() {
        long most = Long.MAX_VALUE;
        for (int l = 0; l < count; l++) {
            long room = Math.min(nearHigh[l] - flow[l], flow[l] - nearLow[l]);
            most = grid.spread(l) == 0 ? most : Math.min(most, room / grid.spread(l));
        }
        ample = most;
        patience = PATIENCE;
    }

    /** Adds net injections in lots by bus, those of an auction. */
    void inject(long[] lotsByBus) {
        for (int l = 0; l < count; l++) {
            long[] row = grid.row(l);
            for (int bus = 0; bus < row.length; bus++) {
                flow[l] += lotsByBus[bus] * row[bus];
            }
        }
        listNear();
    }

    /** Returns whether a pair of buses is open (rule R4). */
    boolean isOpen(int seller, int buyer) {
        for (int k = 0; k < nearCount; k++) {
            int l = near[k];
            long perLot = grid.row(l)[seller] - grid.row(l)[buyer];
            if (headroomOnward(l) < leastOnward[l] * perLot || headroomBack(l) < leastBack[l] * -perLot) {
                return false;
            }
        }
        return true;
    }

    /** Returns, by other bus, a negative number where the pair with {@code bus} is closed; a shared array, valid until the next call. */
    long[] shutFor(int bus, boolean selling) {
        Arrays.fill(shut, 0);
        countHeadroom();
        for (int k = 0; k < nearCount; k++) {
            long up = selling ? onward[k] : back[k];
            long down = selling ? back[k] : onward[k];
            long[] row = grid.row(near[k]);
            long own = row[bus];
            for (int other = 0; other < row.length; other++) {
                long perLot = own - row[other];
                shut[other] |= (up - perLot) | (down + perLot);
            }
        }
        return shut;
    }

    /** Returns the open bus with the smallest key below a bound, or -1, for an order at a bus. */
    int best(int bus, boolean selling, long[] keys, long bound) {
        int size = 0;
        for (int other = 0; other < keys.length; other++) {
            crossing[size] = other;
            size += keys[other] < bound ? 1 : 0;
        }
        int left = keepOpen(bus, selling, crossing, size);
        int found = -1;
        long least = bound;
        for (int k = 0; k < left; k++) {
            if (keys[crossing[k]] < least) {
                least = keys[crossing[k]];
                found = crossing[k];
            }
        }
        return found;
    }

    /**
     * Keeps of some other buses, in their order, those whose pair with {@code bus} is open; returns how many are left. The branch that closed most of
     * them when asked last is asked first: few are left for the others.
     */
    int keepOpen(int bus, boolean selling, int[] others, int size) {
        countHeadroom();
        int first = Math.min(foremost, nearCount - 1);
        int left = first < 0 ? size : keepOpen(bus, selling, others, size, first);
        return keepOpen(bus, selling, others, left, first, size - left);
    }

    /** Keeps those of some other buses that all near-limit branches but one leave open; it closed so many when asked before. */
    private int keepOpen(int bus, boolean selling, int[] others, int size, int but, int closed) {
        int left = size;
        int most = closed;
        foremost = Math.max(0, but);
        for (int k = 0; k < nearCount && left > 0; k++) {
            if (k != but) {
                int before = left;
                left = keepOpen(bus, selling, others, before, k);
                if (before - left > most) {
                    most = before - left;
                    foremost = k;
                }
            }
        }
        return left;
    }

    /**
     * Writes, in their order, those of some selling buses that are open to a buying one; returns how many there are.
     *
     * @param sellers each a bus in the lower half of a number
     * @param beyond numbers from this one on do not count
     */
    int keepOpenSellers(int buyer, long[] sellers, int size, long beyond, int[] into) {
        countHeadroom();
        int first = Math.min(foremost, nearCount - 1);
        long up = first < 0 ? 0 : back[first];
        long down = first < 0 ? 0 : onward[first];
        long[] row = first < 0 ? shut : grid.row(near[first]);
        long own = first < 0 ? 0 : row[buyer];
        int within = 0;
        int left = 0;
        for (int s = 0; s < size; s++) {
            int seller = (int) sellers[s];
            long perLot = first < 0 ? 0 : own - row[seller];
            long outside = beyond - 1 - sellers[s];
            within += (int) (1 + (outside >> Long.SIZE - 1));
            into[left] = seller;
            left += (int) (1 + (((up - perLot) | (down + perLot) | outside) >> Long.SIZE - 1));
        }
        return keepOpen(buyer, false, into, left, first, within - left);
    }

    /** Prepares {@link #isShutForAll} for some selling buses, which stand in the lower halves of numbers. */
    void lookAt(long[] sellers, int size) {
        countHeadroom();
        looked = Math.min(foremost, nearCount - 1);
        if (looked < 0) {
            return;
        }
        long[] row = grid.row(near[looked]);
        leastOfSellers = Long.MAX_VALUE;
        mostOfSellers = Long.MIN_VALUE;
        for (int k = 0; k < size; k++) {
            leastOfSellers = Math.min(leastOfSellers, row[(int) sellers[k]]);
            mostOfSellers = Math.max(mostOfSellers, row[(int) sellers[k]]);
        }
    }

    /** Returns whether the branch that closed most pairs when asked last closes a buying bus to all sellers that were {@link #lookAt looked at}. */
    boolean isShutForAll(int buyer) {
        if (looked < 0) {
            return false;
        }
        long own = grid.row(near[looked])[buyer];
        return leastOfSellers - own > onward[looked] || own - mostOfSellers > back[looked];
    }

    /** Keeps of some other buses those that a near-limit branch leaves open; returns how many are left. */
    private int keepOpen(int bus, boolean selling, int[] others, int size, int k) {
        long up = selling ? onward[k] : back[k];
        long down = selling ? back[k] : onward[k];
        long[] row = grid.row(near[k]);
        long own = row[bus];
        int left = 0;
        for (int s = 0; s < size; s++) {
            int other = others[s];
            long perLot = own - row[other];
            long closed = (up - perLot) | (down + perLot);
            others[left] = other;
            left += (int) (1 + (closed >> Long.SIZE - 1));
        }
        return left;
    }

    private void countHeadroom() {
        for (int k = 0; k < nearCount && !counted; k++) {
            int l = near[k];
            onward[k] = headroomOnward(l) / leastOnward[l];
            back[k] = headroomBack(l) / leastBack[l];
        }
        counted = true;
    }

    /** Takes over all of another period's or moment's flows and limits, of the same grid. */
    void copy(Flows other) {
        for (int k = 0; k < changing.length; k++) {
            System.arraycopy(other.changing[k], 0, changing[k], 0, count);
        }
        System.arraycopy(other.near, 0, near, 0, other.nearCount);
        nearCount = other.nearCount;
        counted = false;
        ample = other.ample;
    }

    /** Returns whether a trade moved a near-limit branch away from its limit, or changed fees, since the last call. */
    boolean takeRelief() {
        boolean taken = relieved;
        relieved = false;
        return taken;
    }

    /** Lets the next {@link #takeRelief} return true. */
    void relieve() {
        relieved = true;
    }

    /** Returns what a branch can still carry onward, in units: nothing where its flow is beyond the limit of continuous trading. */
    private long headroomOnward(int branch) {
        return Math.max(0, high[branch] - flow[branch]);
    }

    /** Returns what it can still carry back. */
    private long headroomBack(int branch) {
        return Math.max(0, flow[branch] - low[branch]);
    }

    int nearCount() {
        return nearCount;
    }

    int near(int position) {
        return near[position];
    }

    long flow(int branch) {
        return flow[branch];
    }

    Grid grid() {
        return grid;
    }

    /** Returns what a network auction may do to each branch. */
    List<AuctionCall.Branch> auctionLimits() {
        List<AuctionCall.Branch> limits = new ArrayList<>(count);
        for (int l = 0; l < count; l++) {
            long most = Math.max(0, fullHigh[l]);
            long least = Math.min(0, fullLow[l]);
            limits.add(new AuctionCall.Branch(
                    flow[l], Math.min(low[l], flow[l]), Math.max(high[l], flow[l]), least, most));
        }
        return limits;
    }

    private void noteRelief(long[] from, long[] to) {
        for (int k = 0; k < nearCount; k++) {
            int l = near[k];
            long perLot = from[l] - to[l];
            relieved |= perLot < 0 && flow[l] > nearHigh[l] || perLot > 0 && flow[l] < nearLow[l];
        }
    }

    private void listNear() {
        int listed = 0;
        for (int l = 0; l < count; l++) {
            long inside = (nearHigh[l] - flow[l]) | (flow[l] - nearLow[l]);
            near[listed] = l;
            listed += (int) (inside >>> Long.SIZE - 1);
        }
        nearCount = listed;
        counted = false;
        ample = 0;
    }

    private static long units(double lots) {
        return (long) Math.floor(lots * Grid.ONE);
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        for (long[] values : changing) {
            snapshot.fill(values);
        }
        relieved = snapshot.flag(relieved);
        listNear();
    }
}
