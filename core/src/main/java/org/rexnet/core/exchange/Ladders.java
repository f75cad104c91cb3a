package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * Price ladders of many books in one pool: each finds, adds and takes away orders by price and age; mutable.
 *
 * <p>A ladder is a tree of bitmaps with 64 branches a node, three or four levels deep by the width of the price band; the best price
 * follows by counting trailing zeros. A leaf holds 64 prices, each with the first and last order of a list by age. Prices are ranks here:
 * ticks from the better end of the band, so that 0 is the best for either side. Nodes are made where orders are, and used again.
 */
final class Ladders {

    static final int NONE = -1;
    private static final int BITS = 6;
    private static final int FAN = 1 << BITS;
    private static final int MASK = FAN - 1;

    private final Orders orders;
    private final int topShift;
    private long[] nodeBits = new long[64];
    private int[] children = new int[64 * FAN];
    private int nodes;
    private int freeNode = NONE;
    private long[] leafBits = new long[64];
    /** First and last order by leaf and price. */
    private int[] ends = new int[2 * 64 * FAN];

    private int leaves;
    private int freeLeaf = NONE;

    /** Makes an empty pool for ranks from 0 to {@code span}. */
    Ladders(Orders orders, int span) {
        this.orders = orders;
        topShift = span < 1 << 3 * BITS ? 2 * BITS : 3 * BITS;
    }

    /** Returns a new, empty ladder. */
    int open() {
        return node();
    }

    /** Returns the first order of the best price, or {@link #NONE}. */
    int first(int ladder) {
        int at = ladder;
        for (int shift = topShift; shift > 0; shift -= BITS) {
            long bits = nodeBits[at];
            if (bits == 0) {
                return NONE;
            }
            at = children[at << BITS | Long.numberOfTrailingZeros(bits)];
        }
        return ends[cell(at, Long.numberOfTrailingZeros(leafBits[at]))];
    }

    /** Returns the order that comes after another by price and age, or {@link #NONE}. */
    int after(int ladder, int slot) {
        int next = orders.next(slot);
        return next != NONE ? next : firstFrom(ladder, orders.rank(slot) + 1);
    }

    /** Returns the first order at a rank or a worse one, or {@link #NONE}. */
    private int firstFrom(int ladder, int rank) {
        int wanted = rank;
        while (wanted >> topShift < FAN) {
            int at = ladder;
            int shift = topShift;
            for (; shift >= 0; shift -= BITS) {
                int digit = wanted >> shift & MASK;
                long bits = (shift > 0 ? nodeBits[at] : leafBits[at]) & -1L << digit;
                if (bits == 0) {
                    break;
                }
                int found = Long.numberOfTrailingZeros(bits);
                if (found != digit) {
                    wanted = (wanted >> shift + BITS << BITS | found) << shift;
                }
                if (shift == 0) {
                    return ends[cell(at, found)];
                }
                at = children[at << BITS | found];
            }
            if (shift == topShift) {
                return NONE;
            }
            wanted = (wanted >> shift + BITS) + 1 << shift + BITS;
        }
        return NONE;
    }

    /** Adds an order behind all others of its rank. */
    void append(int ladder, int slot) {
        int rank = orders.rank(slot);
        int at = ladder;
        for (int shift = topShift; shift > 0; shift -= BITS) {
            int digit = rank >> shift & MASK;
            int cell = at << BITS | digit;
            if ((nodeBits[at] & 1L << digit) == 0) {
                int made = shift > BITS ? node() : leaf();
                nodeBits[at] |= 1L << digit;
                children[cell] = made;
            }
            at = children[cell];
        }
        int cell = cell(at, rank & MASK);
        orders.next(slot, NONE);
        if ((leafBits[at] & 1L << (rank & MASK)) == 0) {
            leafBits[at] |= 1L << (rank & MASK);
            orders.previous(slot, NONE);
            ends[cell] = slot;
        } else {
            int last = ends[cell + 1];
            orders.next(last, slot);
            orders.previous(slot, last);
        }
        ends[cell + 1] = slot;
    }

    /** Takes an order away. */
    void remove(int ladder, int slot) {
        int previous = orders.previous(slot);
        int next = orders.next(slot);
        if (previous != NONE && next != NONE) {
            orders.next(previous, next);
            orders.previous(next, previous);
            return;
        }
        removeEnd(ladder, orders.rank(slot), previous, next);
    }

    private void removeEnd(int ladder, int rank, int previous, int next) {
        int second = NONE;
        int at = ladder;
        int third = NONE;
        for (int shift = topShift; shift > 0; shift -= BITS) {
            third = second;
            second = at;
            at = children[at << BITS | rank >> shift & MASK];
        }
        int cell = cell(at, rank & MASK);
        if (previous != NONE) {
            orders.next(previous, NONE);
            ends[cell + 1] = previous;
        } else if (next != NONE) {
            orders.previous(next, NONE);
            ends[cell] = next;
        } else {
            leafBits[at] &= ~(1L << (rank & MASK));
            if (leafBits[at] == 0) {
                freeLeaf(at);
                nodeBits[second] &= ~(1L << (rank >> BITS & MASK));
                if (nodeBits[second] == 0 && third != NONE) {
                    freeNode(second);
                    removeNode(ladder, rank, third);
                }
            }
        }
    }

    /** Clears the bit of a freed node of the level above leaves, and frees upwards; the root stays. */
    private void removeNode(int ladder, int rank, int parent) {
        nodeBits[parent] &= ~(1L << (rank >> 2 * BITS & MASK));
        if (nodeBits[parent] == 0 && parent != ladder) {
            freeNode(parent);
            nodeBits[ladder] &= ~(1L << (rank >> topShift & MASK));
        }
    }

    private static int cell(int leaf, int price) {
        return (leaf << BITS | price) << 1;
    }

    private int node() {
        int made = freeNode;
        if (made != NONE) {
            freeNode = children[made << BITS];
        } else {
            made = nodes++;
            if (made == nodeBits.length) {
                nodeBits = Arrays.copyOf(nodeBits, 2 * made);
                children = Arrays.copyOf(children, 2 * made << BITS);
            }
        }
        nodeBits[made] = 0;
        return made;
    }

    private int leaf() {
        int made = freeLeaf;
        if (made != NONE) {
            freeLeaf = ends[cell(made, 0)];
        } else {
            made = leaves++;
            if (made == leafBits.length) {
                leafBits = Arrays.copyOf(leafBits, 2 * made);
                ends = Arrays.copyOf(ends, 2 * ends.length);
            }
        }
        leafBits[made] = 0;
        return made;
    }

    private void freeNode(int node) {
        children[node << BITS] = freeNode;
        freeNode = node;
    }

    private void freeLeaf(int leaf) {
        ends[cell(leaf, 0)] = freeLeaf;
        freeLeaf = leaf;
    }

    /** Gives all nodes of a ladder back; it may not be used again. */
    void close(int ladder) {
        close(ladder, topShift);
    }

    private void close(int node, int shift) {
        for (long bits = nodeBits[node]; bits != 0; bits &= bits - 1) {
            int child = children[node << BITS | Long.numberOfTrailingZeros(bits)];
            if (shift > BITS) {
                close(child, shift - BITS);
            } else {
                freeLeaf(child);
            }
        }
        freeNode(node);
    }
}
