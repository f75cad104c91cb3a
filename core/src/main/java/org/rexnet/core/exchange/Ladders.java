package org.rexnet.core.exchange;

import java.util.Arrays;

/**
 * Price ladders of many books in one pool: each finds, adds and takes away orders by price and age; mutable.
 *
 * <p>A ladder is a tree of bitmaps with 64 branches a node, three or four levels deep by the width of the price band; the best price
 * follows by counting trailing zeros. A leaf holds 64 prices. Prices are ranks here: ticks from the better end of the band, so that 0 is
 * the best for either side. Nodes are made where orders are, and used again.
 *
 * <p>Orders of a price stand in a ring with the price's own link, from oldest to youngest, so that none is first or last and nothing has to
 * be asked where one comes or goes. An order's link has an even number, twice its slot; a price's has an odd one.
 *
 * <p>A price whose last order goes keeps its bit until it is looked at as the best one: most are used again before.
 */
final class Ladders {

    static final int NONE = -1;
    private static final int BITS = 6;
    /** Ranks that are equal beyond these bits have their leaves below one node. */
    static final int WINDOW_BITS = 2 * BITS;

    private static final int FAN = 1 << BITS;
    private static final int MASK = FAN - 1;
    private static final int FEW_LEAVES = 16;

    private final Orders orders;
    private final int topShift;
    /** Whether there is a fourth level. */
    private final boolean deep;

    private long[] nodeBits = new long[64];
    /** By node and digit: the node or leaf below, or {@link #NONE}. */
    private int[] children = new int[64 * FAN];

    /** By ladder: how many leaves may be made before those without orders are looked for. */
    private int[] leavesToMake = new int[64];

    private int nodes;
    private int freeNode = NONE;
    private long[] leafBits = new long[64];
    /** Next and previous link by link. */
    private int[] links = new int[4 * 64 * FAN];

    private int leaves;
    private int freeLeaf = NONE;
    private boolean lostNodes;

    /** Makes an empty pool for ranks from 0 to {@code span}. */
    Ladders(Orders orders, int span) {
        this.orders = orders;
        deep = span >= 1 << 3 * BITS;
        topShift = deep ? 3 * BITS : 2 * BITS;
    }

    /** Returns a new, empty ladder. */
    int open() {
        int ladder = node();
        leavesToMake[ladder] = FEW_LEAVES;
        return ladder;
    }

    /** Returns the first order of the best price, or {@link #NONE}; forgets better prices that have none any more. */
    int first(int ladder) {
        lostNodes = false;
        int at = ladder;
        for (int shift = topShift; shift > 0; shift -= BITS) {
            long bits = nodeBits[at];
            if (bits == 0) {
                return NONE;
            }
            at = children[at << BITS | Long.numberOfTrailingZeros(bits)];
        }
        int first = firstOf(at);
        return first == NONE ? firstBelow(ladder, topShift) : first;
    }

    private int firstBelow(int node, int shift) {
        for (long bits = nodeBits[node]; bits != 0; bits &= bits - 1) {
            int child = children[node << BITS | Long.numberOfTrailingZeros(bits)];
            int first = shift > BITS ? firstBelow(child, shift - BITS) : firstOf(child);
            if (first != NONE) {
                return first;
            }
            giveBack(node, Long.numberOfTrailingZeros(bits), shift);
        }
        return NONE;
    }

    /** Returns the first order of a leaf's best price, or {@link #NONE}; forgets better prices that have none any more. */
    private int firstOf(int leaf) {
        for (long bits = leafBits[leaf]; bits != 0; bits &= bits - 1) {
            int first = links[2 * link(leaf, Long.numberOfTrailingZeros(bits))];
            if (isOrder(first)) {
                leafBits[leaf] = bits;
                return first >> 1;
            }
        }
        return NONE;
    }

    private static boolean isOrder(int link) {
        return (link & 1) == 0;
    }

    /** Returns whether {@link #first} or {@link #append(int, int)} gave nodes back when it was called last. */
    boolean lostNodes() {
        return lostNodes;
    }

    /** Returns the order that comes after another by price and age, or {@link #NONE}. */
    int after(int ladder, int slot) {
        int next = links[4 * slot];
        return isOrder(next) ? next >> 1 : firstFrom(ladder, orders.rank(slot) + 1);
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
                    int first = links[2 * link(at, found)];
                    if (isOrder(first)) {
                        return first >> 1;
                    }
                    shift -= BITS;
                    break;
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
        lostNodes = false;
        int rank = orders.rank(slot);
        int leaf = leaf(window(ladder, rank), rank);
        append(slot, leaf == NONE ? makeLeaf(ladder, rank) : leaf, rank);
    }

    /** Makes the leaf of a rank; where many were made, those without orders are given back, so that about half of all have some. */
    private int makeLeaf(int ladder, int rank) {
        if (--leavesToMake[ladder] < 0) {
            leavesToMake[ladder] = Math.max(FEW_LEAVES, sweep(ladder, topShift));
        }
        return make(window(ladder, rank), rank >> BITS & MASK, 0);
    }

    /** Adds an order behind all others of its rank, whose leaf is given. */
    void append(int slot, int leaf, int rank) {
        if (4 * slot >= links.length) {
            links = Arrays.copyOf(links, Math.max(4 * slot + 4, 2 * links.length));
        }
        leafBits[leaf] |= 1L << rank;
        link(links, slot, link(leaf, rank & MASK));
    }

    /** Returns the node above the leaf of a rank. */
    int window(int ladder, int rank) {
        int node = deep ? child(ladder, rank >> 3 * BITS, 2 * BITS) : ladder;
        return child(node, rank >> 2 * BITS, BITS);
    }

