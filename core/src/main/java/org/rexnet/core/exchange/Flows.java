package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.MarketRules;

/**
 * Flow through each branch by the reservations of one period, and its headroom, in exact integers of 2^-30 lots; mutable.
 *
 * <p>{@link NearLimits} tells which pairs of buses are open.
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

    /** Branches near their limits, and what they leave open. */
    final NearLimits near;
    /** Branches that trades have relieved since all resting orders traded that could. */
    final Relief relief;

    /** Whether any pair may have opened; of those that trades opened {@link #relief} knows more. */
    private boolean anew;

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
        relief = new Relief(count);
        near = new NearLimits(grid, flow, high, low, leastOnward, leastBack);
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
                most = Math.min(most, near.headroomOnward(l) / perLot);
            } else if (perLot < 0) {
                most = Math.min(most, near.headroomBack(l) / -perLot);
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
        anew |= fees != null;
        if (lots <= ample) {
            ample -= lots;
            for (int l = 0; l < count; l++) {
                flow[l] += lots * (from[l] - to[l]);
            }
            return;
        }
        if (near.isRelieved(from, to, nearHigh, nearLow)) {
            relief.note(near);
        }
        long moved = 0;
        for (int l = 0; l < count; l++) {
            long before = flow[l];
            long after = before + lots * (from[l] - to[l]);
            flow[l] = after;
            moved |= ((nearHigh[l] - after) | (after - nearLow[l])) ^ ((nearHigh[l] - before) | (before - nearLow[l]));
        }
        ample = 0;
        if (moved < 0) {
            near.list(nearHigh, nearLow);
        } else {
            near.forgetHeadroom();
        }
        if (near.count() == 0 && --patience < 0) {
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

    /** Takes over all of another period's or moment's flows and limits, of the same grid. */
    void copy(Flows other) {
        for (int k = 0; k < changing.length; k++) {
            System.arraycopy(other.changing[k], 0, changing[k], 0, count);
        }
        near.copy(other.near);
        ample = other.ample;
    }

    /** Returns whether pairs may have opened since {@link #forgetRelief}. */
    boolean isRelieved() {
        return anew || relief.count() > 0;
    }

    /** Returns whether these may be any pairs, and not only such as branches closed that trades relieved. */
    boolean isRelievedAnew() {
        return anew;
    }

    /** Notes that all resting orders have traded that can. */
    void forgetRelief() {
        anew = false;
        relief.forget();
    }

    /** Notes that any pair may have opened. */
    void relieve() {
        anew = true;
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

    private void listNear() {
        near.list(nearHigh, nearLow);
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
        anew = snapshot.flag(isRelieved());
        relief.forget();
        listNear();
    }
}
