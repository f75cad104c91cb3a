package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.rexnet.core.market.Side;

/** What everybody may see of a book, without names; it holds until the exchange's next command. */
public final class BookView {

    private final Trading trading;
    private final Book book;

    BookView(Trading trading, Book book) {
        this.trading = trading;
        this.book = book;
    }

    /** Returns the phase that the book is in. */
    public Event.Phase phase() {
        return book.phase();
    }

    /** Returns the best price in ticks of a side at a bus, where there is one. */
    public OptionalInt best(Side side, int bus) {
        int slot = book.first(side.ordinal(), bus);
        return slot == Ladders.NONE
                ? OptionalInt.empty()
                : OptionalInt.of(trading.books.ticks(trading.orders.rank(slot), side == Side.BUY));
    }

    /** Returns the lots shown by price, best first, of a side at a bus. */
    public List<Level> depth(Side side, int bus) {
        List<Level> levels = new ArrayList<>();
        int slot = book.first(side.ordinal(), bus);
        while (slot != Ladders.NONE) {
            int ticks = trading.books.ticks(trading.orders.rank(slot), side == Side.BUY);
            long lots = trading.orders.shown(slot);
            Level last = levels.isEmpty() ? null : levels.get(levels.size() - 1);
            if (last != null && last.priceTicks() == ticks) {
                levels.set(levels.size() - 1, new Level(ticks, last.lots() + lots));
            } else {
                levels.add(new Level(ticks, lots));
            }
            slot = book.after(slot, side.ordinal(), bus);
        }
        return levels;
    }

    /** Returns the reserved flow of a branch in 2^-30 lots. */
    public long flow(int branch) {
        return book.flows.flow(branch);
    }

    /** Returns the reserved flows of all branches, and what they may become. */
    public List<AuctionCall.Branch> limits() {
        return book.flows.auctionLimits();
    }

    /** Returns the lots that a portfolio has bought less those it has sold. */
    public int position(int portfolio) {
        return book.position(portfolio);
    }

    /** Returns whether a selling and a buying bus may trade now (rule R4). */
    public boolean isOpen(int seller, int buyer) {
        return book.flows.near.isOpen(seller, buyer);
    }

    /** Returns the branches so near their limit that they may close pairs of buses; where there are none, all buses trade as one. */
    public List<Integer> nearLimits() {
        List<Integer> branches = new ArrayList<>();
        for (int k = 0; k < book.flows.near.count(); k++) {
            branches.add(book.flows.near.branch(k));
        }
        return branches;
    }

    /**
     * Lots at a price.
     *
     * @param priceTicks price in ticks
     * @param lots shown there, at least 1
     */
    public record Level(int priceTicks, long lots) {}
}
