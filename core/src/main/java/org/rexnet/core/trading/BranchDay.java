package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.Pipe;

/**
 * How much a branch was used over all periods, just before their gates closed.
 *
 * @param branch its name
 * @param grid number of its grid
 * @param near periods in which it was so near its limit that it split price areas
 * @param highestShare largest share of its limit that was reserved
 * @param averageGap mean difference of the last auctions' prices between its ends, in ticks, over the periods in which it split areas
 */
record BranchDay(String branch, int grid, int near, double highestShare, double averageGap) {

    /** Returns the branches that anything flowed through, each grid's in its order. */
    static List<BranchDay> of(TradeRun run) {
        StudyMarket market = run.market();
        Map<String, String[]> ends = ends(market);
        List<BranchDay> days = new ArrayList<>();
        for (int grid = 0; grid < market.grids().size(); grid++) {
            for (int l = 0; l < market.grids().get(grid).branches().size(); l++) {
                String id = market.grids().get(grid).branches().get(l).id();
                days.add(of(run, grid, l, ends.getOrDefault(id, new String[] {"", ""})));
            }
        }
        return days.stream().filter(day -> day.highestShare() > 0).toList();
    }

    private static BranchDay of(TradeRun run, int grid, int branch, String[] ends) {
        int near = 0;
        int priced = 0;
        double share = 0;
        double gaps = 0;
        String id = "";
        for (BookState state : run.closing()) {
            if (state.grid() != grid) {
                continue;
            }
            BookState.Use use = state.branches().get(branch);
            id = use.branch();
            share = Math.max(share, Math.abs(use.flowMw()) > 0 ? use.share() : 0);
            near += use.near() ? 1 : 0;
            OptionalInt from = price(run, state, ends[0]);
            OptionalInt to = price(run, state, ends[1]);
            if (use.near() && from.isPresent() && to.isPresent()) {
                priced++;
                gaps += Math.abs(to.getAsInt() - from.getAsInt());
            }
        }
        return new BranchDay(id, grid, near, share, priced == 0 ? Double.NaN : gaps / priced);
    }

    private static OptionalInt price(TradeRun run, BookState state, String place) {
        if (!run.market().places().contains(place)) {
            return OptionalInt.empty();
        }
        return run.history()
                .book(state.period(), state.grid())
                .auctionTicks(run.market().busOf(place));
    }

    private static Map<String, String[]> ends(StudyMarket market) {
        Map<String, String[]> ends = new HashMap<>();
        for (PassiveBranch line : market.study().network().branches(PassiveBranch.class)) {
            ends.put(line.id(), new String[] {line.from(), line.toBus()});
        }
        for (Pipe pipe : market.study().network().branches(Pipe.class)) {
            ends.put(pipe.id(), new String[] {pipe.from(), pipe.toBus()});
        }
        for (ChargingStation station : market.study().components(ChargingStation.class)) {
            ends.put(station.id(), new String[] {station.bus(), station.id()});
        }
        return ends;
    }
}
