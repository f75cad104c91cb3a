package org.rexnet.core.exchange;

import java.util.List;

/**
 * What a network auction does.
 *
 * @param books one for each book of the call, in its order
 * @param blocks names of the blocks accepted
 * @param conversions those that trade
 */
public record AuctionResult(List<Book> books, List<Long> blocks, List<Converted> conversions) {

    public AuctionResult {
        books = List.copyOf(books);
        blocks = List.copyOf(blocks);
        conversions = List.copyOf(conversions);
    }

    /** Makes a result without conversions. */
    public AuctionResult(List<Book> books, List<Long> blocks) {
        this(books, blocks, List.of());
    }

    /**
     * What a conversion trades.
     *
     * @param order its name
     * @param bought lots, at least 1
     * @param sold lots by output, each at most what the lots bought give
     */
    public record Converted(long order, int bought, List<Integer> sold) {

        public Converted {
            sold = List.copyOf(sold);
        }
    }

    /** Returns a result that does nothing in any book. */
    public static AuctionResult nothing(AuctionCall call) {
        return new AuctionResult(
                call.books().stream().map(book -> Book.NOT_DONE).toList(), List.of());
    }

    /**
     * What is done in one book.
     *
     * @param done whether anything is; if not, all else is empty
     * @param lots executed by column
     * @param priceTicks price in whole ticks by bus of the grid; all that trades at a bus trades at it
     * @param slackLots lots by bus that an overloaded branch needs beyond all orders: positive where load is to be shed at delivery,
     *     negative where output is to be spilled; no position
     */
    public record Book(boolean done, int[] lots, int[] priceTicks, int[] slackLots) {

        /** Nothing is done. */
        public static final Book NOT_DONE = new Book(false, new int[0], new int[0], new int[0]);
    }
}
