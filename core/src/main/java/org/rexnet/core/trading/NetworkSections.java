package org.rexnet.core.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rexnet.core.market.Side;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;

/** Best prices at each bus, and how much of each branch is reserved. */
final class NetworkSections {

    private static final int MOST = 10;
    private static final double NEARLY = 0.7;

    private final TradeRun run;
    private final StudyMarket market;
    private final String currency;

    NetworkSections(TradeRun run) {
        this.run = run;
        market = run.market();
        currency = market.study().settings().currency();
    }

    /** A bus of a book. */
    private record BusOf(BookState state, int bus) {

        BookState.Quote quote() {
            return state.quotes().get(bus);
        }
    }

    /** A branch of a book. */
    private record BranchOf(BookState state, BookState.Use use) {}

    List<Section> all() {
        List<Section> sections = new ArrayList<>();
        List<BookState> states = new ArrayList<>(run.closing());
        sections.add(buses(
                        "quotes",
                        "Prices by bus: of the last network auction, and best bid and ask at gate closure",
                        states)
                .only(Output.JSON, Output.CSV, Output.TABLE));
        sections.add(branches("branch_use", "Reserved on branches at gate closure", states)
                .only(Output.JSON, Output.CSV, Output.TABLE));
        if (run.closing().stream().map(BookState::period).distinct().count() > 1) {
            sections.add(day());
        }
        shown().map(this::replay).ifPresent(sections::add);
        shown().ifPresent(state -> {
            String when = run.atEnd().contains(state) ? "at the end of the file" : "just before its gate closed";
            String head = "%s, %s, %s: %s"
                    .formatted(
                            capital(market.gridName(state.grid())),
                            market.horizon().label(state.period()),
                            when,
                            state.areas().words());
            sections.add(buses("", head, List.of(state)).only(Output.PAGE));
            if (state.branches().stream().anyMatch(use -> Math.abs(use.flowMw()) > 0)) {
                sections.add(
                        branches("", "Branches at that moment", List.of(state)).only(Output.PAGE));
            }
        });
        return sections;
    }

    /** A row of the book that is shown, at one moment: what was bid or asked at a price, or traded. */
    private record Moment(Instant time, String what, int ticks, long lots) {}

    /** The book that is shown, over time. */
    private Section replay(BookState state) {
        List<Moment> moments = new ArrayList<>();
        int book = state.period() * market.grids().size() + state.grid();
        for (BookReplay.Level level : run.replay().levels(book)) {
            moments.add(
                    new Moment(level.time(), level.side() == Side.BUY ? "bid" : "ask", level.ticks(), level.lots()));
        }
        for (TradeHistory.Trade trade : run.history().trades()) {
            if (trade.book() == book && trade.buyer() >= 0) {
                moments.add(new Moment(trade.time(), "trade", trade.priceTicks(), trade.lots()));
            }
        }
        String title = "The book of %s for %s over time"
                .formatted(market.gridName(state.grid()), market.horizon().label(state.period()));
        return Section.table("book", title, moments)
                .chart(new Chart.Points(title, currency + "/MWh; area: MW", "time", "price", "mw", "what"))
                .add(Column.words("time", "", one -> TradedHorizon.label(one.time())))
                .add(Column.words("what", "", Moment::what))
                .add(Column.number("price", "price", currency + "/MWh", Format.MONEY, one -> market.price(one.ticks())))
                .add(Column.number("mw", "", "MW", Format.AMOUNT, one -> market.mw(one.lots())))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
    }

    /** What the network carried over the day. */
    private Section day() {
        List<BranchDay> days = BranchDay.of(run).stream()
                .sorted(Comparator.comparingInt((BranchDay day) -> -day.near())
                        .thenComparing(Comparator.comparingDouble(BranchDay::highestShare)
                                .reversed()))
                .toList();
        long bound = days.stream().filter(day -> day.near() > 0).count();
        return Section.table("branches", "What the network carried", days)
                .add(Column.words("branch", "", day -> market.noun(day.branch()) + " " + day.branch()))
                .add(Column.number("periods_at_limit", "periods at its limit", "", Format.COUNT, BranchDay::near))
                .add(Column.number("highest_share", "most reserved", "", Format.PERCENT, BranchDay::highestShare))
                .add(Column.of(
                        "price_gap",
                        "price difference then",
                        currency + "/MWh",
                        Format.MONEY,
                        day -> Value.of(day.averageGap() * market.rules().tickPerMwh(), "")))
                .first(Math.clamp(bound + 1, 3, MOST))
                .note("Of the reservations just before each gate closed. At its limit a branch splits buses into"
                        + " price areas; the price difference is then the mean between its ends in the last"
                        + " network auctions.")
                .build();
    }

