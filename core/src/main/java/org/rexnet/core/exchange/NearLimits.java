package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * Branches of a period that are near their limits, and the pairs of buses that they leave open; mutable. Flows and limits are those of
 * {@link Flows}, in the same arrays, and only read here.
 *
 * <p>A pair of a selling and a buying bus is open while every branch has headroom for its least quantity between them (rule R4). Only
 * branches on the list can close a pair: every other one carries its least quantity between any two buses.
 */
final class NearLimits {

    private final Grid grid;
    private final long[] flow;
    /** Limits of continuous trading, onward and back. */
    private final long[] high;

    private final long[] low;
    /** Least quantities in lots, onward and back. */
    private final long[] leastOnward;

    private final long[] leastBack;
    private final int[] listed;
    private int count;
    /** Least quantities that near-limit branches still carry onward and back, by position on their list; counted when asked for. */
    private final long[] onward;

    private final long[] back;
    private boolean counted;
    /** By bus; negative where the pair with the bus last asked about is closed. */
    private final long[] shut;

    /** Position on the list of the branch that closed most pairs when asked last: where it is another now, only time is lost. */
    private int foremost;

    private final int[] crossing;

    NearLimits(Grid grid, long[] flow, long[] high, long[] low, long[] leastOnward, long[] leastBack) {
        this.grid = grid;
        this.flow = flow;
        this.high = high;
        this.low = low;
        this.leastOnward = leastOnward;
        this.leastBack = leastBack;
        listed = new int[flow.length + 1];
        onward = new long[flow.length];
        back = new long[flow.length];
        shut = new long[grid.buses().size()];
        crossing = new int[shut.length + 1];
    }

    /**
     * Lists the branches near their limits.
     *
     * @param nearHigh flows in units above which a branch is near its limit onward, by branch
     * @param nearLow those below which it is near that back
     */
    void list(long[] nearHigh, long[] nearLow) {
        int found = 0;
        for (int l = 0; l < flow.length; l++) {
            long inside = (nearHigh[l] - flow[l]) | (flow[l] - nearLow[l]);
            listed[found] = l;
            found += (int) (inside >>> Long.SIZE - 1);
        }
        count = found;
        counted = false;
    }

    /** Notes that flows have changed, but not which branches are near their limits. */
    void forgetHeadroom() {
        counted = false;
    }

    /** Returns whether a trade moves a branch on the list away from its limit; flows are those before it. */
    boolean isRelieved(long[] from, long[] to, long[] nearHigh, long[] nearLow) {
        boolean relieved = false;
        for (int k = 0; k < count; k++) {
            int l = listed[k];
            long perLot = from[l] - to[l];
            relieved |= perLot < 0 && flow[l] > nearHigh[l] || perLot > 0 && flow[l] < nearLow[l];
        }
        return relieved;
    }

    /**
     * Returns the largest transfer, a seller's sensitivity less the buyer's, at which a branch carries its least quantity in a direction:
     * it closes all pairs above.
     */
    long transfer(int branch, boolean isOnward) {
        return isOnward ? headroomOnward(branch) / leastOnward[branch] : headroomBack(branch) / leastBack[branch];
    }

    /** Does the same for the branch at a position of the list. */
    long transferAt(int position, boolean isOnward) {
        countHeadroom();
        return isOnward ? onward[position] : back[position];
    }

    /** Takes over the list of another period or moment, of the same grid. */
    void copy(NearLimits other) {
        System.arraycopy(other.listed, 0, listed, 0, other.count);
        count = other.count;
        counted = false;
    }

    /** Returns how many branches are near their limits. */
    int count() {
        return count;
    }

    /** Returns the branch at a position of the list. */
    int branch(int position) {
        return listed[position];
    }

    /** Returns whether a pair of buses is open (rule R4). */
    boolean isOpen(int seller, int buyer) {
        for (int k = 0; k < count; k++) {
            int l = listed[k];
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
        for (int k = 0; k < count; k++) {
            long up = selling ? onward[k] : back[k];
            long down = selling ? back[k] : onward[k];
            long[] row = grid.row(listed[k]);
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
     * Keeps of some other buses, in their order, those whose pair with {@code bus} is open; returns how many are left. The branch that
     * closed most of them when asked last is asked first: few are left for the others.
     */
    int keepOpen(int bus, boolean selling, int[] others, int size) {
        countHeadroom();
        int first = Math.min(foremost, count - 1);
        int left = first < 0 ? size : keepOpen(bus, selling, others, size, first);
        return keepOpen(bus, selling, others, left, first, size - left);
    }

    /** Keeps those of some other buses that all near-limit branches but one leave open; it closed so many when asked before. */
    private int keepOpen(int bus, boolean selling, int[] others, int size, int but, int closed) {
        int left = size;
        int most = closed;
        foremost = Math.max(0, but);
        for (int k = 0; k < count && left > 0; k++) {
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

    /** Keeps of some other buses those that a near-limit branch leaves open; returns how many are left. */
    private int keepOpen(int bus, boolean selling, int[] others, int size, int k) {
        long up = selling ? onward[k] : back[k];
        long down = selling ? back[k] : onward[k];
        long[] row = grid.row(listed[k]);
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
        for (int k = 0; k < count && !counted; k++) {
            int l = listed[k];
            onward[k] = transfer(l, true);
            back[k] = transfer(l, false);
        }
        counted = true;
    }

    /** Returns what a branch can still carry onward, in units: nothing where its flow is beyond the limit of continuous trading. */
    long headroomOnward(int branch) {
        return Math.max(0, high[branch] - flow[branch]);
    }

    /** Returns what it can still carry back. */
    long headroomBack(int branch) {
        return Math.max(0, flow[branch] - low[branch]);
    }
}
