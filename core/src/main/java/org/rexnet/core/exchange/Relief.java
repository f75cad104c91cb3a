package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * Branches that trades moved away from their limits since pairs of resting orders were last tried. A pair that crosses can have opened
 * only where one of them closed it at some moment since, and closes it no longer: before, no pair that crossed was open. Mutable.
 */
final class Relief {

    private static final long NEVER = Long.MAX_VALUE;

    /** By branch: the smallest headroom onward from which a trade moved it away; {@link #NEVER} where none did. */
    private final long[] onward;
    /** The same of headroom back. */
    private final long[] back;

    private final int[] branches;
    private int count;
    private boolean everywhere;

    /** Ranges of flow per lot whose pairs have opened: by which branch, with which sign, above what and up to what. */
    private final int[] rangeBranch;

    private final long[] rangeSign;
    private final long[] rangeAbove;
    private final long[] rangeUpTo;
    private int ranges;

    Relief(int size) {
        onward = new long[size];
        back = new long[size];
        branches = new int[size];
        Arrays.fill(onward, NEVER);
        Arrays.fill(back, NEVER);
        rangeBranch = new int[2 * size];
        rangeSign = new long[2 * size];
        rangeAbove = new long[2 * size];
        rangeUpTo = new long[2 * size];
    }

    /** Notes that any pair may have opened. */
    void noteEverywhere() {
        everywhere = true;
    }

    /** Notes that a trade is about to move a branch away from its limit onward, or else from that back. */
    void note(int branch, boolean isOnward, long headroom) {
        if (onward[branch] == NEVER && back[branch] == NEVER) {
            branches[count++] = branch;
        }
        long[] least = isOnward ? onward : back;
        least[branch] = Math.min(least[branch], headroom);
    }

    boolean isEverywhere() {
        return everywhere;
    }

    boolean isAny() {
        return everywhere || count > 0;
    }

    void clear() {
        for (int k = 0; k < count; k++) {
            onward[branches[k]] = NEVER;
            back[branches[k]] = NEVER;
        }
        count = 0;
        everywhere = false;
    }

    /** Finds which flows per lot the branches let pass again; returns whether any pair may have opened. */
    boolean findRanges(Flows flows) {
        ranges = 0;
        for (int k = 0; k < count; k++) {
            int l = branches[k];
            if (onward[l] != NEVER) {
                add(l, 1, onward[l] / flows.leastOnward(l), flows.headroomOnward(l) / flows.leastOnward(l));
            }
            if (back[l] != NEVER) {
                add(l, -1, back[l] / flows.leastBack(l), flows.headroomBack(l) / flows.leastBack(l));
            }
        }
        return everywhere || ranges > 0;
    }

    private void add(int branch, long sign, long above, long upTo) {
        if (upTo > above) {
            rangeBranch[ranges] = branch;
            rangeSign[ranges] = sign;
            rangeAbove[ranges] = above;
            rangeUpTo[ranges++] = upTo;
        }
    }

    /** Keeps of some selling buses, in their order, those whose pair with a buying bus may have opened; returns how many are left. */
    int keepOpened(Grid grid, int buyer, int[] sellers, int size) {
        if (everywhere) {
            return size;
        }
        long[] to = grid.column(buyer);
        int left = 0;
        for (int s = 0; s < size; s++) {
            sellers[left] = sellers[s];
            left += isOpened(grid.column(sellers[s]), to) ? 1 : 0;
        }
        return left;
    }

    private boolean isOpened(long[] from, long[] to) {
        for (int r = 0; r < ranges; r++) {
            long perLot = rangeSign[r] * (from[rangeBranch[r]] - to[rangeBranch[r]]);
            if (perLot > rangeAbove[r] && perLot <= rangeUpTo[r]) {
                return true;
            }
        }
        return false;
    }
}
