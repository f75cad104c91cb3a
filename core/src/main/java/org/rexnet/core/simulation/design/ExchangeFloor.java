package org.rexnet.core.simulation.design;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.exchange.Journal;
import org.rexnet.core.exchange.JournaledExchange;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.trading.StudyMarket;

/**
 * The exchange as quoters see it: brings and changes their orders, takes over what was traded, posts it, and keeps the last auction prices.
 * Mutable, for one thread.
 */
final class ExchangeFloor implements Floor {

    private static final long FOREVER = Long.MAX_VALUE;
    private static final int NEAR = 100;
    private static final PeriodSet ONE_PERIOD = PeriodSet.first(1);

    private final Optional<JournaledExchange> journaled;
    private final ReservationExchange exchange;
    private final MarketRules rules;
    private final Arena arena;
    private final ExchangeEvents came;
    private final AuctionClearing clearing;
    private final long[] words = new long[Command.WORDS];

    private int nextCollection;
    private long now;

    ExchangeFloor(Arena arena, TradingLimits portfolios, Quoters quoters) {
        this.arena = arena;
        came = new ExchangeEvents(arena, portfolios, quoters);
        StudyMarket market = arena.market;
        rules = market.rules();
        double tick = rules.tickPerMwh();
        double shed = arena.setting.study().settings().lostLoad().orElse(rules.highestTicks() * tick);
        clearing = new AuctionClearing(arena.options().solver(), shed / tick, arena.spillCost / tick);
        ExchangeSetup setup = new ExchangeSetup(market.grids(), rules, market.periods(), portfolios.grossLots());
        journaled = arena.options()
                .journal()
                .map(folder -> JournaledExchange.open(folder, setup, clearing, Journal.Sync.NEVER));
        exchange = journaled
                .map(JournaledExchange::exchange)
                .orElseGet(() -> new ReservationExchange(setup, clearing, 1 << 14));
        open(portfolios);
    }

    private void open(TradingLimits portfolios) {
        now = arena.setting.periods().startMillis(0);
        for (Command.AddPortfolio one : portfolios.commands(now)) {
            apply(one);
        }
        apply(new Command.Open(now));
        limitBranches();
    }

    @Override
    public void close() {
        journaled.ifPresent(JournaledExchange::close);
    }

    @Override
    public List<String> faults() {
        return clearing.failedRoundings() == 0
                ? List.of()
                : List.of("Some network auctions of a book could not be rounded within its limits; it went on trading"
                        + " pair by pair.");
    }

    @Override
    public MarketRules rules() {
        return rules;
    }

