package org.rexnet.core.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.Rule;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.TradeSettlement;

/**
 * Record of a session: trades, network auctions, refusals, the outcome of each order, and all payments. Mutable while its session goes on.
 */
public final class TradeHistory {

    private final StudyMarket market;
    private final Ledger ledger = new Ledger();
    private final TradeSettlement settlement;
    private final int[] accounts;
    /** Fees by grid, in units of money. */
    private final long[] fees;

    private final BookHistory[] books;
    private final List<Trade> trades = new ArrayList<>();
    private final List<Auction> auctions = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<TradedOrder> orders = new ArrayList<>();
    private final Map<Long, TradedOrder> alive = new HashMap<>();
    private final BookTrace trace = new BookTrace();
    private int commands;
    private long events;
    private int line;
    private boolean branchesChanged;
    private @Nullable Auction running;
    private int @Nullable [] runningPrices;

    /**
     * A trade between two orders, or of one order with the auction account.
     *
     * @param time when
     * @param book its number
     * @param seller number of the portfolio that sold; -1 for the auction account
     * @param buyer number of the portfolio that bought; -1 for the auction account
     * @param priceTicks price
     * @param lots quantity
     * @param sold number of the order that sold; 0 for the auction account
     * @param bought number of the order that bought; 0 for the auction account
     */
    public record Trade(
            Instant time, int book, int seller, int buyer, int priceTicks, int lots, long sold, long bought) {}

    /**
     * A network auction of one book.
     *
     * @param time when
     * @param book its number
     * @param done whether anything traded
     * @param lots bought in it
     * @param surplusUnits what buyers paid more than sellers got, in units of money
     */
    public record Auction(Instant time, int book, boolean done, long lots, long surplusUnits) {

        private Auction with(long moreLots, long moreUnits) {
            return new Auction(time, book, done, lots + moreLots, surplusUnits + moreUnits);
        }
    }

    /**
     * A command that changed nothing.
     *
     * @param line of the file that it came from; 0 where it came from none
     * @param time when
     * @param command what was asked
     * @param rule that it broke
     * @param value that broke it
     */
    public record Refusal(int line, Instant time, Command command, Rule rule, long value) {}

    TradeHistory(StudyMarket market) {
        this.market = market;
        settlement = new TradeSettlement(ledger, market.periods().minutes());
        List<Portfolio> portfolios = market.portfolios();
        accounts = new int[portfolios.size()];
        for (Portfolio one : portfolios) {
            accounts[one.number()] = ledger.number(one.account());
        }
        fees = new long[market.periods().count() * market.grids().size()];
        books = new BookHistory[market.periods().count() * market.grids().size()];
        for (int b = 0; b < books.length; b++) {
            books[b] = new BookHistory();
        }
    }

    /** Says from which line of a file the next commands come. */
    void at(int newLine) {
        line = newLine;
    }

    /** Notes a command and what came of it. */
    void note(Command command, List<Event> answer) {
        commands++;
        Instant time = Instant.ofEpochMilli(command.time());
        if (command instanceof Command.Submit submit
                && answer.stream().anyMatch(event -> event instanceof Event.Accepted)) {
            int limit = submit.type() == OrderType.MARKET
                    ? (submit.side() == Side.BUY
                            ? market.rules().highestTicks()
                            : market.rules().lowestTicks())
                    : (int) submit.limitTicks();
            TradedOrder order = new TradedOrder(submit, line, limit);
            orders.add(order);
            alive.put(submit.order(), order);
        }
        if (command instanceof Command.Convert convert
                && answer.stream().anyMatch(event -> event instanceof Event.Accepted)) {
            TradedOrder order = new TradedOrder(convert, line);
            orders.add(order);
            alive.put(convert.order(), order);
        }
        for (Event event : answer) {
            events++;
            note(command, time, event);
        }
        endAuction();
    }

    private void note(Command command, Instant time, Event event) {
        switch (event) {
            case Event.Traded traded -> traded(time, traded);
            case Event.Auctioned auctioned -> {
                endAuction();
                running = new Auction(time, auctioned.book(), auctioned.done(), 0, 0);
                runningPrices = new int
                        [market.grids().get(grid(auctioned.book())).buses().size()];
            }
            case Event.AuctionPrice price -> {
                if (runningPrices != null) {
                    runningPrices[price.bus()] = price.priceTicks();
                }
            }
            case Event.AuctionTraded traded -> traded(time, traded);
            case Event.Replaced replaced -> {
                trace.replaced(command.time(), replaced.order(), replaced.limitTicks(), replaced.lots());
                find(replaced.order()).ifPresent(order -> order.replaced(replaced.limitTicks(), replaced.lots()));
            }
            case Event.Cancelled cancelled -> {
                trace.ended(command.time(), cancelled.order());
                find(cancelled.order()).ifPresent(order -> order.ended(time.toEpochMilli(), cancelled.reason()));
            }
            case Event.Expired expired -> {
                trace.ended(command.time(), expired.order());
                find(expired.order()).ifPresent(order -> order.expired(time.toEpochMilli()));
            }
            case Event.Rejected rejected ->
                refusals.add(new Refusal(line, time, command, rejected.rule(), rejected.value()));
            case Event.Accepted accepted -> {}
            case Event.Rested rested -> find(rested.order()).ifPresent(order -> rested(command.time(), rested, order));
            case Event.AuctionSlack slack -> {}
            case Event.Activated activated -> {}
            case Event.PhaseChanged changed -> {}
            case Event.Changed changed -> branchesChanged |= changed.kind() == Event.Changed.Kind.BRANCH;
        }
    }

