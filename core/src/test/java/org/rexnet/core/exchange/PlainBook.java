package org.rexnet.core.exchange;

import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.market.MarketRules;

/** One period of one grid in the plain exchange: phase, limits, caps and positions. */
final class PlainBook {

    final int period;
    final int gridNumber;
    final Grid grid;
    final MarketRules rules;
    private final Edition edition;
    private final long grossLots;
    /** By branch: limits in MW, forward and backward. */
    final double[] forwardMw;

    final double[] backwardMw;
    final Map<Integer, int[]> caps = new TreeMap<>();
    /** Lots bought less lots sold, by portfolio. */
    final Map<Integer, Integer> positions = new TreeMap<>();

    final long[] injections;
    /** Lots to be shed less those to be spilled at delivery. */
    int slackLots;

    Event.Phase phase = Event.Phase.COLLECTING;
    boolean halted;
    /** What invites blocks since they were last tried. */
    boolean moreToBuyFrom;

    boolean moreToSellTo;
    boolean eased;

    PlainBook(int period, int gridNumber, Grid grid, MarketRules rules, Edition edition, long grossLots) {
        this.period = period;
        this.gridNumber = gridNumber;
        this.grid = grid;
        this.rules = rules;
        this.edition = edition;
        this.grossLots = grossLots;
        injections = new long[grid.buses().size()];
        forwardMw = grid.branches().stream().mapToDouble(GridBranch::forwardMw).toArray();
        backwardMw =
                grid.branches().stream().mapToDouble(GridBranch::backwardMw).toArray();
    }

    PlainBook(PlainBook other) {
        period = other.period;
        gridNumber = other.gridNumber;
        grid = other.grid;
        rules = other.rules;
        edition = other.edition;
        grossLots = other.grossLots;
        forwardMw = other.forwardMw;
        backwardMw = other.backwardMw;
        caps.putAll(other.caps);
        positions.putAll(other.positions);
        injections = other.injections.clone();
        phase = other.phase;
        halted = other.halted;
    }

    boolean isOpen() {
        return phase != Event.Phase.CLOSED;
    }

    boolean matches() {
        return phase == Event.Phase.CONTINUOUS && !halted;
    }

    /** Returns whether network auctions take it. */
    boolean takesPart() {
        return matches() || phase == Event.Phase.AUCTIONS && !halted;
    }

    /** Flow that the reservations make, from scratch. */
    long flow(int branch) {
        long flow = 0;
        for (int bus = 0; bus < injections.length; bus++) {
            flow += injections[bus] * grid.sensitivity(branch, bus);
        }
        return flow;
    }

    long marginUnits() {
        return (grossLots + 1) / 2 + 1;
    }

    /** Largest flow in a direction (+1 or -1) that the limit allows. */
    long limit(int branch, int direction) {
        return (long) Math.floor(lots(branch, direction) * Grid.ONE) - marginUnits();
    }

    double lots(int branch, int direction) {
        double base = grid.branches().get(branch).baseMw();
        double mw = direction > 0 ? forwardMw[branch] - base : backwardMw[branch] + base;
        return Math.max(0, mw) / rules.lotMw();
    }

    /** Headroom in a direction: 0 where the flow is beyond the limit already. */
    long headroom(int branch, int direction) {
        long limitLots = (long) lots(branch, direction);
        long kept = Math.min(rules.reserveLots(), limitLots / 100) << Grid.FRACTION_BITS;
        return Math.max(0, limit(branch, direction) - kept - direction * flow(branch));
    }

    /** R4: L_l = max(1, min(L, floor(limit / 20))) in a direction (+1 or -1); by the first edition of the larger limit. */
    long least(int branch, int direction) {
        double limit = lots(branch, direction);
        long limitLots = (long) (edition == Edition.FIRST ? Math.max(limit, lots(branch, -direction)) : limit);
        return Math.max(1, Math.min(rules.leastLots(), limitLots / 20));
    }

    /** R4. */
    boolean isOpen(int seller, int buyer) {
        for (int l = 0; l < grid.branches().size(); l++) {
            long perLot = grid.sensitivity(l, seller) - grid.sensitivity(l, buyer);
            int direction = Long.signum(perLot);
            if (perLot != 0 && headroom(l, direction) < least(l, direction) * Math.abs(perLot)) {
                return false;
            }
        }
        return true;
    }

    /** R12: whether trades can pay fees. */
    boolean charges() {
        return rules.capacityFeeTicks() > 0
                || grid.branches().stream().anyMatch(branch -> PlainFees.lossSlope(branch, rules) > 0);
    }

    /** R12: the fee of the first lot is within what prices overlap by. */
    boolean pays(int seller, int buyer, int overlap) {
        return !charges() || PlainFees.pays(this, seller, buyer, 1, overlap);
    }

    /** R12: a limit, and what a lot's trade at its bus would cost; the smaller, the better to buy at. */
    long cost(int limit, int bus) {
        long fee = charges() ? PlainFees.marginal(this, bus) : 0;
        return limit * (3000L << 20) + fee;
    }

    /** R12: fee of a trade. */
    long fee(int seller, int buyer, int lots, int minutes) {
        return charges() ? PlainFees.units(PlainFees.growth(this, seller, buyer, 0, lots), minutes) : 0;
    }

    /** R3 and R12: the largest whole quantity every limit carries, whose last lot's fee is within what prices overlap by. */
    int carried(int seller, int buyer, int lots, int overlap) {
        int most = carried(seller, buyer, lots);
        while (charges() && most > 0 && !PlainFees.pays(this, seller, buyer, most, overlap)) {
            most--;
        }
        return most;
    }

    /** R3: the largest whole quantity every limit carries. */
    int carried(int seller, int buyer, int lots) {
        long most = lots;
        for (int l = 0; l < grid.branches().size(); l++) {
            long perLot = grid.sensitivity(l, seller) - grid.sensitivity(l, buyer);
            if (perLot != 0) {
                most = Math.min(most, headroom(l, Long.signum(perLot)) / Math.abs(perLot));
            }
        }
        return (int) most;
    }

    /** Whether a trade moves a branch away from a limit that is so near that it might close a pair. */
    boolean eases(int seller, int buyer) {
        for (int l = 0; l < grid.branches().size(); l++) {
            long perLot = grid.sensitivity(l, seller) - grid.sensitivity(l, buyer);
            int direction = -Long.signum(perLot);
            if (perLot != 0 && headroom(l, direction) < least(l, direction) * spread(l)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any branch is so near a limit that it might close a pair. */
    boolean isNear() {
        for (int l = 0; l < grid.branches().size(); l++) {
            long spread = spread(l);
            if (headroom(l, 1) < least(l, 1) * spread || headroom(l, -1) < least(l, -1) * spread) {
                return true;
            }
        }
        return false;
    }

    private long spread(int branch) {
        long spread = 0;
        for (int i = 0; i < injections.length; i++) {
            for (int j = 0; j < injections.length; j++) {
                spread = Math.max(spread, grid.sensitivity(branch, i) - grid.sensitivity(branch, j));
            }
        }
        return spread;
    }

    int position(int portfolio) {
        return positions.getOrDefault(portfolio, 0);
    }
}