    /** Returns the leaf of a rank, below the node of its window, or {@link #NONE}. */
    int leaf(int node, int rank) {
        return children[node << BITS | rank >> BITS & MASK];
    }

    /** Takes an order to a rank of a leaf, behind all others of it. */
    void move(int slot, int leaf, int rank) {
        int[] of = links;
        leafBits[leaf] |= 1L << rank;
        unlink(of, slot);
        link(of, slot, link(leaf, rank & MASK));
    }

    /** Puts an order last into the ring of a price. */
    private static void link(int[] of, int slot, int price) {
        int last = of[2 * price + 1];
        of[4 * slot] = price;
        of[4 * slot + 1] = last;
        of[2 * last] = 2 * slot;
        of[2 * price + 1] = 2 * slot;
    }

    /** Returns the node, or the leaf where {@code shift} is 0, below a node at a digit; makes it where there is none. */
    private int child(int node, int wanted, int shift) {
        int digit = wanted & MASK;
        int found = children[node << BITS | digit];
        return found != NONE ? found : make(node, digit, shift);
    }

    private int make(int node, int digit, int shift) {
        int made = shift > 0 ? node() : leaf();
        nodeBits[node] |= 1L << digit;
        children[node << BITS | digit] = made;
        return made;
    }

    /** Gives leaves below a node back that have no order any more, and nodes that are empty then; returns how many leaves stay. */
    private int sweep(int node, int shift) {
        int stay = 0;
        for (long bits = nodeBits[node]; bits != 0; bits &= bits - 1) {
            int child = children[node << BITS | Long.numberOfTrailingZeros(bits)];
            int below = shift > BITS ? sweep(child, shift - BITS) : firstOf(child) == NONE ? 0 : 1;
            if (below == 0) {
                giveBack(node, Long.numberOfTrailingZeros(bits), shift);
            }
            stay += below;
        }
        return stay;
    }

    /** Gives back what stands below a node at a digit: a leaf without orders, or a node without leaves. */
    private void giveBack(int node, int digit, int shift) {
        int cell = node << BITS | digit;
        int child = children[cell];
        children[cell] = NONE;
        nodeBits[node] &= ~(1L << digit);
        if (shift > BITS) {
            freeNode(child);
            lostNodes = true;
        } else {
            freeLeaf(child);
        }
    }

    /** Takes an order away. */
    void remove(int slot) {
        unlink(links, slot);
    }

    /** Takes an order out of its ring. */
    private static void unlink(int[] of, int slot) {
        int next = of[4 * slot];
        int previous = of[4 * slot + 1];
        of[2 * previous] = next;
        of[2 * next + 1] = previous;
    }

    private static int link(int leaf, int price) {
        return (leaf << BITS | price) << 1 | 1;
    }

    private int node() {
        int made = freeNode;
        if (made != NONE) {
            freeNode = (int) nodeBits[made];
        } else {
            made = nodes++;
            if (made == nodeBits.length) {
                nodeBits = Arrays.copyOf(nodeBits, 2 * made);
                children = Arrays.copyOf(children, 2 * made << BITS);
                leavesToMake = Arrays.copyOf(leavesToMake, 2 * made);
            }
            Arrays.fill(children, made << BITS, made + 1 << BITS, NONE);
        }
        nodeBits[made] = 0;
        return made;
    }

    private int leaf() {
        int made = freeLeaf;
        if (made != NONE) {
            freeLeaf = (int) leafBits[made];
        } else {
            made = leaves++;
            if (made == leafBits.length) {
                leafBits = Arrays.copyOf(leafBits, 2 * made);
            }
            clear(made);
        }
        leafBits[made] = 0;
        return made;
    }

    private void freeNode(int node) {
        nodeBits[node] = freeNode;
        freeNode = node;
    }

    /** Lets the links of all prices of a leaf be rings of their own. */
    private void clear(int leaf) {
        int end = 2 * link(leaf, MASK) + 2;
        if (end > links.length) {
            links = Arrays.copyOf(links, Math.max(end, 2 * links.length));
        }
        for (int price = 0; price < FAN; price++) {
            int link = link(leaf, price);
            links[2 * link] = link;
            links[2 * link + 1] = link;
        }
    }

    private void freeLeaf(int leaf) {
        leafBits[leaf] = freeLeaf;
        freeLeaf = leaf;
    }

    /** Gives all nodes of a ladder back; it may not be used again. */
    void close(int ladder) {
        close(ladder, topShift);
    }

    private void close(int node, int shift) {
        for (long bits = nodeBits[node]; bits != 0; bits &= bits - 1) {
            int cell = node << BITS | Long.numberOfTrailingZeros(bits);
            int child = children[cell];
            children[cell] = NONE;
            if (shift > BITS) {
                close(child, shift - BITS);
            } else {
                clear(child);
                freeLeaf(child);
            }
        }
        freeNode(node);
    }

    /** Writes or reads all ladders, for so many slots of orders. */
    void keep(Snapshot snapshot, int slots) {
        nodes = snapshot.number(nodes);
        freeNode = snapshot.number(freeNode);
        leaves = snapshot.number(leaves);
        freeLeaf = snapshot.number(freeLeaf);
        nodeBits = snapshot.numbers(nodeBits, nodes, 64);
        leavesToMake = Arrays.copyOf(leavesToMake, nodeBits.length);
        children = snapshot.numbers(children, nodes << BITS, nodeBits.length << BITS);
        leafBits = snapshot.numbers(leafBits, leaves, 64);
        int count = Math.min(snapshot.number(links.length), 4 * Math.max(slots, leaves << BITS));
        links = snapshot.numbers(links, count, 4 * FAN);
    }
}
