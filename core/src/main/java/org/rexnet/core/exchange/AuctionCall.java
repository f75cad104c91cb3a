package org.rexnet.core.exchange;

import java.util.List;
import org.rexnet.core.market.Side;

/**
 * What rests in the books that are auctioned at one instant.
 *
 * @param books in ascending order of their numbers
 * @param blocks that may be accepted, in full or not at all, in all their books
 * @param flexible orders whose columns share an amount of energy
 * @param conversions orders that buy in one book and sell in others, in part too
 */
public record AuctionCall(List<Book> books, List<Block> blocks, List<Flexible> flexible, List<Conversion> conversions) {

    public AuctionCall {
        books = List.copyOf(books);
        blocks = List.copyOf(blocks);
        flexible = List.copyOf(flexible);
        conversions = List.copyOf(conversions);
    }

    /** Makes a call without conversions. */
    public AuctionCall(List<Book> books, List<Block> blocks, List<Flexible> flexible) {
        this(books, blocks, flexible, List.of());
    }

    /**
     * One book.
     *
     * @param number as events name it
     * @param grid buses, branches and sensitivities
     * @param minutes length of its period
     * @param branches by branch of the grid
     * @param columns by bus, side and price, best first
     * @param reserved lots that all that is reserved injects by bus, withdrawn below 0; may be empty where nothing is overloaded
     */
    public record Book(
            int number, Grid grid, int minutes, List<Branch> branches, List<Column> columns, List<Long> reserved) {

        public Book {
            branches = List.copyOf(branches);
            columns = List.copyOf(columns);
            reserved = List.copyOf(reserved);
        }

        /** Makes a book of which nobody needs to know what is reserved. */
        public Book(int number, Grid grid, int minutes, List<Branch> branches, List<Column> columns) {
            this(number, grid, minutes, branches, columns, List.of());
        }

        /** Returns whether a branch is reserved beyond what it may carry, so that trades must take load from it (rule R13). */
        public boolean isOverloaded() {
            for (Branch branch : branches) {
                if (branch.isOverloaded()) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Reserved flow of a branch and what it may become, in units of 2^-30 lots.
     *
     * @param flow reserved now
     * @param low least flow that the optimum may have: the limit less the reserve for rounding, or the flow now where that is beyond
     * @param high largest one
     * @param lowest least flow that the rounded result may have: the full limit, at most 0
     * @param highest largest one, at least 0
     */
    public record Branch(long flow, long low, long high, long lowest, long highest) {

        /** Returns whether more is reserved than the limit allows: the optimum must then come within the full limits. */
        public boolean isOverloaded() {
            return flow > highest || flow < lowest;
        }
    }

    /**
     * Orders of equal bus, side and price; they fill by age.
     *
     * @param bus number within the grid
     * @param priceTicks limit in ticks
     * @param lots of all of them, icebergs in full
     */
    public record Column(int bus, Side side, int priceTicks, int lots) {}

    /**
     * Order for the same lots in several books.
     *
     * @param order its name
     * @param sequence its age
     * @param limitTicks average price
     * @param lots in each book
     * @param bus number within the grid
     * @param books positions in {@link AuctionCall#books}
     */
    public record Block(long order, long sequence, Side side, int limitTicks, int lots, int bus, List<Integer> books) {

        public Block {
            books = List.copyOf(books);
        }
    }

    /**
     * Flexible order: its columns, one a book, together fill up to an amount; none of them holds any other order.
     *
     * @param order its name
     * @param lots left in all
     * @param faces its columns
     */
    public record Flexible(long order, int lots, List<Face> faces) {

        public Flexible {
            faces = List.copyOf(faces);
        }
    }

    /**
     * Column of a flexible order.
     *
     * @param book position in {@link AuctionCall#books}
     * @param column position in {@link Book#columns}
     */
    public record Face(int book, int column) {}

    /**
     * Conversion order.
     *
     * @param order its name
     * @param sequence its age
     * @param marginTicks least revenue less cost per lot bought
     * @param lots most to buy
     * @param bought where it buys, with an efficiency of a million millionths
     * @param sold where it sells
     */
    public record Conversion(long order, long sequence, int marginTicks, int lots, Leg bought, List<Leg> sold) {

        public Conversion {
            sold = List.copyOf(sold);
        }

        /** Returns the same that buys at most so many lots. */
        public Conversion withLots(int most) {
            return new Conversion(order, sequence, marginTicks, most, bought, sold);
        }
    }

    /**
     * Leg of a conversion order.
     *
     * @param book position in {@link AuctionCall#books}
     * @param bus number within the grid
     * @param efficiencyMillionths lots of this leg for a million lots bought
     */
    public record Leg(int book, int bus, int efficiencyMillionths) {

        /** Returns the lots of this leg for lots bought, not rounded. */
        public double lots(double bought) {
            return bought * efficiencyMillionths / 1e6;
        }
    }
}
