package org.rexnet.investment.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.TradeSettlement;

/**
 * Three buses with equal lines, one period of an hour and lots of 1 MW, on which attacks are tried; only the line from 1 to 3 has a limit.
 * Money is in ticks x lots. Mutable.
 */
final class AttackMarket {

    /** Units of money in a tick x lot of an hour. */
    static final double TICK_LOTS = 60_000;

    private static final DeliveryPeriods PERIODS = new DeliveryPeriods(Instant.EPOCH, 60, 1);
    private static final long OPENING = -60 * 60_000L;
    private static final int CAP = 100_000;

    private final ReservationExchange exchange;
    private final Ledger ledger = new Ledger();
    private final TradeSettlement settlement = new TradeSettlement(ledger, 60);
    private final List<String> owners = new ArrayList<>();
    private final List<Integer> buses = new ArrayList<>();
    private long time = OPENING - 60_000;
    private long next = 1;
    private long event;

    AttackMarket(double limitMw, MarketRules rules) {
        Grid grid = Grid.builder("electricity")
                .bus("1")
                .bus("2")
                .bus("3")
                .branch(new GridBranch("13", limitMw, limitMw), 2 / 3.0, 1 / 3.0, 0)
                .build();
        exchange = new ReservationExchange(
                new ExchangeSetup(List.of(grid), rules, PERIODS, 8_000_000),
                new AuctionClearing(new StandardSolver(), rules.highestTicks(), 0),
                64);
        apply(new Command.Open(time));
    }

    static MarketRules rules() {
        return MarketRules.plain(1);
    }

    private void apply(Command command) {
        for (Event told : exchange.apply(command)) {
            event++;
            if (told instanceof Event.Traded trade) {
                settlement.traded(
                        event,
                        account(trade.incomingPortfolio()),
                        account(trade.restingPortfolio()),
                        trade.side(),
                        trade.priceTicks(),
                        trade.lots(),
                        trade.fee());
            } else if (told instanceof Event.AuctionTraded trade) {
                settlement.auctioned(event, account(trade.portfolio()), trade.side(), trade.priceTicks(), trade.lots());
            }
        }
    }

    private int account(int portfolio) {
        return ledger.number(Account.of(owners.get(portfolio)));
    }

    /** Lets the period open, with an auction of what was collected. */
    AttackMarket open() {
        time = OPENING;
        apply(new Command.Advance(time));
        return this;
    }

    /** Lets half of the trading pass, with the auction in its middle. */
    void halfTime() {
        time = OPENING / 2;
        apply(new Command.Advance(time));
    }

    /** Brings an order of somebody at a bus; the first one there makes a portfolio. */
    AttackMarket order(String owner, int bus, Side side, int lots, int ticks) {
        int portfolio = -1;
        for (int k = 0; k < owners.size(); k++) {
            portfolio = owners.get(k).equals(owner) && buses.get(k) == bus ? k : portfolio;
        }
        if (portfolio < 0) {
            portfolio = owners.size();
            owners.add(owner);
            buses.add(bus);
            apply(new Command.AddPortfolio(time, owner.hashCode(), 0, bus - 1, CAP, CAP));
        }
        apply(new Command.Submit(
                time,
                next++,
                OrderType.LIMIT,
                side,
                false,
                portfolio,
                0,
                lots,
                ticks,
                0,
                Long.MAX_VALUE,
                0,
                PeriodSet.first(1)));
        return this;
    }

    AttackMarket sell(String owner, int bus, int lots, int ticks) {
        return order(owner, bus, Side.SELL, lots, ticks);
    }

    AttackMarket buy(String owner, int bus, int lots, int ticks) {
        return order(owner, bus, Side.BUY, lots, ticks);
    }

    /** Returns what somebody received less what it paid, in ticks x lots. */
    double cash(String owner) {
        return ledger.balance(Account.of(owner)) / TICK_LOTS;
    }

    /** Returns the lots that somebody bought less those it sold, over all buses. */
    int position(String owner) {
        int position = 0;
        for (int k = 0; k < owners.size(); k++) {
            position += owners.get(k).equals(owner) ? exchange.view(0, 0).position(k) : 0;
        }
        return position;
    }
}
