package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;

/** What a day of trading came to, as sections: told once for pages, JSON, tables and files. */
public final class TradeSections {

    private static final int FEW = 24;

    private final TradeRun run;
    private final StudyMarket market;
    private final TradeHistory history;
    private final String currency;

    private TradeSections(TradeRun run) {
        this.run = run;
        market = run.market();
        history = run.history();
        currency = market.study().settings().currency();
    }

    /** Returns the sections of a run, in the order of a page. */
    public static List<Section> of(TradeRun run) {
        TradeSections sections = new TradeSections(run);
        List<Section> all = new ArrayList<>();
        all.add(sections.facts());
        all.add(MarketWords.of(run.market()));
        sections.recovery().ifPresent(all::add);
        all.add(sections.markets());
        all.add(sections.day());
        all.addAll(sections.books());
        all.addAll(new NetworkSections(run).all());
        all.add(sections.trades());
        all.addAll(sections.auctions());
        all.add(sections.refusals());
        all.add(sections.orders());
        all.addAll(MoneySections.of(run).all());
        run.comparison().ifPresent(found -> all.add(sections.comparison(found)));
        return all;
    }

    private Section facts() {
        return Section.facts("", "", run)
                .add(Column.words("status", "", one -> "traded"))
                .add(Column.words("study", "", one -> market.study().name()))
                .add(Column.words("currency", "", one -> currency))
                .add(Column.<TradeRun>number("rows", "", Format.COUNT, TradeRun::rows))
                .add(Column.<TradeRun>number("orders", "", Format.COUNT, one -> fileOrders()))
                .add(Column.<TradeRun>number(
                        "refused", "", Format.COUNT, one -> history.refusals().size()))
                .add(Column.<TradeRun>number("trades", "", Format.COUNT, one -> continuous()))
                .add(Column.<TradeRun>number(
                        "auctions", "", Format.COUNT, one -> history.auctions().size()))
                .add(Column.<TradeRun>number(
                        "failed_roundings",
                        "",
                        Format.COUNT,
                        one -> run.session().auctions().failedRoundings()))
                .add(Column.<TradeRun>number(
                        "recovered",
                        "",
                        Format.COUNT,
                        one -> run.session().recovery().commands()))
                .only(Output.JSON)
                .build();
    }

    private long fileOrders() {
        return orders(history).count();
    }

    private Optional<Section> recovery() {
        Recovery recovery = run.session().recovery();
        if (recovery.commands() == 0 && recovery.cutBytes() == 0) {
            return Optional.empty();
        }
        String cut = recovery.cutBytes() == 0
                ? ""
                : " %s at its end were no whole record and were cut off."
                        .formatted(Figures.count(recovery.cutBytes(), "byte", "bytes"));
        return Optional.of(Section.text(
                "The journal",
                "It held %s of %s, which came to the same again; the rest was added.%s"
                        .formatted(
                                Figures.count(recovery.commands(), "command", "commands"),
                                Figures.of(history.commands(), 0),
                                cut)));
    }

    /** Returns the orders that participants gave. */
    private static Stream<TradedOrder> orders(TradeHistory history) {
        return history.orders().stream().filter(order -> order.order() < TradingSession.FIRST_OF_NETWORK);
    }

