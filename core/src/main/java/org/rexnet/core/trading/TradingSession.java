package org.rexnet.core.trading;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.Journal;
import org.rexnet.core.exchange.JournaledExchange;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.Solver;

/**
 * Trading on a study's market by names, MW and money: opens the exchange with all portfolios, keeps limits of participants and branches
 * period by period, lets the network buy what pipes lose, and notes all that happens. Mutable, for one thread; knows no clock but the times
 * of its commands.
 */
public final class TradingSession implements AutoCloseable {

    private static final long MINUTE = 60_000;

    private final StudyMarket market;
    private final AuctionClearing auctions;
    private final Optional<JournaledExchange> journaled;
    private final ReservationExchange exchange;
    private final TradeHistory history;
    private final PeriodBeginnings beginnings;
    private final Recovery recovery;
    private final List<ClosingListener> closing = new ArrayList<>();
    private long now;
    private long hash;
    private int nextCollection;
    /** The first period that was not over when trading began. */
    private int firstOpened;

    private int nextClosure;
    private long nextOrder = 1L << 40;

    /** Told of a period just before its gate closes. */
    public interface ClosingListener {
        void closing(int period);
    }

    private TradingSession(StudyMarket market, Solver solver, Optional<Path> folder, Journal.Sync sync) {
        this.market = market;
        history = new TradeHistory(market);
        beginnings = new PeriodBeginnings(market);
        auctions = clearing(market, solver);
        NetworkAuction auction = auctions;
        journaled = folder.map(path -> JournaledExchange.open(path, market.setup(), auction, sync));
        recovery = Recovery.of(journaled);
        exchange = journaled
                .filter(kept -> recovery.commands() == 0)
                .map(JournaledExchange::exchange)
                .orElseGet(() -> new ReservationExchange(market.setup(), auction, 1024));
    }

    private static AuctionClearing clearing(StudyMarket market, Solver solver) {
        MarketRules rules = market.rules();
        double shed = market.study().settings().lostLoad().orElse(rules.highestTicks() * rules.tickPerMwh());
        double spill = market.study().settings().surplusCost().orElse(0);
        return new AuctionClearing(solver, shed / rules.tickPerMwh(), spill / rules.tickPerMwh());
    }

    /** Prepares a session that keeps nothing on disk. */
    public static TradingSession of(StudyMarket market, Solver solver) {
        return new TradingSession(market, solver, Optional.empty(), Journal.Sync.NEVER);
    }

    /**
     * Prepares a session whose commands are kept in a folder. Where the folder has a journal, the same commands must be given again: those
     * that it holds are checked against it, those after them are added.
     *
     * @throws org.rexnet.core.exchange.JournalException where the journal is broken, in use or of another market; the message says which
     */
    public static TradingSession journaled(StudyMarket market, Solver solver, Path folder, Journal.Sync sync) {
        return new TradingSession(market, solver, Optional.of(folder), sync);
    }

    /** Returns the market that is traded. */
    public StudyMarket market() {
        return market;
    }

    /** Returns what happened so far. */
    public TradeHistory history() {
        return history;
    }

    /** Returns what came back from a journal. */
    public Recovery recovery() {
        return recovery;
    }

    /** Returns the network auctions' counts of what failed. */
    public AuctionClearing auctions() {
        return auctions;
    }

    /** Returns the time of the last command. */
    public Instant now() {
        return Instant.ofEpochMilli(now);
    }

    /** Adds somebody who is told of each period just before its gate closes. */
    public void onClosing(ClosingListener listener) {
        closing.add(listener);
    }

    /** Returns what stands in a book at this moment; it may be read until the next command. */
    public BookView view(int period, int grid) {
        return exchange.view(period, grid);
    }

    /** Returns whether a period was opened. */
    public boolean isOpened(int period) {
        return period >= firstOpened && period < nextCollection;
    }

    /** Returns what is left of each order that is alive, in lots by its number. */
    public java.util.Map<Long, Integer> restingOrders() {
        return exchange.restingOrders();
    }

    /** Adds all portfolios and begins trading. */
    public void open(Instant time) {
        now = time.toEpochMilli();
        PeriodBeginnings.opening(market, now).forEach(this::apply);
        while (nextClosure < count() && closure(nextClosure) <= now) {
            nextClosure++;
        }
        firstOpened = nextClosure;
        nextCollection = nextClosure;
        begin(now);
    }

