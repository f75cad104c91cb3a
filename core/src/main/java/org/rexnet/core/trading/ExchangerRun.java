package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Exchanger;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.settlement.Statement;
import org.rexnet.core.study.MarketSettings;

/**
 * A file of orders traded with exchangers, one for each grid and period: limit, immediate and market orders trade at once at the posted price
 * as far as the network carries them, and leave nothing; all else is refused. Prices move after each {@code quote_minutes}. What an exchanger
 * holds when the gate closes is its imbalance. Mutable while it runs.
 */
public final class ExchangerRun {

    private static final String NAME = "exchanger";
    private static final double OF_CAPACITY = 0.1;
    private static final long MINUTE = 60_000;
    private static final double LEARNING_STEP = 0.05;

    private final StudyMarket market;
    private final MarketSettings.Quotes quotes;
    private final Exchanger[][] exchangers;
    private final Ledger ledger = new Ledger();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final int[][] positions;
    private long lastMove;

    /** What an order came to. */
    private record Fill(int line, int portfolio, int period, Side side, long asked, int lots, int priceTicks) {}

    /** A row that was refused. */
    private record Refused(int line, String words, String why) {}

    private ExchangerRun(StudyMarket market) {
        this.market = market;
        quotes = market.study().settings().market().quotes();
        int periods = market.periods().count();
        positions = new int[market.portfolios().size()][periods];
        exchangers = new Exchanger[periods][market.grids().size()];
        for (int period = 0; period < periods; period++) {
            for (int grid = 0; grid < market.grids().size(); grid++) {
                exchangers[period][grid] = exchanger(grid);
            }
        }
    }

    private Exchanger exchanger(int grid) {
        MarketRules rules = market.rules();
        double tick = rules.tickPerMwh();
        double capacity = market.portfolios().stream()
                .filter(one -> one.grid() == grid)
                .mapToLong(Portfolio::mostBought)
                .sum();
        double depth = quotes.depthMw().isPresent()
                ? quotes.depthMw().getAsDouble() / rules.lotMw()
                : Math.max(1, OF_CAPACITY * capacity);
        double gain = quotes.gain().orElse(opening(grid) * OF_CAPACITY) / tick;
        double least = Math.max(gain, 1);
        return new Exchanger(
                market.grids().get(grid),
                rules,
                new int[market.grids().get(grid).buses().size()],
                0,
                market.setup().grossLots(),
                opening(grid) / tick,
                quotes.learning() ? Exchanger.Gain.learning(least, LEARNING_STEP) : Exchanger.Gain.fixed(least),
                depth,
                (int) Math.round(quotes.commission() / tick));
    }

    /** First price: as the study says, or the mean cost of the grid's generators by capacity; 0 where it has none. */
    private double opening(int grid) {
        List<String> buses = market.grids().get(grid).buses();
        OptionalDouble said = quotes.openingPrice();
        if (said.isPresent()) {
            return said.getAsDouble();
        }
        double cost = 0;
        double mw = 0;
        for (var generator : market.study().generators()) {
            if (Double.isFinite(generator.capacityMw()) && buses.contains(generator.bus())) {
                cost += generator.capacityMw() * generator.marginalCost().at(0);
                mw += generator.capacityMw();
            }
        }
        return mw > 0 ? cost / mw : 0;
    }

    /** Trades a file of orders; all else but orders only lets time go on. */
    public static ExchangerRun of(StudyMarket market, OrderFile file) {
        ExchangerRun run = new ExchangerRun(market);
        run.lastMove = file.opening(market).toEpochMilli();
        for (OrderStep step : file.steps()) {
            run.pass(step.time().toEpochMilli());
            step.commands().forEach(command -> run.play(step, command));
        }
        return run;
    }

    private void pass(long time) {
        long unit = quotes.minutes().orElse(Math.max(1, market.periods().minutes() / 10)) * MINUTE;
        while (lastMove + unit <= time) {
            lastMove += unit;
            for (int period = 0; period < exchangers.length; period++) {
                if (isOpen(period, lastMove)) {
                    Arrays.stream(exchangers[period]).forEach(Exchanger::move);
                }
            }
        }
    }

    private boolean isOpen(int period, long time) {
        long closure = market.periods().startMillis(period) - market.rules().gateMinutes() * MINUTE;
        long length = market.periods().minutes() * MINUTE;
        return time < closure && time >= closure - (market.rules().window() + 1L) * length;
    }

    private void play(OrderStep step, Command command) {
        if (command instanceof Command.Advance) {
            return;
        }
        if (!(command instanceof Command.Submit order) || !isSimple(order.type()) || order.parent() != 0) {
            refused.add(new Refused(
                    step.line(), step.words(), "an exchanger takes limit, immediate and market orders only"));
            return;
        }
        if (!isOpen(order.period(), order.time())) {
            refused.add(new Refused(step.line(), step.words(), "the period is not open"));
            return;
        }
        Portfolio portfolio = market.portfolios().get(order.portfolio());
        boolean sells = order.side() == Side.SELL;
        int held = positions[portfolio.number()][order.period()];
        int cap = sells ? portfolio.sellLots()[order.period()] : portfolio.buyLots()[order.period()];
        long room = (long) cap + (sells ? held : -held);
        if (order.lots() > room) {
            refused.add(new Refused(
                    step.line(),
                    step.words(),
                    "beyond what the participant can do: %s MW left".formatted(Figures.amount(market.mw(room)))));
            return;
        }
        int limit = order.type() == OrderType.MARKET
                ? (sells ? market.rules().lowestTicks() : market.rules().highestTicks())
                : (int) order.limitTicks();
        Exchanger exchanger = exchangers[order.period()][portfolio.grid()];
        int price = exchanger.priceTicks(order.side(), portfolio.bus());
        int lots = exchanger.trade(order.side(), portfolio.bus(), (int) order.lots(), limit);
        positions[portfolio.number()][order.period()] += sells ? -lots : lots;
        fills.add(new Fill(step.line(), portfolio.number(), order.period(), order.side(), order.lots(), lots, price));
        pay(portfolio, order.side(), price, lots);
    }

