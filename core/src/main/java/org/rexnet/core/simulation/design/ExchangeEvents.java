package org.rexnet.core.simulation.design;

import java.util.Arrays;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.Events;
import org.rexnet.core.exchange.Rule;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.TradeSettlement;

/**
 * Outcome of trading on the exchange: positions, money in the ledger, remaining orders, and the prices of the last auctions. Mutable, for
 * one thread.
 */
final class ExchangeEvents {

    private static final int SELL = Floor.SELL;
    private static final int BUY = Floor.BUY;

    final Ledger ledger = new Ledger();
    private final Arena arena;
    private final MarketRules rules;
    private final TradeSettlement settlement;
    private final Quoter[] quoters;
    private final Quotes quotes;
    /** Names of orders. */
    final QuoteNames names;

    /** Whether a quoter fills and empties a store, by its number. */
    private final boolean[] isStore;

    private final int[] accounts;
    private final Receipts receipts;
    private final MoneyUnit unit;
    private final int minutes;
    /** Ticks of the last auction that traded, by site and period; NaN before. */
    final double[][] auctionTicks;

    private final Signals signals;
    /** Counts changes of prices that matter, by site. */
    private final long[] versions;
    /** Shares by which prices have moved, by site. */
    private final double[] moved;

    /** Counts commands that the exchange refused. */
    long refused;

    private long event;

    ExchangeEvents(Arena arena, TradingLimits portfolios, Quoters quoters) {
        this.arena = arena;
        this.quoters = quoters.all().toArray(Quoter[]::new);
        quotes = quoters.quotes();
        names = new QuoteNames(arena.count);
        isStore = new boolean[this.quoters.length];
        quoters.all().forEach(quoter -> isStore[quoter.index] = quoter.kind == Quoter.Kind.STORE);
        rules = arena.market.rules();
        minutes = arena.market.periods().minutes();
        settlement = new TradeSettlement(ledger, minutes);
        unit = rules.moneyUnit();
        accounts = portfolios.accounts(ledger);
        receipts = new Receipts(arena, portfolios, quoters, arena.network);
        auctionTicks = new double[arena.sites.count()][arena.count];
        signals = new Signals(arena.sites.count(), arena.count, arena.setting.periodsPerDay());
        for (double[] ticks : auctionTicks) {
            Arrays.fill(ticks, Double.NaN);
        }
        versions = new long[arena.sites.count()];
        moved = new double[arena.sites.count()];
    }

    /** Returns what was received for trades. */
    Receipts receipts() {
        return receipts;
    }

    /** Returns the prices that are expected. */
    Signals signals() {
        return signals;
    }

    /** Takes over what a command came to. */
    void take(Events events) {
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
                case CANCELLED -> {
                    if (events.reason(k) != Event.Reason.REQUESTED && events.order(k) > 0) {
                        quoter(events.order(k)).leavePlan();
                    }
                    left(events.order(k), 0);
                }
                case EXPIRED -> left(events.order(k), 0);
                case REJECTED -> refused(events.order(k), events.rule(k));
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

    /** A refused change leaves the order as it was; that an order is not there, or is there already, its owner ought to know. */
    private void refused(long order, Rule rule) {
        refused++;
        if (order > 0) {
            quoter(order).changed(names.period(order));
            quoter(order).leavePlan();
        }
        if (rule == Rule.UNKNOWN_ORDER || rule == Rule.ORDER_NAME) {
            left(order, 0);
            arena.record.broken++;
        }
    }

    private void left(long order, int lots) {
        if (order > 0) {
            int quoter = names.quoter(order);
            int period = names.period(order);
            int side = names.side(order);
            quotes.rest(quoter, side, period, lots, quotes.limit(quoter, side, period));
            if (lots == 0) {
                quotes.due().add(quoter, period);
            }
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
        long units = MoneyUnit.unitsOfLots(price, lots, minutes);
        arena.trades++;
        receipts.count(incoming, period, lots);
        receipts.count(resting, period, lots);
        traded(events.order(k), buys ? BUY : SELL, period, lots, (buys ? -units : units) - events.feeUnits(k));
        traded(events.resting(k), buys ? SELL : BUY, period, lots, buys ? units : -units);
    }

    private void auctionTraded(Events events, int k, int side) {
        int lots = events.lots(k);
        int price = events.priceTicks(k);
        int period = period(events.book(k));
        int portfolio = events.portfolio(k);
        settlement.auctioned(event++, accounts[portfolio], side == BUY ? Side.BUY : Side.SELL, price, lots);
        long units = MoneyUnit.unitsOfLots(price, lots, minutes);
        // What a conversion sells stands under the name of its order to buy.
        boolean isOutput = side == SELL && names.side(events.order(k)) == BUY;
        if (isOutput) {
            receipts.note(portfolio, period, units);
        } else {
            traded(events.order(k), side, period, lots, side == BUY ? -units : units);
        }
        arena.trades++;
        receipts.count(portfolio, period, lots);
    }

    private Quoter quoter(long order) {
        return quoters[names.quoter(order)];
    }

    private void traded(long order, int side, int period, int lots, long received) {
        int quoter = names.quoter(order);
        quotes.traded(quoter, side, period, lots, received);
        if (isStore[quoter] && quotes.buying().has(quoter, period) != (side == BUY)) {
            quotes.leavesPlan(quoter, true);
        }
    }

    private void price(Events events, int k) {
        int period = period(events.book(k));
        int site = arena.sites.first(grid(events.book(k))) + events.bus(k);
        double price = events.priceTicks(k) * rules.tickPerMwh();
        double before = signals.at(site, period);
        boolean isFirst = Double.isNaN(auctionTicks[site][period]);
        auctionTicks[site][period] = events.priceTicks(k);
        tell(site, period, price);
        if (isFirst || !(Math.abs(price - before) <= 0.01 * (1 + Math.abs(before)))) {
            versions[site]++;
        }
    }

    /** Returns a number that grows when prices of a site change that matter. */
    long version(int site) {
        return versions[site];
    }

    /** Tells a price that is to be expected. */
    void tell(int site, int period, double price) {
        double before = signals.at(site, period);
        double share = Math.abs(price - before) / (1 + Math.abs(before));
        moved[site] += Double.isNaN(share) ? 1 : share;
        signals.tell(site, period, price);
    }

    /** Returns how far prices of a site have moved so far, as shares of each added up. */
    double moved(int site) {
        return moved[site];
    }

    /** Books are numbered period by period. */
    private int period(int book) {
        return book / arena.sites.grids();
    }

    private int grid(int book) {
        return book % arena.sites.grids();
    }

    long nextEvent() {
        return event++;
    }

    double money(long units) {
        return unit.toCurrency(units);
    }
}
