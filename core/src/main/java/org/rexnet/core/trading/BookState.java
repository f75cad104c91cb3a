package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.market.Side;

/**
 * What stood in a book at one moment.
 *
 * @param period number of the period
 * @param grid number of the grid
 * @param areas which buses traded as one
 * @param quotes best prices at each bus
 * @param branches what was reserved of each branch
 * @param limits of the branches in exact integers
 */
public record BookState(
        int period,
        int grid,
        PriceAreas areas,
        List<Quote> quotes,
        List<Use> branches,
        List<AuctionCall.Branch> limits) {

    private static final double UNIT = 1L << 30;

    public BookState {
        quotes = List.copyOf(quotes);
        branches = List.copyOf(branches);
        limits = List.copyOf(limits);
    }

    /**
     * Best prices at a bus, in ticks.
     *
     * @param bus its name
     * @param bid what is offered to sellers
     * @param bidLots shown there
     * @param ask what is asked of buyers
     * @param askLots shown there
     */
    public record Quote(String bus, OptionalInt bid, long bidLots, OptionalInt ask, long askLots) {

        /** Returns whether anything is shown. */
        public boolean isAny() {
            return bid.isPresent() || ask.isPresent();
        }
    }

    /**
     * Use of a branch.
     *
     * @param branch its name
     * @param flowMw reserved flow in its direction, what flows without trades included
     * @param limitMw largest flow in the direction of the reserved one
     * @param near whether it is so near its limit that it closes pairs of buses
     */
    public record Use(String branch, double flowMw, double limitMw, boolean near) {

        /** Returns the share of the limit that is reserved; 1 where there is none to reserve. */
        public double share() {
            return limitMw > 0 ? Math.abs(flowMw) / limitMw : 1;
        }
    }

    /** Returns the state of a book now. */
    static BookState of(StudyMarket market, BookView view, int period, int gridNumber) {
        Grid grid = market.grids().get(gridNumber);
        List<Quote> quotes = new ArrayList<>();
        for (int bus = 0; bus < grid.buses().size(); bus++) {
            quotes.add(new Quote(
                    grid.buses().get(bus),
                    view.best(Side.BUY, bus),
                    lots(view, Side.BUY, bus),
                    view.best(Side.SELL, bus),
                    lots(view, Side.SELL, bus)));
        }
        List<AuctionCall.Branch> limits = view.limits();
        PriceAreas areas = PriceAreas.of(market, grid, view);
        List<Use> uses = new ArrayList<>();
        for (int l = 0; l < limits.size(); l++) {
            GridBranch branch = grid.branches().get(l);
            AuctionCall.Branch limit = limits.get(l);
            double base = branch.baseMw();
            double flow = market.rules().lotMw() * limit.flow() / UNIT + base;
            double most = market.rules().lotMw() * limit.highest() / UNIT + base;
            double least = -market.rules().lotMw() * limit.lowest() / UNIT - base;
            uses.add(new Use(
                    branch.id(),
                    flow,
                    Math.max(0, flow >= 0 ? most : least),
                    areas.splitBy().contains(market.noun(branch.id()) + " " + branch.id())));
        }
        return new BookState(period, gridNumber, areas, quotes, uses, limits);
    }

    private static long lots(BookView view, Side side, int bus) {
        return view.depth(side, bus).stream().mapToLong(BookView.Level::lots).sum();
    }
}
