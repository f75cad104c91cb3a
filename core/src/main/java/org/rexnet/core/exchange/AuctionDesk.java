package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.rexnet.core.market.Side;

/** Gathers what rests for a network auction, and lets its result happen (rule R10); works on the books it is given. */
final class AuctionDesk {

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final NetworkAuction auction;

    AuctionDesk(Trading trading, NetworkAuction auction) {
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        this.auction = auction;
    }

    /**
     * Auctions the books of periods together.
     *
     * @param periods those that are due
     * @param always those of them whose auction is never skipped: at an opening or after a halt
     */
    void run(List<Integer> periods, List<Integer> always) {
        if (auction.equals(NetworkAuction.NONE)) {
            return;
        }
        TreeSet<Integer> numbers = new TreeSet<>();
        for (int period : periods) {
            for (int area = 0; area < books.grids.size(); area++) {
                Book book = books.get(period, area);
                if (book.takesPart() && (always.contains(period) || isWorthwhile(book))) {
                    numbers.add(book.number);
                }
            }
        }
        List<Integer> blocks = joining(numbers);
        List<Integer> conversions = converting(numbers);
        if (numbers.isEmpty()) {
            return;
        }
        AuctionRequest request = gather(new ArrayList<>(numbers), blocks, conversions);
        AuctionResult result = auction.clear(request.call());
        new AuctionOutcome(trading, request, result).happen();
    }

    /** Pairs of orders suffice where nothing binds and no fee holds them apart: then an auction gains nothing. */
    private boolean isWorthwhile(Book book) {
        return books.rules.auctionsOnly()
                || book.flows.fees != null
                || book.flows.near.count() > 0
                || waitingBlocks().stream().anyMatch(slot -> touches(slot, book))
                || waitingConversions().stream().anyMatch(slot -> legs(slot).contains(book));
    }

    private List<Integer> waitingBlocks() {
        List<Integer> slots = new ArrayList<>();
        for (SlotList list : trading.blocks) {
            for (int position = 0; position < list.size(); position++) {
                slots.add(list.get(position));
            }
        }
        return slots;
    }

    private boolean touches(int slot, Book book) {
        int k = book.period - orders.terms(slot).first;
        return books.of(slot).area == book.area
                && k >= 0
                && k < PeriodSet.SPAN
                && orders.terms(slot).periods.contains(k);
    }

    /** Returns the blocks that touch a book to be auctioned and can trade in all of theirs, which join. */
    private List<Integer> joining(TreeSet<Integer> numbers) {
        List<Integer> blocks = waitingBlocks().stream()
                .filter(slot -> numbers.stream().anyMatch(number -> touches(slot, books.get(number))))
                .filter(slot -> booksOf(slot).stream().allMatch(Book::takesPart))
                .toList();
        blocks.forEach(slot -> booksOf(slot).forEach(book -> numbers.add(book.number)));
        return blocks;
    }

    private List<Book> booksOf(int slot) {
        List<Book> found = new ArrayList<>();
        Terms terms = orders.terms(slot);
        for (int k = 0; k < terms.periods.span(); k++) {
            if (terms.periods.contains(k)) {
                found.add(trading.block(slot, k));
            }
        }
        return found;
    }

    private List<Integer> waitingConversions() {
        List<Integer> slots = new ArrayList<>();
        for (int position = 0; position < trading.legs.waiting.size(); position++) {
            slots.add(trading.legs.waiting.get(position));
        }
        return slots;
    }

    /** Returns the conversions that touch a book to be auctioned and can trade in all of theirs, which join. */
    private List<Integer> converting(TreeSet<Integer> numbers) {
        List<Integer> conversions = waitingConversions().stream()
                .filter(slot -> legs(slot).stream().anyMatch(book -> numbers.contains(book.number)))
                .filter(slot -> legs(slot).stream().allMatch(Book::takesPart))
                .toList();
        conversions.forEach(slot -> legs(slot).forEach(book -> numbers.add(book.number)));
        return conversions;
    }

    /** Returns the books of a conversion, that in which it buys first. */
    private List<Book> legs(int slot) {
        List<Book> legs = new ArrayList<>(List.of(books.of(slot)));
        for (int k = 0; k < orders.terms(slot).outputs.length; k++) {
            legs.add(trading.legs.book(slot, k));
        }
        return legs;
    }