    /** Applies a command at its time, after all that is due before, and returns what came of it. */
    public List<Event> execute(Command command) {
        pass(command.time());
        return apply(command);
    }

    /** Lets time go on. */
    public void advance(Instant time) {
        execute(new Command.Advance(time.toEpochMilli()));
    }

    /**
     * Lets time go on until all periods have closed, and ends trading.
     *
     * @throws OtherOrdersException where a journal holds more commands than were given
     */
    public void close(Instant notBefore) {
        long end = Math.max(notBefore.toEpochMilli(), closure(count() - 1));
        pass(end);
        apply(new Command.Close(Math.max(end, now)));
        if (history.commands() < recovery.commands()) {
            throw new OtherOrdersException(
                    "The journal was written by other orders: it holds %d commands, and these are %d."
                            .formatted(recovery.commands(), history.commands()));
        }
    }

    /** Sells at a limit in money per MWh; returns the order's number. */
    public long sell(String participant, String place, int period, double mw, double price) {
        return submit(participant, place, Side.SELL, period, mw, price);
    }

    /** Buys at a limit in money per MWh; returns the order's number. */
    public long buy(String participant, String place, int period, double mw, double price) {
        return submit(participant, place, Side.BUY, period, mw, price);
    }

    private long submit(String participant, String place, Side side, int period, double mw, double price) {
        Portfolio portfolio = market.findPortfolio(participant, place)
                .orElseThrow(
                        () -> new IllegalArgumentException("%s cannot trade at %s.".formatted(participant, place)));
        long order = nextOrder++;
        execute(new Command.Submit(
                now,
                order,
                OrderType.LIMIT,
                side,
                false,
                portfolio.number(),
                period,
                Math.round(mw / market.rules().lotMw()),
                Math.round(price / market.rules().tickPerMwh()),
                0,
                Long.MAX_VALUE,
                0,
                PeriodSet.first(1)));
        return order;
    }

    /** Takes an order back. */
    public void cancel(long order) {
        execute(new Command.Cancel(now, order));
    }

    /** Returns the net purchases of a participant at a place in a period, in MW. */
    public double position(String participant, String place, int period) {
        return market.findPortfolio(participant, place)
                .filter(one -> isOpened(period))
                .map(one -> market.mw(view(period, one.grid()).position(one.number())))
                .orElse(0.0);
    }

    @Override
    public void close() {
        journaled.ifPresent(JournaledExchange::close);
    }

    private int count() {
        return market.periods().count();
    }

    private long closure(int period) {
        return market.periods().startMillis(period) - market.rules().gateMinutes() * MINUTE;
    }

    private long collection(int period) {
        return closure(period)
                - (market.rules().window() + 1L) * market.periods().minutes() * MINUTE;
    }

    /** Lets all that is due up to a time happen instant by instant. */
    private void pass(long time) {
        for (long due = exchange.due(); due <= time; due = exchange.due()) {
            while (nextClosure < count() && closure(nextClosure) <= due) {
                int period = nextClosure++;
                if (due - 1 > now) {
                    apply(new Command.Advance(due - 1));
                }
                closing.forEach(listener -> listener.closing(period));
            }
            apply(new Command.Advance(Math.max(due, now)));
            begin(due);
        }
    }

    /** Gives the periods that have opened their limits, and lets the network offer its links and buy its losses. */
    private void begin(long time) {
        while (nextCollection < count() && collection(nextCollection) <= time) {
            beginnings.of(nextCollection++, now).forEach(this::apply);
        }
    }

    private List<Event> apply(Command command) {
        now = Math.max(now, command.time());
        List<Event> events;
        if (journaled.isEmpty()) {
            events = exchange.apply(command);
        } else if (journaled.get().exchange() == exchange) {
            events = journaled.get().apply(command);
        } else {
            events = exchange.apply(command);
            hash = exchange.events().mixedInto(hash);
            repeat(journaled.get(), command);
        }
        history.note(command, events);
        beginnings.afterAuctions(events, now, this::view).forEach(this::apply);
        return events;
    }

    /** Adds a command to a journal that held some, once all of these were given again and came to the same. */
    private void repeat(JournaledExchange kept, Command command) {
        int given = history.commands() + 1;
        if (given > recovery.commands()) {
            kept.apply(command);
        } else if (given == recovery.commands() && hash != recovery.hash()) {
            throw new OtherOrdersException(
                    "The journal was written by other orders: its %d commands led to other results than these."
                            .formatted(recovery.commands()));
        }
    }
}
