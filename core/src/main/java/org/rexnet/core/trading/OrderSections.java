package org.rexnet.core.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.MarketSettings;

/** Single trades, auctions, refusals and orders. */
final class OrderSections {

    private static final int FEW = 24;

    private final TradeRun run;
    private final StudyMarket market;
    private final TradeHistory history;
    private final String currency;

    OrderSections(TradeRun run) {
        this.run = run;
        market = run.market();
        history = run.history();
        currency = market.study().settings().currency();
    }

    List<Section> all() {
        List<Section> all = new ArrayList<>(List.of(trades()));
        all.addAll(auctions());
        all.add(refusals());
        all.add(orders());
        all.add(books());
        return all;
    }

    /** Returns the orders that participants gave. */
    static Stream<TradedOrder> given(TradeHistory history) {
        return history.orders().stream().filter(order -> order.order() < PeriodBeginnings.FIRST_OF_NETWORK);
    }

    private double mwh(long lots) {
        return market.mw(lots) * market.periods().minutes() / 60.0;
    }

    private Section trades() {
        List<TradeHistory.Trade> trades = history.trades();
        Function<TradeHistory.Trade, String> time = trade -> TradedHorizon.label(trade.time());
        Function<TradeHistory.Trade, String> grid = trade -> market.gridName(history.grid(trade.book()));
        Function<TradeHistory.Trade, String> period = trade -> market.horizon().label(history.period(trade.book()));
        SectionBuilder<TradeHistory.Trade> section = Section.table("trades", "Trades", trades)
                .chart(new Chart.Points("Trades", currency + "/MWh; area: MW", "time", "price", "mw", "market"))
                .add(Column.words("time", "", time).inData())
                .add(Column.words("market", "", grid).inData())
                .add(Column.words("period", "", period).inData())
                .add(Column.words("time_of_day", "time", withoutDay(days(trades, time), time))
                        .onPage());
        if (trades.stream().map(grid).distinct().count() > 1) {
            section.add(Column.words("grid", "market", grid).onPage());
        }
        section.add(Column.words("start", "period", withoutDay(days(trades, period), period))
                        .onPage())
                .add(Column.words("seller", trade -> party(trade.seller())))
                .add(Column.words("from", trade -> place(trade.seller())))
                .add(Column.words("buyer", trade -> party(trade.buyer())))
                .add(Column.words("to", trade -> place(trade.buyer())))
                .add(Column.number("mw", "", "MW", Format.AMOUNT, trade -> market.mw(trade.lots())))
                .add(Column.number("price", "price", "", Format.MONEY, trade -> market.price(trade.priceTicks())))
                .add(Column.words("sold", "sold by", trade -> order(trade.sold())))
                .add(Column.words("bought", "bought by", trade -> order(trade.bought())));
        addDays(section, days(trades, time), days(trades, period));
        return trades.size() <= FEW
                ? section.build()
                : section.only(Output.JSON, Output.CSV, Output.TABLE).build();
    }

    private static <T> List<String> days(List<T> rows, Function<T, String> label) {
        return rows.stream()
                .map(row -> label.apply(row).replaceFirst(" .*", ""))
                .distinct()
                .toList();
    }

    /** Returns labels without their day where it is the only one. */
    private static <T> Function<T, String> withoutDay(List<String> days, Function<T, String> label) {
        return days.size() == 1 ? row -> label.apply(row).replaceFirst("^\\S+ ", "") : label;
    }

    /** Says which days columns leave out, where these are two. */
    private static void addDays(SectionBuilder<?> section, List<String> traded, List<String> delivered) {
        boolean areLeftOut = traded.size() == 1 || delivered.size() == 1;
        if (areLeftOut && !traded.equals(delivered)) {
            section.lead("Traded on %s, delivered on %s.".formatted(named(traded), named(delivered)));
        }
    }

    private static String named(List<String> days) {
        return days.size() == 1 ? days.getFirst() : "%d days".formatted(days.size());
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
                : order >= PeriodBeginnings.FIRST_OF_NETWORK
                        ? "losses"
                        : run.file().name(order);
    }

    private List<Section> auctions() {
        List<TradeHistory.Auction> done =
                history.auctions().stream().filter(TradeHistory.Auction::done).toList();
        Section all = Section.table("auctions", "Network auctions one by one", history.auctions())
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
        double paid =
                -surplus(done.stream().filter(one -> one.surplusUnits() < 0).toList());
        String failed = run.session().auctions().failedRoundings() == 0
                ? ""
                : " %s could not be rounded to whole lots within the limits."
                        .formatted(Figures.count(run.session().auctions().failedRoundings(), "book", "books"));
        boolean rebates = market.study().settings().market().settlement().surplus() == MarketSettings.Surplus.REBATE;
        Section words = Section.text(
                "Network auctions",
                "In %s of %s something was traded, %s MWh at one price per bus. Where branches bound, buyers paid %s %s more than sellers got: congestion rent of the network, which pays for what pipes lose; %s.%s%s"
                        .formatted(
                                Figures.of(done.size(), 0),
                                Figures.count(history.auctions().size(), "auction of a book", "auctions of a book"),
                                Figures.quantity(mwh(lots)),
                                Figures.money(surplus(done) + paid),
                                currency,
                                rebates ? "the rest goes back to those who withdraw" : "the network keeps the rest",
                                paid < 0.005 ? "" : paid(paid),
                                failed));
        return done.isEmpty() ? List.of(all) : List.of(words, all);
    }

    private String paid(double money) {
        String reason = history.branchesChanged() ? "what a lowered branch no longer carries, and " : "";
        return " In others sellers got %s %s more, for %srounding.".formatted(Figures.money(money), currency, reason);
    }

    private double surplus(List<TradeHistory.Auction> auctions) {
        return market.money(
                auctions.stream().mapToLong(TradeHistory.Auction::surplusUnits).sum());
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
        List<TradedOrder> orders = given(history).toList();
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
                .add(Column.number("traded_mw", "traded", "MW", Format.AMOUNT, order -> market.mw(order.lots())))
                .add(Column.number(
                        "left_mw",
                        "left",
                        "MW",
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

    /** What rests in the books, as changes in time. */
    private Section books() {
        BookTrace trace = history.trace();
        SectionBuilder<BookTrace.Change> section = Section.table(
                        "book_changes", "Order books over time", trace.changes())
                .chart(new Chart.Depth(
                        "Order books over time",
                        currency + "/MWh",
                        "time",
                        List.of("period", "market"),
                        "side",
                        "price",
                        "mw"))
                .add(Column.words("time", "", change -> TradedHorizon.label(Instant.ofEpochMilli(change.millis()))))
                .add(Column.words("period", "", change -> market.horizon().label(history.period(change.book()))))
                .add(Column.words("market", "", change -> market.gridName(history.grid(change.book()))))
                .add(Column.words("side", "", change -> change.side().name().toLowerCase(java.util.Locale.ROOT)))
                .add(Column.number("price", "limit", "", Format.MONEY, change -> market.price(change.priceTicks())))
                .add(Column.number("mw", "more at rest", "MW", Format.AMOUNT, change -> market.mw(change.lots())));
        if (trace.isFull()) {
            section.note("The first %s changes; there were more.".formatted(Figures.of(BookTrace.MOST, 0)));
        }
        return section.only(Output.JSON, Output.CSV, Output.TABLE).build();
    }

    private String delivery(TradedOrder order) {
        return market.horizon().label(order.submitted().period());
    }

    private static long offered(TradedOrder order) {
        return order.versions().getFirst().lots();
    }
}