    /** Orders that span periods, and conversions, rest in no book of their own. */
    private void rested(long millis, Event.Rested rested, TradedOrder order) {
        switch (order.type()) {
            case BLOCK, FLEXIBLE, CONVERSION -> {}
            case LIMIT, MARKET, IMMEDIATE_OR_CANCEL, FILL_OR_KILL, ALL_OR_NONE, ICEBERG ->
                trace.rests(
                        millis,
                        rested.order(),
                        rested.book(),
                        order.side(),
                        order.versions().getLast().limitTicks(),
                        rested.lots());
        }
    }

    private void traded(Instant time, Event.Traded traded) {
        boolean buying = traded.side() == Side.BUY;
        int buyer = buying ? traded.incomingPortfolio() : traded.restingPortfolio();
        int seller = buying ? traded.restingPortfolio() : traded.incomingPortfolio();
        long bought = buying ? traded.incoming() : traded.resting();
        long sold = buying ? traded.resting() : traded.incoming();
        trades.add(new Trade(time, traded.book(), seller, buyer, traded.priceTicks(), traded.lots(), sold, bought));
        books[traded.book()].traded(traded.priceTicks(), traded.lots());
        trace.traded(time.toEpochMilli(), traded.resting(), traded.lots());
        trace.traded(time.toEpochMilli(), traded.incoming(), traded.lots());
        fill(sold, traded.book(), traded.lots());
        fill(bought, traded.book(), traded.lots());
        fees[traded.book()] += traded.fee();
        settlement.traded(
                events,
                accounts[traded.incomingPortfolio()],
                accounts[traded.restingPortfolio()],
                traded.side(),
                traded.priceTicks(),
                traded.lots(),
                traded.fee());
    }

    private void traded(Instant time, Event.AuctionTraded traded) {
        boolean buying = traded.side() == Side.BUY;
        int lots = traded.lots();
        trades.add(new Trade(
                time,
                traded.book(),
                buying ? -1 : traded.portfolio(),
                buying ? traded.portfolio() : -1,
                traded.priceTicks(),
                lots,
                buying ? 0 : traded.order(),
                buying ? traded.order() : 0));
        trace.traded(time.toEpochMilli(), traded.order(), lots);
        find(traded.order())
                .filter(order -> order.type() != OrderType.CONVERSION || order.portfolio() == traded.portfolio())
                .ifPresent(order -> order.traded(period(traded.book()), lots));
        settlement.auctioned(events, accounts[traded.portfolio()], traded.side(), traded.priceTicks(), lots);
        long units = MoneyUnit.unitsOfLots(
                traded.priceTicks(), lots, market.periods().minutes());
        if (running != null) {
            running = buying ? running.with(lots, units) : running.with(0, -units);
        }
        if (buying) {
            books[traded.book()].boughtInAuction(traded.priceTicks(), lots);
        }
    }

    private void fill(long order, int book, int lots) {
        find(order).ifPresent(one -> one.traded(period(book), lots));
    }

    private Optional<TradedOrder> find(long order) {
        return Optional.ofNullable(alive.get(order));
    }

    private void endAuction() {
        if (running != null && runningPrices != null) {
            auctions.add(running);
            if (running.done()) {
                books[running.book()].auctioned(runningPrices);
                settlement.auctionOver(events);
            }
            running = null;
        }
    }

    /** Returns the period of a book. */
    public int period(int book) {
        return book / market.grids().size();
    }

    /** Returns the grid of a book. */
    public int grid(int book) {
        return book % market.grids().size();
    }

    /** Returns what was traded in the book of a period and a grid. */
    public BookHistory book(int period, int grid) {
        return books[number(period, grid)];
    }

    /** Returns the number of the book of a period and a grid. */
    int number(int period, int grid) {
        return period * market.grids().size() + grid;
    }

    /** Returns the fees that trades of a period and grid have paid, in units of money. */
    long fees(int period, int grid) {
        return fees[number(period, grid)];
    }

    /** Returns how many commands were given. */
    public int commands() {
        return commands;
    }

    /** Returns the number of the last event. */
    public long events() {
        return events;
    }

    /** Returns the trades in the order in which they were made. */
    public List<Trade> trades() {
        return Collections.unmodifiableList(trades);
    }

    /** Returns how that which rests in the books changed. */
    BookTrace trace() {
        return trace;
    }

    /** Returns whether what a branch carries changed meanwhile. */
    boolean branchesChanged() {
        return branchesChanged;
    }

    /** Returns the auctions in the order in which they were held. */
    public List<Auction> auctions() {
        return Collections.unmodifiableList(auctions);
    }

    /** Returns the orders that were refused, and why, in the order in which they came. */
    public List<Refusal> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    /** Returns all orders that were taken, those of the network too. */
    public List<TradedOrder> orders() {
        return Collections.unmodifiableList(orders);
    }

    /** Returns the ledger that all trades are posted to. */
    public Ledger ledger() {
        return ledger;
    }

    /** Returns the number of the ledger's account of a portfolio. */
    int account(int portfolio) {
        return accounts[portfolio];
    }
}
