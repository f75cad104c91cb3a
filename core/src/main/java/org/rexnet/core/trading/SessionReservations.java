package org.rexnet.core.trading;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.settlement.Ledger;

/** Reservations on the exchange, with the sums of auctions, links and losses in each grid. */
final class SessionReservations implements Reservations {

    private final TradingSession session;
    private final StudyMarket market;
    private final TradeHistory history;
    /** Grid in which a conversion order sells. */
    private final Map<Long, Integer> linked = new HashMap<>();

    /** Units of money by book. */
    private final long[] earned;

    private final long[] lost;

    /** Takes over what a session came to, which has ended. */
    SessionReservations(TradingSession session) {
        this.session = session;
        market = session.market();
        history = session.history();
        earned = new long[market.periods().count() * market.grids().size()];
        lost = new long[earned.length];
        history.orders().stream()
                .filter(order -> !order.outputs().isEmpty())
                .forEach(order -> linked.put(
                        order.order(),
                        market.portfolios()
                                .get(order.outputs().get(0).portfolio())
                                .grid()));
        for (TradeHistory.Auction auction : history.auctions()) {
            earned[auction.book()] += auction.surplusUnits();
        }
        history.trades().forEach(this::note);
    }

    /** What links between grids earn is earned where they sell. */
    private void note(TradeHistory.Trade trade) {
        long units = MoneyUnit.unitsOfLots(
                trade.priceTicks(), trade.lots(), market.periods().minutes());
        if (trade.seller() >= 0 && market.portfolios().get(trade.seller()).isOfLinks()) {
            earned[trade.book()] += units;
        } else if (trade.buyer() >= 0 && market.portfolios().get(trade.buyer()).isOfLinks()) {
            int sells = linked.getOrDefault(trade.bought(), 0);
            earned[history.number(history.period(trade.book()), sells)] -= units;
        }
        if (trade.buyer() >= 0 && market.portfolios().get(trade.buyer()).isOfNetwork()) {
            lost[trade.book()] += units;
        }
    }

    @Override
    public StudyMarket market() {
        return market;
    }

    @Override
    public Ledger ledger() {
        return history.ledger();
    }

    @Override
    public long events() {
        return history.events();
    }

    @Override
    public boolean isOpened(int period) {
        return session.isOpened(period);
    }

    @Override
    public int position(Portfolio portfolio, int period) {
        return session.view(period, portfolio.grid()).position(portfolio.number());
    }

    @Override
    public OptionalInt auctionTicks(String place, int period) {
        return history.book(period, market.gridOf(place)).auctionTicks(market.busOf(place));
    }

    @Override
    public int meanTicks(int grid) {
        double value = 0;
        long lots = 0;
        for (int period = 0; period < market.periods().count(); period++) {
            BookHistory book = history.book(period, grid);
            value += book.averageTicks() * book.lots();
            lots += book.lots();
        }
        return lots == 0 ? 0 : (int) Math.round(value / lots);
    }

    @Override
    public long earned(int period, int grid) {
        return earned[history.number(period, grid)];
    }

    @Override
    public long fees(int period, int grid) {
        return history.fees(period, grid);
    }

    @Override
    public long lost(int period, int grid) {
        return lost[history.number(period, grid)];
    }
}
