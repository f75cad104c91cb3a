package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.market.Side;

/**
 * The book that a row of orders concerns, at that moment, as people watch it.
 *
 * @param title when, what came, and how the book stands
 * @param depth best buses of both sides, best first
 * @param trades what was traded by this row
 * @param line all of it in one line
 */
public record BookFrame(String title, List<String> depth, List<String> trades, String line) {

    private static final int LEVELS = 10;

    public BookFrame {
        depth = List.copyOf(depth);
        trades = List.copyOf(trades);
    }

    /** Returns whether nothing was traded. */
    public boolean isQuiet() {
        return trades.isEmpty();
    }

    /** Returns the frame of a row that was just played. */
    public static BookFrame of(TradingSession session, OrderStep step, List<Event> events) {
        StudyMarket market = session.market();
        int period = 0;
        int grid = 0;
        for (Command command : step.commands()) {
            switch (command) {
                case Command.Submit submit -> {
                    period = submit.period();
                    grid = market.portfolios().get(submit.portfolio()).grid();
                }
                case Command.ChangeBranch change -> {
                    period = change.period();
                    grid = change.grid();
                }
                case Command.Resume resume -> period = resume.period();
                default -> {}
            }
        }
        List<String> trades = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Traded traded) {
                trades.add("%s  %s MW at %s"
                        .formatted(
                                TradedHorizon.seconds(step.time()),
                                number(market.mw(traded.lots()), 3),
                                number(market.price(traded.priceTicks()), 2)));
            } else if (event instanceof Event.Rejected rejected) {
                trades.add("%s  refused: %s"
                        .formatted(
                                TradedHorizon.seconds(step.time()),
                                rejected.rule().text()));
            }
        }
        String head = "%s  %s".formatted(TradedHorizon.seconds(step.time()), step.words());
        if (!session.isOpened(period)) {
            return new BookFrame(head, List.of(), trades, head + tail(trades));
        }
        BookView view = session.view(period, grid);
        String stand = "%s %s: %s"
                .formatted(
                        market.gridName(grid),
                        market.horizon().label(period),
                        PriceAreas.of(market, market.grids().get(grid), view).words());
        return new BookFrame(
                head + "  |  " + stand, depth(market, view, grid), trades, head + "  |  " + stand + tail(trades));
    }

    private static String tail(List<String> trades) {
        return trades.isEmpty()
                ? ""
                : "  |  "
                        + String.join(
                                "; ",
                                trades.stream()
                                        .map(trade -> trade.substring(21))
                                        .toList());
    }

    /** A best price at a bus. */
    private record Best(String bus, int ticks, long lots) {}

    private static List<String> depth(StudyMarket market, BookView view, int grid) {
        List<Best> bids = best(market, view, grid, Side.BUY);
        List<Best> asks = best(market, view, grid, Side.SELL);
        List<String> rows = new ArrayList<>();
        for (int k = 0; k < Math.min(LEVELS, Math.max(bids.size(), asks.size())); k++) {
            rows.add("%-46s  %s".formatted(text(market, bids, k, "bid"), text(market, asks, k, "ask")));
        }
        return rows;
    }

    private static List<Best> best(StudyMarket market, BookView view, int grid, Side side) {
        List<Best> found = new ArrayList<>();
        List<String> buses = market.grids().get(grid).buses();
        for (int bus = 0; bus < buses.size(); bus++) {
            OptionalInt ticks = view.best(side, bus);
            if (ticks.isPresent()) {
                long lots = view.depth(side, bus).stream()
                        .mapToLong(BookView.Level::lots)
                        .sum();
                found.add(new Best(buses.get(bus), ticks.getAsInt(), lots));
            }
        }
        found.sort((one, other) -> side.sign() * Integer.compare(one.ticks, other.ticks));
        return found;
    }

    private static String text(StudyMarket market, List<Best> side, int k, String word) {
        if (k >= side.size()) {
            return "";
        }
        Best one = side.get(k);
        return "%s %9s  %8s MW  %s"
                .formatted(word, number(market.price(one.ticks()), 2), number(market.mw(one.lots()), 3), one.bus());
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
