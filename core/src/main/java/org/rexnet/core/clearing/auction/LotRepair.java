package org.rexnet.core.clearing.auction;

import java.util.Arrays;
import java.util.Map;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.market.Side;

/**
 * Takes executed lots of one book back, a sale and a purchase at a time, until every branch is within its full limits; mutable.
 *
 * <p>Whoever trades at uniform prices may trade less at them. The pair taken back is that which relieves what is broken most, the
 * worst-priced among equals. A branch with a price is held at its start too, but for the lots of rounding, so that the network's account
 * does not lose. Where nothing but orders trades, all may be taken back, and the book is within its limits as it was: then this always
 * succeeds. Where a branch is overloaded, lots are spilled where more is injected than withdrawn, and shed where less is, once no order
 * helps; without any reservation all limits hold, so this always succeeds, too, be a limit less than a lot. It may fail where blocks and
 * conversions trade.
 */
final class LotRepair {

    private static final double UNIT = 1L << 30;

    private final AuctionCall.Book book;
    private final int[] lots;
    private final int[] slack;
    /** Lots that all inject by bus, what was reserved before included. */
    private final long[] held;

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
     * @param slack by bus; changed where a branch is overloaded, and may be empty elsewhere
     * @param net lots that all inject by bus, whatever else is fixed included
     * @param duals of the limits in ticks per lot by branch, negative where the upper limit binds
     */
    LotRepair(AuctionCall.Book book, int[] lots, int[] slack, long[] net, Map<Integer, Double> duals) {
        this.book = book;
        this.lots = lots;
        this.slack = slack;
        held = net.clone();
        for (int bus = 0; bus < book.reserved().size(); bus++) {
            held[bus] += book.reserved().get(bus);
        }
        int branches = book.branches().size();
        relief = new double[net.length];
        flow = new long[branches];
        least = new long[branches];
        most = new long[branches];
        boolean isOverloaded = book.isOverloaded();
        long binding = duals.values().stream().filter(dual -> dual != 0).count();
        for (int l = 0; l < branches; l++) {
            AuctionCall.Branch branch = book.branches().get(l);
            flow[l] = branch.flow();
            for (int bus = 0; bus < net.length; bus++) {
                flow[l] += net[bus] * book.grid().sensitivity(l, bus);
            }
            long rounding = (long) (2.0 * (binding + 1) * UNIT * book.grid().largestTransfer(l));
            double dual = isOverloaded ? 0 : duals.getOrDefault(l, 0.0);
            least[l] = dual < 0 ? Math.max(branch.lowest(), branch.flow() - rounding) : branch.lowest();
            most[l] = dual > 0 ? Math.min(branch.highest(), branch.flow() + rounding) : branch.highest();
        }
    }

    /** Returns whether all is within the limits in the end. */
    boolean succeeds() {
        while (isBroken()) {
            int sold = relieving(Side.SELL);
            int bought = relieving(Side.BUY);
            boolean any = sold >= 0 && bought >= 0;
            if (any && (slack.length == 0 || relieved(bus(sold), bus(bought)) > 0)) {
                takeBack(sold, bought);
            } else if (slack.length == 0 || !giveUp()) {
                return false;
            }
        }
        return true;
    }

    private int bus(int column) {
        return book.columns().get(column).bus();
    }

    private double relieved(int from, int to) {
        return relief[from] - relief[to];
    }

    /** Spills lots where most is relieved by it, and sheds as many where least is made worse; returns false where nothing is reserved. */
    private boolean giveUp() {
        int from = -1;
        int to = -1;
        for (int bus = 0; bus < held.length; bus++) {
            if (held[bus] > 0 && (from < 0 || relief[bus] > relief[from])) {
                from = bus;
            } else if (held[bus] < 0 && (to < 0 || relief[bus] < relief[to])) {
                to = bus;
            }
        }
        if (from < 0 || to < 0) {
            return false;
        }
        int less = less(from, to, Math.min(held[from], -held[to]));
        slack[from] -= less;
        slack[to] += less;
        move(from, to, less);
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
        int less = less(bus(sold), bus(bought), Math.min(lots[sold], lots[bought]));
        lots[sold] -= less;
        lots[bought] -= less;
        move(bus(sold), bus(bought), less);
    }

    private int less(int from, int to, long most) {
        double relieved = relieved(from, to);
        return (int) (relieved > 0 ? Math.clamp(broken / relieved, 1.0, (double) most) : most);
    }

    /** Lets less be injected at a bus, and less withdrawn at another. */
    private void move(int from, int to, int less) {
        held[from] -= less;
        held[to] += less;
        for (int l = 0; l < flow.length; l++) {
            long perLot = book.grid().sensitivity(l, to) - book.grid().sensitivity(l, from);
            flow[l] += less * perLot;
        }
    }
}
