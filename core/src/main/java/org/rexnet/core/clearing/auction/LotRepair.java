package org.rexnet.core.clearing.auction;

import java.util.Arrays;
import java.util.Map;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.market.Side;

/**
 * Takes executed lots of one book back, a sale and a purchase at a time, until every branch is within its full limits; mutable.
 *
 * <p>Whoever trades at uniform prices may trade less at them. The pair taken back is that which relieves what is broken most, the worst-priced
 * among equals. A branch with a price is held at its start too, but for the lots of rounding, so that the network's account does not lose. Where
 * nothing but orders trades, all may be taken back, and the book is within its limits as it was: then this always succeeds. It may fail
 * where blocks and conversions trade, and where a branch is overloaded and can carry less than a lot.
 */
final class LotRepair {

    private static final double UNIT = 1L << 30;

    private final AuctionCall.Book book;
    private final int[] lots;
    private final long[] flow;
    private final long[] least;
    private final long[] most;
    /** By bus: how much what is broken would be relieved by a lot less injected. */
    private final double[] relief;

    /** What is broken in all, in units of flow. */
    private double broken;

    /**
     * Starts from balanced lots.
     *
     * @param lots by column; changed
     * @param net lots that all inject by bus, whatever else is fixed included
     * @param duals of the limits in ticks per lot by branch, negative where the upper limit binds
     */
    LotRepair(AuctionCall.Book book, int[] lots, long[] net, Map<Integer, Double> duals) {
        this.book = book;
        this.lots = lots;
        int branches = book.branches().size();
        relief = new double[net.length];
        flow = new long[branches];
        least = new long[branches];
        most = new long[branches];
        long binding = duals.values().stream().filter(dual -> dual != 0).count();
        for (int l = 0; l < branches; l++) {
            AuctionCall.Branch branch = book.branches().get(l);
            flow[l] = branch.flow();
            for (int bus = 0; bus < net.length; bus++) {
                flow[l] += net[bus] * book.grid().sensitivity(l, bus);
            }
            long rounding = (long) (2.0 * (binding + 1) * UNIT * book.grid().largestTransfer(l));
            double dual = book.isOverloaded() ? 0 : duals.getOrDefault(l, 0.0);
            least[l] = dual < 0 ? Math.max(branch.lowest(), branch.flow() - rounding) : branch.lowest();
            most[l] = dual > 0 ? Math.min(branch.highest(), branch.flow() + rounding) : branch.highest();
        }
    }

    /** Returns whether all is within the limits in the end. */
    boolean succeeds() {
        while (isBroken()) {
            int sold = relieving(Side.SELL);
            int bought = relieving(Side.BUY);
            if (sold < 0 || bought < 0) {
                return false;
            }
            takeBack(sold, bought);
        }
        return true;
    }

    private boolean isBroken() {
        Arrays.fill(relief, 0);
        broken = 0;
        for (int l = 0; l < flow.length; l++) {
            long excess = Math.max(flow[l] - most[l], least[l] - flow[l]);
            if (excess > 0) {
                broken += excess;
                double sign = flow[l] > most[l] ? 1 : -1;
                for (int bus = 0; bus < relief.length; bus++) {
                    relief[bus] += sign * book.grid().sensitivity(l, bus);
                }
            }
        }
        return broken > 0;
    }

    /** Returns the column of a side whose lots are best taken back; -1 where none of them trades. */
    private int relieving(Side side) {
        int best = -1;
        for (int c = 0; c < lots.length; c++) {
            AuctionCall.Column column = book.columns().get(c);
            if (column.side() == side
                    && lots[c] > 0
                    && (best < 0 || isBetter(column, book.columns().get(best)))) {
                best = c;
            }
        }
        return best;
    }

    private boolean isBetter(AuctionCall.Column one, AuctionCall.Column other) {
        double more = one.side().sign() * (relief[one.bus()] - relief[other.bus()]);
        return more > 0 || more == 0 && one.side().sign() * (one.priceTicks() - other.priceTicks()) > 0;
    }

    /** Takes back as many lots of a pair as may relieve all, at least one; all of them where they relieve nothing. */
    private void takeBack(int sold, int bought) {
        int from = book.columns().get(sold).bus();
        int to = book.columns().get(bought).bus();
        double relieved = relief[from] - relief[to];
        int both = Math.min(lots[sold], lots[bought]);
        int less = relieved > 0 ? (int) Math.clamp(broken / relieved, 1.0, (double) both) : both;
        lots[sold] -= less;
        lots[bought] -= less;
        for (int l = 0; l < flow.length; l++) {
            long perLot = book.grid().sensitivity(l, to) - book.grid().sensitivity(l, from);
            flow[l] += less * perLot;
        }
    }
}
