package org.rexnet.core.exchange;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;

/** One book for each period and grid, numbered period by period; those of closed periods stay for settlement. Mutable. */
final class Books {

    final List<Grid> grids;
    final MarketRules rules;
    final Edition edition;
    final DeliveryPeriods periods;
    final Orders orders;
    final Ladders ladders;
    private final long grossLots;
    private final int longest;
    private final @Nullable Book[] books;
    /** Sides of all books, two by two. */
    private final @Nullable BookSide[] sides;

    private final @Nullable CapacityFees[] fees;
    private final int gridCount;
    private final int mostRank;
    private int firstUnopened;

    /**
     * Makes room for books.
     *
     * @param edition of the rule book
     * @param longest orders of a side and bus beyond which they stand in a ladder
     */
    Books(ExchangeSetup setup, int capacity, int longest, Edition edition) {
        this.longest = longest;
        this.edition = edition;
        grids = setup.grids();
        gridCount = grids.size();
        rules = setup.rules();
        periods = setup.periods();
        grossLots = setup.grossLots();
        orders = new Orders(capacity);
        mostRank = rules.bandTicks();
        ladders = new Ladders(orders, mostRank);
        books = new @Nullable Book[periods.count() * grids.size()];
        sides = new @Nullable BookSide[2 * books.length];
        fees = new @Nullable CapacityFees[grids.size()];
        for (int area = 0; area < fees.length; area++) {
            fees[area] = CapacityFees.of(grids.get(area), rules);
        }
    }

    long grossLots() {
        return grossLots;
    }

    /** Returns the earliest period whose books are not made yet, of those after the first that was opened. */
    int firstUnopened() {
        return firstUnopened;
    }

    /** Makes the books of a period. */
    void open(int period) {
        firstUnopened = period + 1;
        for (int area = 0; area < grids.size(); area++) {
            make(period, area);
        }
    }

    private Book make(int period, int area) {
        int number = number(period, area);
        Flows flows = new Flows(grids.get(area), rules, edition, grossLots, fees[area]);
        Book book = new Book(number, period, area, flows, orders, ladders, longest, rules);
        books[number] = book;
        sides[2 * number + Book.SELL] = book.side(Book.SELL);
        sides[2 * number + Book.BUY] = book.side(Book.BUY);
        return book;
    }

    int number(int period, int area) {
        return period * gridCount + area;
    }

    /** Returns the book of a number, where it was opened. */
    @Nullable
    Book find(int number) {
        return books[number];
    }

    /** Returns the book of a number that was opened. */
    Book get(int number) {
        Book book = books[number];
        if (book == null) {
            throw new IllegalStateException("Book " + number + " was never opened.");
        }
        return book;
    }

    Book get(int period, int area) {
        return get(number(period, area));
    }

    /** Returns the book of a slot's order. */
    Book of(int slot) {
        return get(orders.book(slot));
    }

    /** Returns the limit of a rank in ticks. */
    int ticks(int rank, boolean buying) {
        return buying ? rules.highestTicks() - rank : rules.lowestTicks() + rank;
    }

    /** Returns the rank of a limit in ticks. */
    int rank(int ticks, boolean buying) {
        return buying ? rules.highestTicks() - ticks : ticks - rules.lowestTicks();
    }

    /** Returns the number below which the key of an opposite order crosses the limit of a rank. */
    long crossing(long rank) {
        return (mostRank - rank + 1) << Orders.SEQUENCE_BITS;
    }

    /** Returns the side that orders of a {@link Orders#place(long[], int) place} stand on. */
    BookSide side(int place) {
        return Objects.requireNonNull(sides[place]);
    }

    /** Writes or reads all orders and books. */
    void keep(Snapshot snapshot) {
        orders.keep(snapshot);
        ladders.keep(snapshot, orders.used());
        firstUnopened = snapshot.number(firstUnopened);
        for (int number = 0; number < books.length; number++) {
            Book known = books[number];
            if (snapshot.flag(known != null)) {
                Book book = known == null ? make(number / grids.size(), number % grids.size()) : known;
                book.keep(snapshot);
            }
        }
    }
}
