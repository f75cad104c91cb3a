package org.rexnet.core.exchange;

/** What an order has that most have not: a peak, an end, a parent or children, several periods; mutable. */
final class Terms {

    static final long NEVER = Long.MAX_VALUE;

    /** In place of a slot where there is none. */
    private static final int NO_ORDER = -1;

    /** Lots that an iceberg shows, or that a flexible order may trade in one period. */
    int peak;

    /** Lots of an iceberg that others see. */
    int shown;

    /** Instant in milliseconds from which on it is no longer alive. */
    long expiry = NEVER;

    /** Its place in {@link Expiries}, while it stands there. */
    int expiryAt = NO_ORDER;

    /** Slot of the parent while it waits for it. */
    int parent = NO_ORDER;

    /** Whether it ever had a parent. */
    boolean isChild;

    int firstChild = NO_ORDER;
    int nextChild = NO_ORDER;
    int children;

    /** First of the periods of a block or a flexible order, which are {@code first + k} where bit k is set. */
    int first;

    PeriodSet periods = PeriodSet.NONE;

    /** Slots of a flexible order's faces, by position from the first period. */
    int[] faces = {};

    /** Lots that a flexible order has traded, by position from the first period. */
    int[] bought = {};

    /** Portfolios that a conversion sells with, their efficiencies in millionths, and its least margin in ticks. */
    int[] outputs = {};

    int[] efficiencies = {};
    int margin;

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        peak = snapshot.number(peak);
        shown = snapshot.number(shown);
        expiry = snapshot.number(expiry);
        parent = snapshot.number(parent);
        isChild = snapshot.flag(isChild);
        firstChild = snapshot.number(firstChild);
        nextChild = snapshot.number(nextChild);
        children = snapshot.number(children);
        first = snapshot.number(first);
        periods = new PeriodSet(snapshot.number(periods.early()), snapshot.number(periods.late()));
        int count = snapshot.number(faces.length);
        faces = snapshot.numbers(faces, count, count);
        bought = snapshot.numbers(bought, count, count);
        int sold = snapshot.number(outputs.length);
        outputs = snapshot.numbers(outputs, sold, sold);
        efficiencies = snapshot.numbers(efficiencies, sold, sold);
        margin = snapshot.number(margin);
    }
}
