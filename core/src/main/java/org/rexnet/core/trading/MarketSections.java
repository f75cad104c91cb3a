package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;

/** What was traded in which market and period at which price, and where the network split it. */
final class MarketSections {

    private static final int MOST_PERIODS = 48;

    private final TradeRun run;
    private final StudyMarket market;
    private final TradeHistory history;
    private final String currency;

    MarketSections(TradeRun run) {
        this.run = run;
        market = run.market();
        history = run.history();
        currency = market.study().settings().currency();
    }

    List<Section> all() {
        return List.of(markets(), day(), books());
    }

    /** One grid's whole day. */
    private record GridDay(int grid, long continuousLots, long auctionLots, int trades, double ticks) {

        long lots() {
            return continuousLots + auctionLots;
        }
    }

    private GridDay gridDay(int grid) {
        long continuousLots = 0;
        long auctionLots = 0;
        int trades = 0;
        double value = 0;
        for (int period = 0; period < market.periods().count(); period++) {
            BookHistory book = history.book(period, grid);
            continuousLots += book.continuousLots();
            auctionLots += book.auctionLots();
            trades += book.trades();
            value += book.averageTicks() * book.lots();
        }
        long lots = continuousLots + auctionLots;
        return new GridDay(grid, continuousLots, auctionLots, trades, lots == 0 ? 0 : value / lots);
    }

    private double mwh(long lots) {
        return market.mw(lots) * market.periods().minutes() / 60.0;
    }

    private Section markets() {
        List<GridDay> days = new ArrayList<>();
        for (int grid = 0; grid < market.grids().size(); grid++) {
            days.add(gridDay(grid));
        }
        SectionBuilder<GridDay> section = Section.table("markets", "What was traded", days)
                .add(Column.words("market", "", day -> market.gridName(day.grid())))
                .add(Column.number(
                        "buses",
                        "buses",
                        Format.COUNT,
                        day -> market.grids().get(day.grid()).buses().size()))
                .add(Column.number("traded_mwh", "traded", "MWh", Format.AMOUNT, day -> mwh(day.lots())))
                .add(Column.of(
                        "auctioned",
                        "of it in auctions",
                        "",
                        Format.PERCENT,
                        day -> day.lots() == 0 ? Value.missing() : Value.of((double) day.auctionLots() / day.lots())))
                .add(Column.number("trades", "continuous trades", Format.COUNT, GridDay::trades))
                .add(Column.of(
                        "price",
                        "average price",
                        currency + "/MWh",
                        Format.MONEY,
                        day -> day.lots() == 0
                                ? Value.missing()
                                : Value.of(day.ticks() * market.rules().tickPerMwh())));
        return section.note(Figures.count(OrderSections.given(history).count(), "order was taken", "orders were taken")
                        + ", " + Figures.count(history.refusals().size(), "command", "commands")
                        + " refused.")
                .build();
    }

    private Optional<BookState> closing(int period, int grid) {
        return run.closing().stream()
                .filter(state -> state.period() == period && state.grid() == grid)
                .findFirst();
    }

    /** Grids in which anything was traded. */
    private List<Integer> lively() {
        List<Integer> grids = new ArrayList<>();
        for (int grid = 0; grid < market.grids().size(); grid++) {
            if (gridDay(grid).lots() > 0) {
                grids.add(grid);
            }
        }
        return grids;
    }

    /** Period by period, side by side for the grids with most trade. */
    private Section day() {
        List<Integer> periods = new ArrayList<>();
        for (int period = 0; period < market.periods().count(); period++) {
            int one = period;
            if (lively().stream().anyMatch(grid -> history.book(one, grid).lots() > 0)) {
                periods.add(period);
            }
        }
        boolean anyNetwork = lively().stream().anyMatch(this::isNetwork);
        List<Integer> shown = lively().stream()
                .filter(grid -> !anyNetwork || isNetwork(grid))
                .sorted(Comparator.comparingLong(grid -> -gridDay(grid).lots()))
                .limit(2)
                .sorted()
                .toList();
        SectionBuilder<Integer> section =
                Section.table("", "Period by period", periods).add(Column.words("period", "", this::shortLabel));
        for (int grid : shown) {
            section.add(Column.number(
                            "mwh" + grid,
                            market.gridName(grid),
                            "MWh",
                            Format.AMOUNT,
                            period -> mwh(history.book(period, grid).lots())))
                    .add(Column.of("price" + grid, "", currency + "/MWh", Format.MONEY, period -> price(period, grid)));
        }
        section.add(Column.words("areas", "before gate closure", period -> areas(period, shown)))
                .only(Output.PAGE)
                .first(MOST_PERIODS);
        return section.note("Prices are what buyers paid on average, in trades and auctions together. Where it says one"
                        + " area, all buses traded as one.")
                .build();
    }

    private boolean isNetwork(int grid) {
        return market.grids().get(grid).buses().size() > 1;
    }

    private String shortLabel(int period) {
        String label = market.horizon().label(period);
        return isOneDay(market) ? label.substring(label.indexOf(' ') + 1) : label;
    }

    /** Returns whether times of day say which period is meant. */
    private static boolean isOneDay(StudyMarket market) {
        return market.horizon().isDated()
                && market.periods().count() * market.periods().minutes() <= 24 * 60;
    }

    private Value price(int period, int grid) {
        BookHistory book = history.book(period, grid);
        return book.lots() == 0
                ? Value.missing()
                : Value.of(book.averageTicks() * market.rules().tickPerMwh());
    }

    private String areas(int period, List<Integer> grids) {
        List<String> words = new ArrayList<>();
        for (int grid : grids) {
            Optional<PriceAreas> areas = closing(period, grid).map(BookState::areas);
            if (areas.isPresent() && areas.get().areas().size() > 1) {
                String split = "split by " + areas.get().branches();
                words.add(grid == grids.get(0) ? split : "%s %s".formatted(market.gridName(grid), split));
            }
        }
        return words.isEmpty() ? "one area" : String.join("; ", words);
    }

    /** Every book and every bus of it, for programs. */
    private Section books() {
        List<BookState> lively = run.closing().stream()
                .filter(state -> lively().contains(state.grid()))
                .toList();
        return Section.table("books", "Books", lively)
                .chart(new Chart.Lines(
                        "Average price by delivery period", currency + "/MWh", "period", "market", List.of("price")))
                .add(Column.words("period", "", state -> market.horizon().label(state.period())))
                .add(Column.words("market", "", state -> market.gridName(state.grid())))
                .add(Column.number(
                        "traded_mwh",
                        "traded",
                        "MWh",
                        Format.AMOUNT,
                        state -> mwh(history.book(state.period(), state.grid()).lots())))
                .add(Column.number(
                        "auctioned_mwh",
                        "auctioned",
                        "MWh",
                        Format.AMOUNT,
                        state -> mwh(history.book(state.period(), state.grid()).auctionLots())))
                .add(Column.of(
                        "price",
                        "average price",
                        currency + "/MWh",
                        Format.MONEY,
                        state -> price(state.period(), state.grid())))
                .add(Column.of("last_price", "last trade", currency + "/MWh", Format.MONEY, state -> {
                    var last = history.book(state.period(), state.grid()).lastTicks();
                    return last.isPresent() ? Value.of(market.price(last.getAsInt())) : Value.missing();
                }))
                .add(Column.words(
                        "areas", "before gate closure", state -> state.areas().words()))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
    }
}
