package org.rexnet.core.simulation.design;

import java.util.Arrays;
import java.util.List;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Events;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.TradeSettlement;
import org.rexnet.core.trading.StudyMarket;

/**
 * The exchange as quoters see it: brings and changes their orders, takes over what was traded, posts it, and keeps the last auction prices.
 * Mutable, for one thread.
 */
final class ExchangeFloor implements Floor {

    private static final long FOREVER = Long.MAX_VALUE;
    private static final int NEAR = 100;

    private final ReservationExchange exchange;
    private final MarketRules rules;
    private final Ledger ledger = new Ledger();
    private final Arena arena;
    private final AuctionClearing clearing;
    private final TradeSettlement settlement;
    private final List<Quoter> quoters;
    private final int[] accounts;
    private final int[] placeOfPortfolio;
    private final MoneyUnit unit;
    private final int[][] positions;
    private final long[] words = new long[Command.WORDS];
    /** Ticks of the last auction that traded, by site and period; NaN before. */
    private final double[][] auctionTicks;
    /** Prices that are expected, in money per MWh, by site and period; NaN where no auction told any. */
    private final double[][] signals;
    /** Counts changes of prices that matter. */
    private long version;

    private final boolean[] priced;
    private long event;
    private int nextCollection;
    private long now;

    ExchangeFloor(Arena arena, Portfolios portfolios, List<Quoter> quoters) {
        this.arena = arena;
        this.quoters = quoters;
        StudyMarket market = arena.market;
        rules = market.rules();
        double tick = rules.tickPerMwh();
        double shed = arena.setting.study().settings().lostLoad().orElse(rules.highestTicks() * tick);
        clearing = new AuctionClearing(arena.options().solver(), shed / tick, arena.spillCost / tick);
        ExchangeSetup setup = new ExchangeSetup(market.grids(), rules, market.periods(), portfolios.grossLots());
        exchange = new ReservationExchange(setup, clearing, 1 << 14);
        settlement = new TradeSettlement(ledger, market.periods().minutes());
        unit = rules.moneyUnit();
        accounts = portfolios.accounts(ledger);
        placeOfPortfolio = portfolios.places();
        positions = new int[portfolios.count()][arena.count];
        auctionTicks = new double[arena.sites.count()][arena.count];
        signals = new double[arena.sites.count()][arena.count];
        for (int site = 0; site < signals.length; site++) {
            Arrays.fill(auctionTicks[site], Double.NaN);
            Arrays.fill(signals[site], Double.NaN);
        }
        priced = new boolean[arena.count];
        open(portfolios);
    }

    private void open(Portfolios portfolios) {
        now = arena.setting.periods().startMillis(0);
        for (Command.AddPortfolio one : portfolios.commands(now)) {
            apply(one);
        }
        apply(new Command.Open(now));
        limitBranches();
    }

    @Override
    public List<String> faults() {
        return clearing.failedRoundings() == 0
                ? List.of()
                : List.of("%d network auctions of a book could not be rounded within their limits."
                        .formatted(clearing.failedRoundings()));
    }

