package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.study.PipeOperation;

/**
 * Losses of pipes that grow with what they carry, as the flows after a network auction let them be expected: half at each end. What was
 * ordered is not taken back where flows shrink. Mutable: remembers what was ordered.
 */
final class FlowLosses {

    private static final double UNITS_PER_LOT = 1L << 30;

    private final StudyMarket market;
    private final Map<String, PipeOperation> pipes = new HashMap<>();
    /** Lots by portfolio of the network and period. */
    private final Map<Integer, int[]> ordered = new HashMap<>();

    /** What the network buys more. */
    record Purchase(Portfolio network, int period, int lots) {}

    FlowLosses(StudyMarket market) {
        this.market = market;
        for (PipeOperation pipe : market.study().pipes()) {
            if (pipe.lossPerMw() > 0) {
                pipes.put(pipe.id(), pipe);
            }
        }
    }

    /**
     * Returns what is to be bought after the auctions among some events.
     *
     * @param views books by period and grid
     */
    List<Purchase> purchases(List<Event> events, BiFunction<Integer, Integer, BookView> views) {
        List<Purchase> purchases = new ArrayList<>();
        if (pipes.isEmpty()) {
            return purchases;
        }
        int grids = market.grids().size();
        for (Event event : events) {
            if (event instanceof Event.Auctioned auctioned && auctioned.done()) {
                int period = auctioned.book() / grids;
                int grid = auctioned.book() % grids;
                lost(grid, views.apply(period, grid)).forEach((network, lots) -> {
                    int[] before = ordered.computeIfAbsent(
                            network.number(), number -> new int[market.periods().count()]);
                    int more = (int) Math.round(lots) - before[period];
                    if (more > 0) {
                        before[period] += more;
                        purchases.add(new Purchase(network, period, more));
                    }
                });
            }
        }
        return purchases;
    }

    /** Returns lots lost at each end of the pipes of a grid. */
    private Map<Portfolio, Double> lost(int grid, BookView view) {
        Map<Portfolio, Double> lost = new LinkedHashMap<>();
        List<GridBranch> branches = market.grids().get(grid).branches();
        for (int l = 0; l < branches.size(); l++) {
            PipeOperation pipe = pipes.get(branches.get(l).id());
            if (pipe != null) {
                double lots = pipe.lossPerMw() * Math.abs(view.flow(l)) / UNITS_PER_LOT / 2;
                for (String bus : List.of(pipe.pipe().from(), pipe.pipe().toBus())) {
                    market.findPortfolio(Capabilities.NETWORK, bus)
                            .ifPresent(network -> lost.merge(network, lots, Double::sum));
                }
            }
        }
        return lost;
    }
}
