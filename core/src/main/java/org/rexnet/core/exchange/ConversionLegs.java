package org.rexnet.core.exchange;

/** Conversion orders that wait for network auctions, and what each offers at all its places; mutable. */
final class ConversionLegs {

    private static final long WHOLE = 1_000_000;

    /** By age. */
    final SlotList waiting;

    private final Books books;
    private final Orders orders;
    private final Portfolios portfolios;

    ConversionLegs(Books books, Portfolios portfolios) {
        this.books = books;
        this.portfolios = portfolios;
        orders = books.orders;
        waiting = new SlotList(orders, false);
    }

    /** Returns the lots that an output sells for so many bought. */
    static int sold(long lots, int efficiency) {
        return (int) (lots * efficiency / WHOLE);
    }

    /** Counts what an order offers in all its books; {@code sign} is -1 where it does no longer. */
    void reserve(int slot, int sign) {
        Terms terms = orders.terms(slot);
        int lots = orders.lots(slot);
        books.of(slot).reserve(orders.portfolio(slot), Book.BUY, sign * lots);
        for (int k = 0; k < terms.outputs.length; k++) {
            book(slot, k).reserve(terms.outputs[k], Book.SELL, sign * sold(lots, terms.efficiencies[k]));
        }
    }

    /** Takes an order from those that wait, and its lots from those that its participant offers. */
    void withdraw(int slot) {
        waiting.remove(slot);
        reserve(slot, -1);
    }

    /** Returns the book of an order's k-th output. */
    Book book(int slot, int k) {
        return books.get(books.of(slot).period, portfolios.area(orders.terms(slot).outputs[k]));
    }

    /** Returns the lots that an order offers with a portfolio. */
    int offered(int slot, int portfolio) {
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.outputs.length; k++) {
            if (terms.outputs[k] == portfolio) {
                return sold(orders.lots(slot), terms.efficiencies[k]);
            }
        }
        return 0;
    }
}