    @Override
    public MarketRules rules() {
        return rules;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public double marketTicks(int site, int period) {
        return auctionTicks[site][period];
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
    public double signal(int site, int period) {
        for (int t = period; t >= 0; t -= arena.setting.periodsPerDay()) {
            if (!Double.isNaN(signals[site][t])) {
                return signals[site][t];
            }
        }
        return Double.NaN;
    }

    @Override
    public void signal(int site, int period, double price) {
        signals[site][period] = price;
    }

    @Override
    public void quote(Quoter quoter, int side, int period, long lots, double limit) {
        int ticks = ticks(limit, side);
        int had = quoter.resting(side, period);
        if (had == lots && (lots == 0 || isNear(quoter, side, period, ticks))) {
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
                        PeriodSet.first(1))
                .write(words, 0);
        exchange.apply(words, 0);
        take();
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
        words[0] = lots == 0 ? Command.Kind.CANCEL.ordinal() : Command.Kind.REPLACE.ordinal();
        words[1] = now;
        words[2] = order(quoter, side, period);
        words[3] = lots;
        words[4] = ticks;
        quoter.rest(side, period, quoter.resting(side, period), ticks);
        exchange.apply(words, 0);
        take();
    }

    private long order(Quoter quoter, int side, int period) {
        return 1 + (((long) quoter.index * arena.count + period) << 1 | side);
    }

    private int ticks(double price, int side) {
        double ticks = price / rules.tickPerMwh();
        double whole = side == SELL ? Math.ceil(ticks - 1e-6) : Math.floor(ticks + 1e-6);
        return (int) Math.clamp(whole, rules.lowestTicks(), rules.highestTicks());
    }

    private void apply(Command command) {
        command.write(words, 0);
        exchange.apply(words, 0);
        take();
    }

    /** Takes over what the last command came to. */
    private void take() {
        Events events = exchange.events();
        boolean auctioned = false;
        for (int k = 0; k < events.size(); k++) {
            switch (events.kind(k)) {
                case TRADED_BUYING, TRADED_SELLING -> traded(events, k);
                case AUCTION_BOUGHT -> auctionTraded(events, k, BUY);
                case AUCTION_SOLD -> auctionTraded(events, k, SELL);
                case AUCTIONED -> {
                    auctioned = true;
                    arena.auctions++;
                }
                case AUCTION_PRICE -> price(events, k);
                case RESTED -> left(events.order(k), events.lots(k));
                case REPLACED -> left(events.order(k), events.lots(k));
                case CANCELLED, EXPIRED, REJECTED -> left(events.order(k), 0);
                case ACCEPTED, ACTIVATED, AUCTION_SLACK, PHASE, CHANGED -> {
                    continue;
                }
            }
        }
        if (auctioned) {
            settlement.auctionOver(event++);
        }
        arena.record.log.add(events.mixedInto(event));
    }

    private void left(long order, int lots) {
        if (order > 0) {
            long key = order - 1;
            Quoter quoter = quoters.get((int) ((key >> 1) / arena.count));
            int period = (int) ((key >> 1) % arena.count);
            int side = (int) (key & 1);
            quoter.rest(side, period, lots, quoter.limit(side, period));
        }
    }

    private void traded(Events events, int k) {
        boolean buys = events.kind(k) == Events.Kind.TRADED_BUYING;
        int lots = events.lots(k);
        int price = events.priceTicks(k);
        int period = period(events.book(k));
        int incoming = events.incomingPortfolio(k);
        int resting = events.portfolio(k);
        settlement.traded(
                event++,
                accounts[incoming],
                accounts[resting],
                buys ? Side.BUY : Side.SELL,
                price,
                lots,
                events.feeUnits(k));
        double money = unit.toCurrency(
                MoneyUnit.unitsOfLots(price, lots, arena.setting.periods().minutes()));
        pay(incoming, period, buys ? -money : money);
        pay(resting, period, buys ? money : -money);
        double fee = unit.toCurrency(events.feeUnits(k));
        if (fee != 0) {
            pay(incoming, period, -fee);
        }
        positions[incoming][period] += buys ? lots : -lots;
        positions[resting][period] -= buys ? lots : -lots;
        moved(events.order(k), buys ? lots : -lots);
        moved(events.resting(k), buys ? -lots : lots);
        arena.trades++;
        traded(incoming, period, lots);
        traded(resting, period, 0);
        Quoter other = quoter(events.resting(k));
        other.rest(buys ? SELL : BUY, period, other.resting(buys ? SELL : BUY, period) - lots, price);
    }

    private void traded(int portfolio, int period, int lots) {
        int place = placeOfPortfolio[portfolio];
        if (place >= 0 && period >= arena.setting.warmUp()) {
            arena.tradesOf[arena.places.actor(place)]++;
            arena.record.traded += lots * rules.lotMw() * arena.sites.hours();
        }
    }

    private void auctionTraded(Events events, int k, int side) {
        int lots = events.lots(k);
        int price = events.priceTicks(k);
        int period = period(events.book(k));
        int portfolio = events.portfolio(k);
        settlement.auctioned(event++, accounts[portfolio], side == BUY ? Side.BUY : Side.SELL, price, lots);
        double money = unit.toCurrency(
                MoneyUnit.unitsOfLots(price, lots, arena.setting.periods().minutes()));
        pay(portfolio, period, side == BUY ? -money : money);
        positions[portfolio][period] += side == BUY ? lots : -lots;
        Quoter quoter = quoter(events.order(k));
        boolean isOutput = quoter.kind == Quoter.Kind.CONVERSION && side == SELL;
        if (!isOutput) {
            moved(events.order(k), side == BUY ? lots : -lots);
            quoter.rest(side, period, Math.max(0, quoter.resting(side, period) - lots), quoter.limit(side, period));
        }
        arena.trades++;
        traded(portfolio, period, lots);
    }

    private Quoter quoter(long order) {
        return quoters.get((int) ((order - 1 >> 1) / arena.count));
    }

    private void moved(long order, int lots) {
        Quoter quoter = quoter(order);
        quoter.position[(int) ((order - 1 >> 1) % arena.count)] += lots;
        quoter.traded = true;
    }

    private void pay(int portfolio, int period, double money) {
        int place = placeOfPortfolio[portfolio];
        if (place >= 0) {
            arena.cash.pay(place, period, Arena.NETWORK, money);
        }
    }

    private void price(Events events, int k) {
        int period = period(events.book(k));
        int site = arena.sites.first(grid(events.book(k))) + events.bus(k);
        double price = events.priceTicks(k) * rules.tickPerMwh();
        double before = signals[site][period];
        auctionTicks[site][period] = events.priceTicks(k);
        signals[site][period] = price;
        if (!priced[period] || !(Math.abs(price - before) <= 0.01 * (1 + Math.abs(before)))) {
            version++;
            priced[period] = true;
        }
    }

    /** Books are numbered period by period. */
    private int period(int book) {
        return book / exchange.grids().size();
    }

    private int grid(int book) {
        return book % exchange.grids().size();
    }

    @Override
    public int position(int portfolio, int period) {
        return positions[portfolio][period];
    }

    @Override
    public long nextEvent() {
        return event++;
    }

    @Override
    public double money(long units) {
        return unit.toCurrency(units);
    }
}