    @Override
    public Ledger ledger() {
        return came.ledger;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long version(int site) {
        return came.version(site);
    }

    @Override
    public double moved(int site) {
        return came.moved(site);
    }

    @Override
    public double marketTicks(int site, int period) {
        return came.auctionTicks[site][period];
    }

    @Override
    public void post(Quoter quoter, int period) {
        came.receipts().post(quoter, period);
    }

    @Override
    public void advance(long time) {
        now = time;
        if (exchange.due() <= time) {
            apply(new Command.Advance(time));
            limitBranches();
        }
    }

    /** Gives periods whose collection has begun the limits that their branches have then. */
    private void limitBranches() {
        long length = arena.setting.periods().length().toMillis();
        while (nextCollection < arena.count
                && arena.setting.periods().startMillis(nextCollection)
                                - rules.gateMinutes() * 60_000L
                                - (rules.window() + 1) * length
                        <= now) {
            int period = nextCollection++;
            boolean isClosed = arena.setting.periods().startMillis(period) - rules.gateMinutes() * 60_000L <= now;
            for (int g = 0; g < exchange.grids().size() && !isClosed; g++) {
                List<GridBranch> branches = exchange.grids().get(g).branches();
                for (int l = 0; l < branches.size(); l++) {
                    StudyMarket.BranchLimits limits = arena.market.branchLimits(g, l, period);
                    if (limits.forwardMw() != branches.get(l).forwardMw()
                            || limits.backwardMw() != branches.get(l).backwardMw()) {
                        apply(new Command.ChangeBranch(now, g, l, period, limits.forwardMw(), limits.backwardMw()));
                    }
                }
            }
        }
    }

    @Override
    public void quote(Quoter quoter, int side, int period, long lots, double limit) {
        int had = quoter.resting(side, period);
        if (had == 0 && lots == 0) {
            return;
        }
        int ticks = ticks(limit, side);
        if (had == lots && isNear(quoter, side, period, ticks)) {
            return;
        }
        if (had == 0) {
            arena.commands++;
            submit(quoter, side, period, order(quoter, side, period), lots, ticks);
        } else {
            change(quoter, side, period, lots, ticks);
        }
    }

    /** Returns whether an order would hardly change: stores leave a limit that differs by less than a hundredth. */
    private static boolean isNear(Quoter quoter, int side, int period, int ticks) {
        int before = quoter.limit(side, period);
        int slack = quoter.kind == Quoter.Kind.STORE ? Math.abs(before) / NEAR : 0;
        return Math.abs(before - ticks) <= slack;
    }

    private void submit(Quoter quoter, int side, int period, long order, long lots, int ticks) {
        quoter.rest(side, period, 0, ticks);
        new Command.Submit(
                        now,
                        order,
                        OrderType.LIMIT,
                        side == SELL ? Side.SELL : Side.BUY,
                        false,
                        quoter.portfolio,
                        period,
                        lots,
                        ticks,
                        0,
                        FOREVER,
                        0,
                        ONE_PERIOD)
                .write(words, 0);
        applyWords();
    }

    @Override
    public void convert(Quoter quoter, int period, long lots, double margin, List<Command.Convert.Output> outputs) {
        int ticks = (int) Math.ceil(margin / rules.tickPerMwh() - 1e-9);
        int had = quoter.resting(BUY, period);
        if (had == lots && (lots == 0 || quoter.limit(BUY, period) == ticks)) {
            return;
        }
        if (had > 0) {
            change(quoter, BUY, period, lots, ticks);
        } else {
            arena.commands++;
            quoter.rest(BUY, period, 0, ticks);
            long order = order(quoter, BUY, period);
            apply(new Command.Convert(now, order, quoter.portfolio, period, lots, ticks, FOREVER, outputs));
        }
    }

    /** Replaces what is left of an order, or takes it back. */
    private void change(Quoter quoter, int side, int period, long lots, int ticks) {
        arena.commands++;
        long order = order(quoter, side, period);
        int before = quoter.limit(side, period);
        long refused = came.refused;
        quoter.rest(side, period, quoter.resting(side, period), ticks);
        if (lots == 0) {
            new Command.Cancel(now, order).write(words, 0);
        } else {
            new Command.Replace(now, order, lots, ticks).write(words, 0);
        }
        applyWords();
        if (came.refused > refused) {
            quoter.rest(side, period, quoter.resting(side, period), before);
        }
    }

    private long order(Quoter quoter, int side, int period) {
        return came.names.of(quoter.index, side, period);
    }

    private int ticks(double price, int side) {
        double ticks = price / rules.tickPerMwh();
        double whole = side == SELL ? Math.ceil(ticks - 1e-6) : Math.floor(ticks + 1e-6);
        return (int) Math.clamp(whole, rules.lowestTicks(), rules.highestTicks());
    }

    private void apply(Command command) {
        command.write(words, 0);
        applyWords();
    }

    private void applyWords() {
        if (journaled.isPresent()) {
            journaled.get().apply(words, 0);
        } else {
            exchange.apply(words, 0);
        }
        came.take(exchange.events());
    }

    @Override
    public double signal(int site, int period) {
        return came.signals().at(site, period);
    }

    @Override
    public PriceView signals() {
        return came.signals();
    }

    @Override
    public void signal(int site, int period, double price) {
        came.tell(site, period, price);
    }

    @Override
    public int position(int portfolio, int period) {
        return exchange.position(portfolio, period);
    }

    @Override
    public long nextEvent() {
        return came.nextEvent();
    }

    @Override
    public double money(long units) {
        return came.money(units);
    }
}
