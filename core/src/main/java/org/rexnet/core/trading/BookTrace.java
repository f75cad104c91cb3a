package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.Side;

/**
 * How that which rests in the books changed, so that each book can be shown as it was at any moment: the sum of all changes until then.
 * Mutable while its session goes on; no longer than {@value #MOST} changes, of which the first are kept.
 */
final class BookTrace {

    static final int MOST = 200_000;

    private final List<Change> changes = new ArrayList<>();
    private final Map<Long, Rest> resting = new HashMap<>();
    private boolean full;

    /**
     * A change of what rests at one price of a book.
     *
     * @param millis when
     * @param book its number
     * @param priceTicks the limit
     * @param lots more, or fewer where negative
     */
    record Change(long millis, int book, Side side, int priceTicks, long lots) {}

    private record Rest(int book, Side side, int priceTicks, long lots) {}

    /** Notes that so many lots of an order rest at a limit, whatever rested before. */
    void rests(long millis, long order, int book, Side side, int priceTicks, long lots) {
        change(millis, order, new Rest(book, side, priceTicks, lots));
    }

    /** Notes that an order that rests was given another limit and quantity. */
    void replaced(long millis, long order, int priceTicks, long lots) {
        Rest before = resting.get(order);
        if (before != null) {
            change(millis, order, new Rest(before.book, before.side, priceTicks, lots));
        }
    }

    /** Notes that lots of an order were traded; one that does not rest has nothing to lose here. */
    void traded(long millis, long order, long lots) {
        Rest before = resting.get(order);
        if (before != null) {
            change(
                    millis,
                    order,
                    new Rest(before.book, before.side, before.priceTicks, Math.max(0, before.lots - lots)));
        }
    }

    /** Notes that nothing of an order is left. */
    void ended(long millis, long order) {
        change(millis, order, null);
    }

    private void change(long millis, long order, @Nullable Rest now) {
        Rest before = now == null || now.lots == 0 ? resting.remove(order) : resting.put(order, now);
        if (before != null && now != null && before.priceTicks == now.priceTicks) {
            add(millis, now, now.lots - before.lots);
            return;
        }
        if (before != null) {
            add(millis, before, -before.lots);
        }
        if (now != null) {
            add(millis, now, now.lots);
        }
    }

    private void add(long millis, Rest rest, long lots) {
        if (changes.size() == MOST) {
            full = true;
        } else if (lots != 0) {
            changes.add(new Change(millis, rest.book, rest.side, rest.priceTicks, lots));
        }
    }

    /** Returns the changes in the order in which they came. */
    List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }

    /** Returns whether there were more changes than are kept. */
    boolean isFull() {
        return full;
    }
}
