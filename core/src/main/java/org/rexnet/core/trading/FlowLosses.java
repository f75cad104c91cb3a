package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Event;

/**
 * Energy that the network buys after a network auction: the pipe losses of the resulting flows, less the network's position. It pays at
 * most the auction's price there, so that nobody can wait for it with a higher one; what it does not get is its imbalance at delivery.
 */
final class FlowLosses {

    private static final double UNITS_PER_LOT = 1L << 30;
    private static final double MILLILOTS = 1000;

    private final StudyMarket market;
    private final NetworkLosses losses;

    /**
     * What the network buys more.
     *
     * @param limitTicks most that it pays
     */
    record Purchase(Portfolio network, int period, int lots, int limitTicks) {}

    FlowLosses(StudyMarket market) {
        this.market = market;
        losses = new NetworkLosses(market);
    }

    /**
     * Returns what is to be bought after the auctions among some events.
     *
     * @param views books by period and grid
     */
    List<Purchase> purchases(List<Event> events, BiFunction<Integer, Integer, BookView> views) {
        List<Purchase> purchases = new ArrayList<>();
        if (!losses.any()) {
            return purchases;
        }
        Map<Integer, int[]> prices = prices(events);
        int grids = market.grids().size();
        prices.forEach((book, ticks) -> {
            int period = book / grids;
            int grid = book % grids;
            BookView view = views.apply(period, grid);
            Map<String, Double> flows = flows(grid, view);
            losses.drawn(period, pipe -> flows.getOrDefault(pipe.id(), 0.0)).forEach((network, drawn) -> {
                long more = Math.round(drawn / MILLILOTS) - view.position(network.number());
                if (network.grid() == grid && more > 0) {
                    purchases.add(new Purchase(network, period, (int) more, ticks[network.bus()]));
                }
            });
        });
        return purchases;
    }

    /** Returns prices by bus of the books in which an auction was done, in their order. */
    private Map<Integer, int[]> prices(List<Event> events) {
        Map<Integer, int[]> prices = new LinkedHashMap<>();
        for (Event event : events) {
            if (event instanceof Event.AuctionPrice price) {
                int buses = market.grids()
                        .get(price.book() % market.grids().size())
                        .buses()
                        .size();
                prices.computeIfAbsent(price.book(), book -> new int[buses])[price.bus()] = price.priceTicks();
            }
        }
        return prices;
    }

    private Map<String, Double> flows(int grid, BookView view) {
        Map<String, Double> flows = new HashMap<>();
        var branches = market.grids().get(grid).branches();
        for (int l = 0; l < branches.size(); l++) {
            flows.put(branches.get(l).id(), market.mw(1) * view.flow(l) / UNITS_PER_LOT);
        }
        return flows;
    }
}