    private static boolean isSimple(OrderType type) {
        return type == OrderType.LIMIT || type == OrderType.IMMEDIATE_OR_CANCEL || type == OrderType.MARKET;
    }

    private void pay(Portfolio portfolio, Side side, int price, int lots) {
        long units = MoneyUnit.unitsOfLots(price, lots, market.periods().minutes());
        int own = ledger.number(Account.of(portfolio.participant()));
        int account = ledger.number(Account.of(NAME));
        ledger.move(
                fills.size(), Purpose.TRADE, side == Side.BUY ? own : account, side == Side.BUY ? account : own, units);
    }

    /** Returns the sections of a page. */
    public List<Section> sections() {
        String currency = market.study().settings().currency();
        double hours = market.periods().minutes() / 60.0;
        List<int[]> books = new ArrayList<>();
        for (int period = 0; period < exchangers.length; period++) {
            for (int grid = 0; grid < market.grids().size(); grid++) {
                int p = period;
                int g = grid;
                if (fills.stream().anyMatch(fill -> isOf(fill, p, g))) {
                    books.add(new int[] {period, grid});
                }
            }
        }
        Section facts = Section.facts("", "", this)
                .add(Column.words("status", "", run -> "traded"))
                .add(Column.words("design", "", run -> NAME))
                .add(Column.<ExchangerRun>number("orders", "", Format.COUNT, run -> fills.size()))
                .add(Column.<ExchangerRun>number("refused", "", Format.COUNT, run -> refused.size()))
                .only(org.rexnet.core.section.Output.JSON)
                .build();
        Section posted = Section.table("posted", "Posted prices and what the exchanger was left with", books)
                .chart(new Chart.Lines(
                        "Posted price by delivery period", currency + "/MWh", "period", "market", List.of("price")))
                .add(Column.words("period", "", book -> market.horizon().label(book[0])))
                .add(Column.words("market", "", book -> market.gridName(book[1])))
                .add(Column.number(
                        "traded_mwh",
                        "traded",
                        "MWh",
                        Format.AMOUNT,
                        book -> hours
                                * market.mw(fills.stream()
                                        .filter(fill -> isOf(fill, book[0], book[1]))
                                        .mapToLong(Fill::lots)
                                        .sum())))
                .add(Column.number(
                        "price",
                        "last price",
                        currency + "/MWh",
                        Format.MONEY,
                        book -> market.price(exchangers[book[0]][book[1]].priceTicks(0))))
                .add(Column.number(
                        "inventory_mwh",
                        "inventory",
                        "MWh",
                        Format.AMOUNT,
                        book -> hours * market.mw(exchangers[book[0]][book[1]].inventoryLots(0))))
                .add(Column.number(
                        "commission",
                        "commission",
                        currency,
                        Format.MONEY,
                        book -> hours
                                * market.rules().lotMw()
                                * market.price(exchangers[book[0]][book[1]].commission())))
                .note(
                        "%s at the posted price, %s not willing or not carried by the network; inventory is what it bought more than it sold, its"
                                        .formatted(
                                                Figures.count(
                                                        fills.stream()
                                                                .filter(fill -> fill.lots() > 0)
                                                                .count(),
                                                        "order traded",
                                                        "orders traded"),
                                                Figures.of(
                                                        (double) fills.stream()
                                                                .filter(fill -> fill.lots() == 0)
                                                                .count(),
                                                        0))
                                + " imbalance at delivery.")
                .first(48)
                .build();
        Section rejected = Section.table("refusals", "Refused", refused)
                .add(Column.number("line", "line", "", Format.NUMBER, Refused::line))
                .add(Column.words("row", "", Refused::words))
                .add(Column.words("rule", "", Refused::why))
                .first(8)
                .build();
        List<Section> sections = new ArrayList<>(List.of(facts, MarketWords.of(market), posted));
        if (!refused.isEmpty()) {
            sections.add(rejected);
        }
        sections.add(statements(currency));
        return sections;
    }

    private boolean isOf(Fill fill, int period, int grid) {
        return fill.period() == period
                && market.portfolios().get(fill.portfolio()).grid() == grid;
    }

    private Section statements(String currency) {
        List<Statement> statements = ledger.statements().stream()
                .sorted((one, other) -> Long.compare(Math.abs(other.total()), Math.abs(one.total())))
                .toList();
        return Section.table("statements", "Statements", statements)
                .chart(Chart.Bars.of("What participants receive and pay", currency, "participant", "total", "total"))
                .add(Column.words("participant", "", Statement::participant))
                .add(Column.number("total", "total", currency, Format.MONEY, one -> market.money(one.total())))
                .first(12)
                .note(
                        "All accounts together: %s. Imbalances are not settled: exchangers would have to balance what they hold."
                                .formatted(Figures.money(market.money(ledger.total()))))
                .build();
    }
}
