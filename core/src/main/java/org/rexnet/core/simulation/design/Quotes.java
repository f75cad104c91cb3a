package org.rexnet.core.simulation.design;

/**
 * What changes of all quoters: their orders and positions by period, on a ring, and where they have to look again. The same of all stands
 * side by side in memory, as each trade changes those of two that nobody has looked at for long. Mutable, for one thread.
 */
final class Quotes {

    private static final int WORDS = 4;
    private static final int HELD = 2;
    private static final int RECEIVED = 3;
    private static final long ONE_TRADE = 1L << Integer.SIZE;
    /** Quoters whose numbers stand in one array, as a power of two. */
    private static final int BLOCK_BITS = 10;

    private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;

    private final int ring;
    /** Periods in which a position or orders changed since the quoter looked at them. */
    private final DuePeriods due;
    /** Periods in which a store means to buy; where it does not, only what it sold is bought back. */
    private final DuePeriods buying;
    /**
     * By block of quoters, quoter and period: what is left of its orders in lots, and their limits in ticks, in one number for each side;
     * then lots bought less sold and, times {@link #ONE_TRADE}, how often it traded; then what it received for them, in units of money.
     */
    private final long[][] numbers;

    private final boolean[] traded;
    private final boolean[] offPlan;
    private final int[] changes;

    /** Has room for so many quoters, each of which has numbers for so many periods in a row. */
    Quotes(int quoters, int periods) {
        ring = OpenLots.ring(periods);
        due = new DuePeriods(quoters, ring);
        buying = new DuePeriods(quoters, ring);
        numbers = new long[(quoters >> BLOCK_BITS) + 1][];
        for (int block = 0; block < numbers.length; block++) {
            int in = Math.min(IN_BLOCK + 1, quoters - (block << BLOCK_BITS));
            numbers[block] = new long[in * ring * WORDS];
        }
        traded = new boolean[quoters];
        offPlan = new boolean[quoters];
        changes = new int[quoters];
    }

    /** Returns the periods that a quoter has to look at. */
    DuePeriods due() {
        return due;
    }

    /** Returns the periods in which a store means to buy. */
    DuePeriods buying() {
        return buying;
    }

    private int place(int quoter, int period) {
        return ((quoter & IN_BLOCK) * ring + (period & ring - 1)) * WORDS;
    }

    private long[] block(int quoter) {
        return numbers[quoter >> BLOCK_BITS];
    }

    /** Returns lots bought less sold. */
    int held(int quoter, int period) {
        return (int) block(quoter)[place(quoter, period) + HELD];
    }

    /** Notes lots that were bought, below 0 sold. */
    void hold(int quoter, int period, int lots) {
        block(quoter)[place(quoter, period) + HELD] += lots;
        changes[quoter]++;
    }

    /** Returns how often what a quoter holds has changed. */
    int changes(int quoter) {
        return changes[quoter];
    }

    /** Returns how often a quoter has traded in a period. */
    int trades(int quoter, int period) {
        long number = block(quoter)[place(quoter, period) + HELD];
        return (int) (number - (int) number >> Integer.SIZE);
    }

    /** Returns what a quoter has received for its trades in a period less what it paid, in units of money. */
    long received(int quoter, int period) {
        return block(quoter)[place(quoter, period) + RECEIVED];
    }

    /** Forgets what was traded in a period that was delivered. */
    void forget(int quoter, int period) {
        long[] of = block(quoter);
        int at = place(quoter, period);
        of[at + HELD] = 0;
        of[at + RECEIVED] = 0;
    }

    /** Returns what is left of an order, in lots. */
    int resting(int quoter, int side, int period) {
        return (int) (block(quoter)[place(quoter, period) + side] >> Integer.SIZE);
    }

    /** Returns whether a quoter neither holds anything nor has an order in a period. */
    boolean isIdle(int quoter, int period) {
        long[] of = block(quoter);
        int at = place(quoter, period);
        return (int) of[at + HELD] == 0
                && of[at + Floor.SELL] >> Integer.SIZE == 0
                && of[at + Floor.BUY] >> Integer.SIZE == 0;
    }

    /** Returns the limit of an order, in ticks. */
    int limit(int quoter, int side, int period) {
        return (int) block(quoter)[place(quoter, period) + side];
    }

    /** Notes what is left of an order, and its limit. */
    void rest(int quoter, int side, int period, int lots, int ticks) {
        block(quoter)[place(quoter, period) + side] = order(lots, ticks);
    }

    private static long order(int lots, int ticks) {
        return (long) lots << Integer.SIZE | Integer.toUnsignedLong(ticks);
    }

    /**
     * Notes that lots of an order were traded: what is held, and what is left of it, unless it was about to rest only then.
     *
     * @param received for them, in units of money; below 0 where they were paid
     */
    void traded(int quoter, int side, int period, int lots, long received) {
        long[] of = block(quoter);
        int at = place(quoter, period);
        of[at + HELD] += ONE_TRADE + (side == Floor.BUY ? lots : -lots);
        of[at + RECEIVED] += received;
        int left = Math.max(0, (int) (of[at + side] >> Integer.SIZE) - lots);
        of[at + side] = order(left, (int) of[at + side]);
        changes[quoter]++;
        traded[quoter] = true;
        due.add(quoter, period);
    }

    /** Notes a trade that changes neither what a quoter holds nor its orders, and the units that it received for it. */
    void receives(int quoter, int period, long received) {
        long[] of = block(quoter);
        int at = place(quoter, period);
        of[at + HELD] += ONE_TRADE;
        of[at + RECEIVED] += received;
    }

    /** Returns whether a quoter traded since it acted last. */
    boolean hasTraded(int quoter) {
        return traded[quoter];
    }

    /** Notes whether a quoter traded since it acted last. */
    void trades(int quoter, boolean now) {
        traded[quoter] = now;
    }

    /** Returns whether something happened to a store that it did not mean to do, or it never planned. */
    boolean isOffPlan(int quoter) {
        return offPlan[quoter];
    }

    /** Notes whether something happened to a store that it did not mean to do. */
    void leavesPlan(int quoter, boolean now) {
        offPlan[quoter] = now;
    }
}
