package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Exchanger;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Figures;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.study.MarketSettings;

/**
 * A file of orders traded with exchangers, one for each grid and period: limit, immediate and market orders trade at once at the posted
 * price as far as the network carries them, and leave nothing; all else is refused. Prices move after each {@code quote_minutes}. What an
 * exchanger holds when the gate closes is its imbalance. Mutable while it runs.
 */
public final class ExchangerRun implements Reservations {

    /** Account of all exchangers together. */
    static final String NAME = "exchanger";

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
    private long opening;

    /** What an order came to. */
    record Fill(int line, int portfolio, int period, Side side, long asked, int lots, int priceTicks) {}

    /** A row that was refused. */
    record Refused(int line, String words, String why) {}

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
        run.opening = file.opening(market).toEpochMilli();
        run.lastMove = run.opening;
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
        long length = market.periods().minutes() * MINUTE;
        return time < closure(period)
                && time >= closure(period) - (market.rules().window() + 1L) * length;
    }

    private long closure(int period) {
        return market.periods().startMillis(period) - market.rules().gateMinutes() * MINUTE;
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
                    "beyond what the participant can do: %s MW left".formatted(Figures.quantity(market.mw(room)))));
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

    /** Returns delivery, balanced and settled; positions that exchangers hold at closure are their imbalance. */
    public DeliveryRun deliver(MeteredFile meters, Solver solver) {
        return DeliveryRun.of(this, meters, solver);
    }

    List<Fill> fills() {
        return Collections.unmodifiableList(fills);
    }

    List<Refused> refused() {
        return Collections.unmodifiableList(refused);
    }

    /** Returns the exchanger of a period and a grid. */
    Exchanger exchanger(int period, int grid) {
        return exchangers[period][grid];
    }

    @Override
    public StudyMarket market() {
        return market;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public long events() {
        return fills.size() + 1L;
    }

    @Override
    public boolean isOpened(int period) {
        return closure(period) > opening;
    }

    @Override
    public int position(Portfolio portfolio, int period) {
        return positions[portfolio.number()][period];
    }

    /** Exchangers deliver and take over at the first bus of their grid. */
    @Override
    public List<Holding> holdings(int period) {
        List<Holding> holdings = new ArrayList<>();
        for (int grid = 0; grid < market.grids().size(); grid++) {
            String hub = market.grids().get(grid).buses().get(0);
            holdings.add(new Holding(NAME, hub, grid, exchangers[period][grid].inventoryLots(0)));
        }
        return holdings;
    }

    @Override
    public OptionalInt auctionTicks(String place, int period) {
        return OptionalInt.empty();
    }

    @Override
    public int meanTicks(int grid) {
        double value = 0;
        long lots = 0;
        for (Fill fill : fills) {
            if (market.portfolios().get(fill.portfolio()).grid() == grid) {
                value += (double) fill.priceTicks() * fill.lots();
                lots += fill.lots();
            }
        }
        return lots == 0 ? 0 : (int) Math.round(value / lots);
    }
}
