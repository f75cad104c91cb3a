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
 * @param head when and what came
 * @param stand which book it concerns, and how it stands; empty where it is not open
 * @param depth a row of headings, then the best buses of both sides, best first
 * @param trades what was traded by this row, or why it was refused, each with its time
 * @param line all of it but depth in one line
 */
public record BookFrame(String head, String stand, List<String> depth, List<String> trades, String line) {

    /** Rows of {@link #depth} at most. */
    public static final int MOST_ROWS = 11;

    private static final String GAP = "  |  ";
    private static final int NAME = 16;

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
        String time = TradedHorizon.seconds(step.time());
        List<String> came = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Traded traded) {
                came.add("%s MW at %s"
                        .formatted(number(market.mw(traded.lots()), 3), number(market.price(traded.priceTicks()), 2)));
            } else if (event instanceof Event.Rejected rejected) {
                came.add("refused: %s".formatted(rejected.rule().text()));
            }
        }
        List<String> trades = came.stream().map(text -> time + "  " + text).toList();
        String head = time + "  " + step.words();
        String tail = came.isEmpty() ? "" : GAP + String.join("; ", came);
        if (!session.isOpened(period)) {
            return new BookFrame(head, "", List.of(), trades, head + tail);
        }
        BookView view = session.view(period, grid);
        String stand = "%s %s: %s"
                .formatted(
                        market.gridName(grid),
                        market.horizon().label(period),
                        PriceAreas.of(market, market.grids().get(grid), view).words());
        return new BookFrame(head, stand, depth(market, view, grid), trades, head + GAP + stand + tail);
    }

    /** A best price at a bus. */
    private record Best(String bus, int ticks, long lots) {}

    private static List<String> depth(StudyMarket market, BookView view, int grid) {
        List<Best> bids = best(market, view, grid, Side.BUY);
        List<Best> asks = best(market, view, grid, Side.SELL);
        List<String> rows = new ArrayList<>();
        rows.add(cells("price", "MW", "bid at") + GAP + cells("price", "MW", "ask at"));
        for (int k = 0; k < Math.min(MOST_ROWS - 1, Math.max(bids.size(), asks.size())); k++) {
            rows.add(text(market, bids, k) + GAP + text(market, asks, k));
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

    private static String text(StudyMarket market, List<Best> side, int k) {
        if (k >= side.size()) {
            return cells("", "", "");
        }
        Best one = side.get(k);
        return cells(number(market.price(one.ticks()), 2), number(market.mw(one.lots()), 3), one.bus());
    }

    private static String cells(String price, String mw, String bus) {
        String name = bus.length() <= NAME ? bus : bus.substring(0, NAME - 1) + "…";
        return String.format(Locale.ROOT, "%9s %9s  %-" + NAME + "s", price, mw, name);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