    private AuctionCall.Conversion conversion(int slot, List<Integer> numbers) {
        Terms terms = orders.terms(slot);
        List<Book> legs = legs(slot);
        List<AuctionCall.Leg> sold = new ArrayList<>();
        for (int k = 0; k < terms.outputs.length; k++) {
            sold.add(new AuctionCall.Leg(
                    numbers.indexOf(legs.get(k + 1).number),
                    trading.portfolios.bus(terms.outputs[k]),
                    terms.efficiencies[k]));
        }
        AuctionCall.Leg bought = new AuctionCall.Leg(numbers.indexOf(legs.get(0).number), trading.bus(slot), 1_000_000);
        return new AuctionCall.Conversion(
                orders.id(slot), orders.sequence(slot), terms.margin, orders.lots(slot), bought, sold);
    }

    private AuctionRequest gather(List<Integer> numbers, List<Integer> blockSlots, List<Integer> conversionSlots) {
        Map<Long, List<AuctionCall.Face>> faces = new HashMap<>();
        List<AuctionCall.Book> called = new ArrayList<>();
        List<List<int[]>> slots = new ArrayList<>();
        for (int position = 0; position < numbers.size(); position++) {
            Book book = books.get(numbers.get(position));
            List<AuctionCall.Column> columns = new ArrayList<>();
            List<int[]> columnSlots = new ArrayList<>();
            for (int bus = 0; bus < book.flows.grid().buses().size(); bus++) {
                for (Side side : Side.values()) {
                    addColumns(book, bus, side, columns, columnSlots);
                }
            }
            for (int c = 0; c < columns.size(); c++) {
                int first = columnSlots.get(c)[0];
                if (orders.has(first, Orders.FACE)) {
                    faces.computeIfAbsent(orders.id(first), name -> new ArrayList<>())
                            .add(new AuctionCall.Face(position, c));
                }
            }
            List<AuctionCall.Branch> limits = book.flows.auctionLimits();
            boolean overloaded = limits.stream().anyMatch(AuctionCall.Branch::isOverloaded);
            called.add(new AuctionCall.Book(
                    book.number,
                    book.flows.grid(),
                    books.periods.minutes(),
                    limits,
                    columns,
                    overloaded ? reserved(book) : List.of()));
            slots.add(columnSlots);
        }
        List<AuctionCall.Block> blocks =
                blockSlots.stream().map(slot -> block(slot, numbers)).toList();
        List<AuctionCall.Flexible> flexible = faces.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new AuctionCall.Flexible(
                        entry.getKey(), orders.lots(orders.find(entry.getKey())), entry.getValue()))
                .toList();
        List<AuctionCall.Conversion> conversions =
                conversionSlots.stream().map(slot -> conversion(slot, numbers)).toList();
        return new AuctionRequest(new AuctionCall(called, blocks, flexible, conversions), slots);
    }

    /** Returns the lots that all reservations of a book inject by bus, with what is to be shed or spilled. */
    private List<Long> reserved(Book book) {
        long[] lots = new long[book.flows.grid().buses().size()];
        for (int portfolio = 0; portfolio < trading.portfolios.count(); portfolio++) {
            if (trading.portfolios.area(portfolio) == book.area) {
                lots[trading.portfolios.bus(portfolio)] -= book.position(portfolio);
            }
        }
        for (int bus = 0; bus < lots.length; bus++) {
            lots[bus] += book.slack(bus);
        }
        return LongStream.of(lots).boxed().toList();
    }

    private void addColumns(Book book, int bus, Side side, List<AuctionCall.Column> columns, List<int[]> columnSlots) {
        int slot = book.first(side.ordinal(), bus);
        while (slot != Ladders.NONE) {
            int lots = orders.lots(slot);
            int[] together = {slot};
            int count = 1;
            int next = book.after(slot, side.ordinal(), bus);
            boolean alone = orders.has(slot, Orders.FACE);
            while (!alone
                    && next != Ladders.NONE
                    && orders.rank(next) == orders.rank(slot)
                    && !orders.has(next, Orders.FACE)
                    && (long) lots + orders.lots(next) <= Integer.MAX_VALUE) {
                together = count < together.length ? together : Arrays.copyOf(together, 2 * count);
                together[count++] = next;
                lots += orders.lots(next);
                next = book.after(next, side.ordinal(), bus);
            }
            columns.add(new AuctionCall.Column(bus, side, books.ticks(orders.rank(slot), side == Side.BUY), lots));
            columnSlots.add(Arrays.copyOf(together, count));
            slot = next;
        }
    }

    private AuctionCall.Block block(int slot, List<Integer> numbers) {
        return new AuctionCall.Block(
                orders.id(slot),
                orders.sequence(slot),
                orders.buys(slot) ? Side.BUY : Side.SELL,
                books.ticks(orders.rank(slot), orders.buys(slot)),
                orders.lots(slot),
                trading.bus(slot),
                booksOf(slot).stream().map(book -> numbers.indexOf(book.number)).toList());
    }
}
