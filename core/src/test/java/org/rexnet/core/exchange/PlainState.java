package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/** All that the plain exchange remembers; may be copied, so that something can be tried. */
final class PlainState {

    final List<Grid> grids;
    final MarketRules rules;
    final Edition edition;
    final int periodCount;
    final int minutes;
    final List<Command.AddPortfolio> portfolios;
    final List<int[]> caps;
    final List<PlainBook> books = new ArrayList<>();
    final List<PlainOrder> orders = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<PlainBook> touched = new ArrayList<>();
    /** Orders whose parent was filled. */
    final List<PlainOrder> ready = new ArrayList<>();

    /** What the fast exchange told of the command that runs. */
    List<Event> told = List.of();

    private long sequence;

    PlainState(List<Grid> grids, MarketRules rules, Edition edition, DeliveryPeriods periods) {
        this.grids = grids;
        this.rules = rules;
        this.edition = edition;
        periodCount = periods.count();
        minutes = periods.minutes();
        portfolios = new ArrayList<>();
        caps = new ArrayList<>();
    }

    PlainState(PlainState other) {
        grids = other.grids;
        rules = other.rules;
        edition = other.edition;
        periodCount = other.periodCount;
        minutes = other.minutes;
        portfolios = other.portfolios;
        caps = other.caps;
        other.books.forEach(book -> books.add(new PlainBook(book)));
        other.orders.forEach(order -> orders.add(new PlainOrder(order)));
        sequence = other.sequence;
    }

    long nextSequence() {
        return ++sequence;
    }

    Optional<PlainOrder> order(long id) {
        return orders.stream().filter(order -> order.id == id).findFirst();
    }

    List<PlainOrder> byAge(Predicate<PlainOrder> which) {
        return orders.stream()
                .filter(which)
                .sorted(Comparator.comparingLong(order -> order.sequence))
                .toList();
    }

    int grid(PlainOrder order) {
        return portfolios.get(order.portfolio).grid();
    }

    int bus(PlainOrder order) {
        return portfolios.get(order.portfolio).bus();
    }

    int participant(PlainOrder order) {
        return portfolios.get(order.portfolio).participant();
    }

    Optional<PlainBook> findBook(int period, int grid) {
        return books.stream()
                .filter(book -> book.period == period && book.gridNumber == grid)
                .findFirst();
    }

    PlainBook book(int period, int grid) {
        return findBook(period, grid).orElseThrow();
    }

    PlainBook book(PlainOrder order) {
        return book(order.periods.get(0), grid(order));
    }

    List<PlainBook> booksOf(int period) {
        return books.stream().filter(book -> book.period == period).toList();
    }

    void touch(PlainBook book) {
        if (!touched.contains(book)) {
            touched.add(book);
        }
    }

    void touch(PlainOrder order) {
        for (int period : order.periods) {
            findBook(period, grid(order)).filter(PlainBook::isOpen).ifPresent(this::touch);
        }
    }

    /** R9: cap less position less all that rests on the side. */
    long room(PlainBook book, int portfolio, Side side) {
        int position = side == Side.SELL ? -book.position(portfolio) : book.position(portfolio);
        long offered = orders.stream()
                .filter(o -> o.portfolio == portfolio && o.side == side)
                .mapToLong(o -> o.offered(book.period))
                .sum();
        long converted = side == Side.BUY
                ? 0
                : orders.stream().mapToLong(o -> o.sold(portfolio, book.period)).sum();
        int usual = caps.get(portfolio)[side.ordinal()];
        int cap = Math.min(usual, book.caps.getOrDefault(portfolio, caps.get(portfolio))[side.ordinal()]);
        return cap - position - offered - converted;
    }

    /** Returns the number of a book, as events name it. */
    int number(PlainBook book) {
        return book.period * grids.size() + book.gridNumber;
    }
}