    private long continuous() {
        return history.trades().stream()
                .filter(trade -> trade.seller() >= 0 && trade.buyer() >= 0)
                .count();
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
                .add(Column.number("trades", "trades", Format.COUNT, GridDay::trades))
                .add(Column.of(
                        "price",
                        "average price",
                        currency + "/MWh",
                        Format.MONEY,
                        day -> day.lots() == 0
                                ? Value.missing()
                                : Value.of(day.ticks() * market.rules().tickPerMwh())));
        return section.note(Figures.count(fileOrders(), "order was taken", "orders were taken")
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
                .first(2 * FEW);
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
    static boolean isOneDay(StudyMarket market) {
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
    private List<Section> books() {
        List<BookState> lively = run.closing().stream()
                .filter(state -> lively().contains(state.grid()))
                .toList();
        Section books = Section.table("books", "Books", lively)
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
        return List.of(books);
    }

    private Section trades() {
        List<TradeHistory.Trade> trades = history.trades();
        SectionBuilder<TradeHistory.Trade> section = Section.table("trades", "Trades", trades)
                .chart(new Chart.Points("Trades", currency + "/MWh; area: MW", "time", "price", "mw", "market"))
                .add(Column.words("time", "", trade -> TradedHorizon.label(trade.time())))
                .add(Column.words("market", "", trade -> market.gridName(history.grid(trade.book()))))
                .add(Column.words("period", "", trade -> market.horizon().label(history.period(trade.book()))))
                .add(Column.words("seller", trade -> party(trade.seller())))
                .add(Column.words("from", trade -> place(trade.seller())))
                .add(Column.words("buyer", trade -> party(trade.buyer())))
                .add(Column.words("to", trade -> place(trade.buyer())))
                .add(Column.number("mw", "MW", "", Format.AMOUNT, trade -> market.mw(trade.lots())))
                .add(Column.number("price", "price", "", Format.MONEY, trade -> market.price(trade.priceTicks())))
                .add(Column.words("sold", "sold by", trade -> order(trade.sold())))
                .add(Column.words("bought", "bought by", trade -> order(trade.bought())));
        return trades.size() <= FEW
                ? section.build()
                : section.only(Output.JSON, Output.CSV, Output.TABLE).build();
    }

    private String party(int portfolio) {
        return portfolio < 0 ? "auction" : market.portfolios().get(portfolio).participant();
    }

    private String place(int portfolio) {
        return portfolio < 0 ? "" : market.portfolios().get(portfolio).place();
    }

    private String order(long order) {
        return order == 0
                ? ""
                : order >= TradingSession.FIRST_OF_NETWORK
                        ? "losses"
                        : run.file().name(order);
    }

    private List<Section> auctions() {
        List<TradeHistory.Auction> done =
                history.auctions().stream().filter(TradeHistory.Auction::done).toList();
        Section all = Section.table("auctions", "Network auctions", history.auctions())
                .add(Column.words("time", "", one -> TradedHorizon.label(one.time())))
                .add(Column.words("market", "", one -> market.gridName(history.grid(one.book()))))
                .add(Column.words("period", "", one -> market.horizon().label(history.period(one.book()))))
                .add(Column.words("done", "done", one -> one.done() ? "yes" : "no"))
                .add(Column.number("mwh", "bought", "MWh", Format.AMOUNT, one -> mwh(one.lots())))
                .add(Column.number(
                        "surplus", "surplus", currency, Format.MONEY, one -> market.money(one.surplusUnits())))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
        long lots = done.stream().mapToLong(TradeHistory.Auction::lots).sum();
        double surplus = market.money(
                done.stream().mapToLong(TradeHistory.Auction::surplusUnits).sum());
        String failed = run.session().auctions().failedRoundings() == 0
                ? ""
                : " %s could not be rounded to whole lots within the limits."
                        .formatted(Figures.count(run.session().auctions().failedRoundings(), "book", "books"));
        Section words = Section.text(
                "Network auctions",
                "%s of %s books traded, %s MWh at one price per bus. Where branches bound, buyers paid %s %s more than sellers got: rent of the network, which pays for what pipes lose, then goes back to those who withdraw.%s"
                        .formatted(
                                Figures.of(done.size(), 0),
                                Figures.of(history.auctions().size(), 0),
                                Figures.amount(mwh(lots)),
                                Figures.money(surplus),
                                currency,
                                failed));
        return done.isEmpty() ? List.of(all) : List.of(words, all);
    }

    private Section refusals() {
        List<TradeHistory.Refusal> refusals = history.refusals();
        SectionBuilder<TradeHistory.Refusal> section = Section.table("refusals", "Refused", refusals)
                .add(Column.number("line", "line", "", Format.NUMBER, TradeHistory.Refusal::line))
                .add(Column.<TradeHistory.Refusal>words("time", "", one -> TradedHorizon.label(one.time()))
                        .inData())
                .add(Column.words(
                        "row",
                        "",
                        one -> run.file().step(one.line()).map(OrderStep::words).orElse("")))
                .add(Column.words("rule", "", one -> one.rule().text()))
                .add(Column.words("value", "value", one -> RefusedValue.text(market, one)))
                .first(8);
        return refusals.isEmpty()
                ? section.only(Output.JSON, Output.CSV, Output.TABLE).build()
                : section.build();
    }

    private Section orders() {
        List<TradedOrder> orders = orders(history).toList();
        Map<Long, TradedOrder> last = new HashMap<>();
        orders.forEach(order -> last.put(order.order(), order));
        List<TradedOrder> waiting = orders.stream()
                .filter(order -> run.leftAtEnd().containsKey(order.order()) && last.get(order.order()) == order)
                .toList();
        SectionBuilder<TradedOrder> section = Section.table("orders", "Orders at the end of the file", orders)
                .add(Column.words("order", "", order -> run.file().name(order.order())))
                .add(Column.number("line", "line", "", Format.NUMBER, TradedOrder::line)
                        .inData())
                .add(Column.words(
                        "participant",
                        "",
                        order -> market.portfolios().get(order.portfolio()).participant()))
                .add(Column.words(
                        "place",
                        "",
                        order -> market.portfolios().get(order.portfolio()).place()))
                .add(Column.words("side", "", order -> order.side().name().toLowerCase(java.util.Locale.ROOT)))
                .add(Column.number(
                        "price",
                        "limit",
                        "",
                        Format.MONEY,
                        order -> market.price(order.versions()
                                .get(order.versions().size() - 1)
                                .limitTicks())))
                .add(Column.number("traded_mw", "traded MW", "", Format.AMOUNT, order -> market.mw(order.lots())))
                .add(Column.number(
                        "left_mw",
                        "left MW",
                        "",
                        Format.AMOUNT,
                        order -> market.mw(run.leftAtEnd().getOrDefault(order.order(), 0))))
                .add(Column.<TradedOrder>words(
                                "end", "end", order -> order.end().orElse(""))
                        .inData())
                .add(Column.<TradedOrder>words("delivery", this::delivery).in())
                .add(Column.<TradedOrder>number("mw", "MW", Format.AMOUNT, order -> market.mw(offered(order)))
                        .in())
                .chart(new Chart.Points(
                        "Orders by delivery period", currency + "/MWh; area: MW", "delivery", "price", "mw", "side"));
        boolean few = waiting.size() <= FEW && orders.size() <= FEW && !waiting.isEmpty();
        return few
                ? section.onPage(waiting).build()
                : section.only(Output.JSON, Output.CSV, Output.TABLE).build();
    }

    private String delivery(TradedOrder order) {
        return market.horizon().label(order.submitted().period());
    }

    private static long offered(TradedOrder order) {
        return order.versions().getFirst().lots();
    }

    private Section comparison(WelfareComparison found) {
        double scale = market.rules().tickPerMwh()
                * market.rules().lotMw()
                * market.periods().minutes()
                / 60.0;
        String bound = "Orders may be executed in part there, all or none too, so that the clearing is a bound.";
        return Section.facts("comparison", "Beside one clearing of all orders", found)
                .add(Column.<WelfareComparison>number(
                        "traded", "gain of what was traded", currency, Format.AMOUNT, one -> scale * one.traded()))
                .add(Column.<WelfareComparison>number(
                        "cleared", "gain of one clearing", currency, Format.AMOUNT, one -> scale * one.cleared()))
                .add(Column.<WelfareComparison>number("share", "share", Format.PERCENT, WelfareComparison::share))
                .add(Column.<WelfareComparison>number(
                        "lots_and_reserve",
                        "lost to lots and reserve",
                        currency,
                        Format.AMOUNT,
                        one -> scale * one.lots()))
                .add(Column.<WelfareComparison>number(
                        "expiry",
                        "lost because orders were not alive together",
                        currency,
                        Format.AMOUNT,
                        one -> scale * one.expiry()))
                .add(Column.<WelfareComparison>number(
                        "arrival",
                        "lost to the order of arrival",
                        currency,
                        Format.AMOUNT,
                        one -> scale * one.arrival()))
                .note("Gain by limits: what buyers would have paid at most, less what sellers asked at least. " + bound)
                .build();
    }
}