    /** The book that says most: the most split one, then that with most trade; of the books open at the end where there are any. */
    private Optional<BookState> shown() {
        boolean isOver = run.closing().stream()
                .anyMatch(state -> market.periods().start(state.period()).isBefore(run.endOfFile()) && isLively(state));
        return (isOver ? run.closing() : run.atEnd())
                .stream()
                        .filter(this::isLively)
                        .max(Comparator.<BookState>comparingInt(
                                        state -> state.areas().areas().size())
                                .thenComparingLong(state -> run.history()
                                        .book(state.period(), state.grid())
                                        .lots()));
    }

    private boolean isLively(BookState state) {
        return run.history().book(state.period(), state.grid()).lots() > 0
                || state.quotes().stream().anyMatch(BookState.Quote::isAny);
    }

    private Section buses(String key, String title, List<BookState> states) {
        List<BusOf> buses = new ArrayList<>();
        for (BookState state : states) {
            for (int bus = 0; bus < state.quotes().size(); bus++) {
                BusOf one = new BusOf(state, bus);
                if (one.quote().isAny() || auction(one).isPresent()) {
                    buses.add(one);
                }
            }
        }
        return Section.table(key, title, buses)
                .chart(Chart.Heat.of(
                        "Prices of the last network auctions", currency + "/MWh", "period", "bus", "auction_price"))
                .add(Column.<BusOf>words(
                                "period",
                                "",
                                one -> market.horizon().label(one.state().period()))
                        .inData())
                .add(Column.<BusOf>words(
                                "market", "", one -> market.gridName(one.state().grid()))
                        .inData())
                .add(Column.words("bus", "", one -> one.quote().bus()))
                .add(Column.of(
                        "bid",
                        "bid",
                        currency + "/MWh",
                        Format.MONEY,
                        one -> price(one.quote().bid())))
                .add(Column.of(
                        "bid_mw",
                        "",
                        "MW",
                        Format.AMOUNT,
                        one -> mw(one.quote().bid(), one.quote().bidLots())))
                .add(Column.of(
                        "ask",
                        "ask",
                        currency + "/MWh",
                        Format.MONEY,
                        one -> price(one.quote().ask())))
                .add(Column.of(
                        "ask_mw",
                        "",
                        "MW",
                        Format.AMOUNT,
                        one -> mw(one.quote().ask(), one.quote().askLots())))
                .add(Column.of(
                        "auction_price", "last auction", currency + "/MWh", Format.MONEY, one -> price(auction(one))))
                .first(MOST)
                .build();
    }

    private OptionalInt auction(BusOf one) {
        return run.history().book(one.state().period(), one.state().grid()).auctionTicks(one.bus());
    }

    /** Returns what is shown at a best price; missing where there is none. */
    private Value mw(OptionalInt ticks, long lots) {
        return ticks.isPresent() ? Value.of(market.mw(lots)) : Value.missing();
    }

    private Value price(OptionalInt ticks) {
        return ticks.isPresent() ? Value.of(market.price(ticks.getAsInt())) : Value.missing();
    }

    private Section branches(String key, String title, List<BookState> states) {
        List<BranchOf> branches = new ArrayList<>();
        boolean page = key.isEmpty();
        for (BookState state : states) {
            state.branches().stream()
                    .filter(use -> Math.abs(use.flowMw()) > 0)
                    .sorted(Comparator.comparingDouble(use -> page ? -use.share() : 0))
                    .forEach(use -> branches.add(new BranchOf(state, use)));
        }
        long many = branches.stream().filter(one -> one.use().share() >= NEARLY).count();
        return Section.table(key, title, branches)
                .chart(Chart.Heat.of(
                        "Network use just before gate closure",
                        "reserved share of the limit",
                        "period",
                        "branch",
                        "share"))
                .add(Column.<BranchOf>words(
                                "period",
                                "",
                                one -> market.horizon().label(one.state().period()))
                        .inData())
                .add(Column.<BranchOf>words(
                                "market", "", one -> market.gridName(one.state().grid()))
                        .inData())
                .add(Column.words(
                        "branch",
                        "",
                        one -> page
                                ? market.noun(one.use().branch()) + " "
                                        + one.use().branch()
                                : one.use().branch()))
                .add(Column.number(
                        "reserved_mw",
                        "reserved",
                        "MW",
                        Format.fixed(3),
                        one -> one.use().flowMw()))
                .add(Column.number(
                        "limit_mw",
                        "limit",
                        "MW",
                        Format.fixed(3),
                        one -> one.use().limitMw()))
                .add(Column.number(
                        "share", "", "", Format.PERCENT, one -> one.use().share()))
                .add(Column.words("near", "", one -> one.use().near() ? "at its limit" : ""))
                .note("Reserved above 0: from a branch's first bus to its second, or from a station to its bus;"
                        + " below 0: back.")
                .first((int) Math.max(4, Math.min(MOST, many)))
                .build();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
