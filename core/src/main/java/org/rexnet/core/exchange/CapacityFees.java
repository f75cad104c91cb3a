package org.rexnet.core.exchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.MarketRules;

/**
 * Fees of one grid (rule R12): every branch has a potential of its reserved flow, and a trade pays by how much all of them grow together,
 * so that what is paid between two moments does not depend on the path. Mutable scratch.
 *
 * <p>Potential of a branch with limit F and utilization u = |flow| / F: F x c x (u - 0.5)^3 / 0.75 above half of its limit, 0 below, with c
 * the fee for the last of its capacity. It is taken at the twentieths of the limit and straight between them: in parts of a tick x lots, of
 * which three thousand are a tick, so that all slopes are whole and everything is exact. Limits are those of the setup, whatever becomes of
 * a branch later. Where trades pay for losses, the share that a branch loses x |flow| x the reference price comes on top.
 */
final class CapacityFees {

    /** Parts of a tick. */
    static final int PARTS = 3000;

    private static final int STEPS = 20;
    private static final int FREE_STEPS = 10;
    private static final int UNITS_OF_SLOPE = 10;
    private static final long FRACTION = (1L << Grid.FRACTION_BITS) - 1;
    /** Sensitivities lose so many bits where fees only put orders in a row. */
    private static final int COARSE_BITS = 10;

    private static final long COARSE_TICK = (long) PARTS << Grid.FRACTION_BITS - COARSE_BITS;

    private final Grid grid;
    /** A twentieth of each branch's limit, by direction. */
    private final long[] forwardStep;

    private final long[] backwardStep;
    /** By twentieth, in parts of a tick. */
    private final long[] slopes = new long[STEPS];
    /** Sums of the slopes below. */
    private final long[] sums = new long[STEPS];

    /** By branch: what the loss of a lot costs, in parts of a tick. */
    private final long[] lossSlopes;

    private final long[] marginal;
    private final boolean[] passed;
    /** The last amount: whole parts x lots, and 2^-30 of them. */
    private long whole;

    private long fraction;

    /** Returns the fees of a grid, or null where no trade on it can pay any. */
    static @Nullable CapacityFees of(Grid grid, MarketRules rules) {
        boolean loses = grid.branches().stream().anyMatch(branch -> lossSlope(branch, rules) > 0);
        return rules.capacityFeeTicks() > 0 || loses ? new CapacityFees(grid, rules) : null;
    }

    private CapacityFees(Grid grid, MarketRules rules) {
        this.grid = grid;
        int count = grid.branches().size();
        lossSlopes = grid.branches().stream()
                .mapToLong(branch -> lossSlope(branch, rules))
                .toArray();
        forwardStep = new long[count];
        backwardStep = new long[count];
        for (int l = 0; l < count; l++) {
            GridBranch branch = grid.branches().get(l);
            forwardStep[l] = step(branch.forwardMw() - branch.baseMw(), rules);
            backwardStep[l] = step(branch.backwardMw() + branch.baseMw(), rules);
        }
        for (int k = FREE_STEPS; k < STEPS; k++) {
            long above = (long) k - FREE_STEPS;
            long cubes = 3 * above * (above + 1) + 1;
            slopes[k] = UNITS_OF_SLOPE * rules.capacityFeeTicks() * cubes;
            sums[k] = sums[k - 1] + slopes[k - 1];
        }
        marginal = new long[grid.buses().size()];
        passed = new boolean[marginal.length];
    }

    private static long step(double mw, MarketRules rules) {
        return (long) Math.floor(Math.max(0, mw) / rules.lotMw() * Grid.ONE) / STEPS;
    }

    private static long lossSlope(GridBranch branch, MarketRules rules) {
        return Math.round(branch.lossPerMw() * rules.lossTicks() * PARTS);
    }

    /** Returns the fee of a trade in units of money, rounded up; negative where it is paid for relief. */
    long units(Flows flows, int seller, int buyer, int lots, int minutes) {
        measure(flows, seller, buyer, 0, lots);
        long parts = fraction * minutes;
        long most = Math.addExact(Math.multiplyExact(whole, minutes), parts >> Grid.FRACTION_BITS);
        boolean isWhole = (parts & FRACTION) == 0 && Math.floorMod(most, 3) == 0;
        return Math.floorDiv(most, 3) + (isWhole ? 0 : 1);
    }

    /** Returns the most lots, up to a number, whose last one's fee does not exceed what prices overlap by in ticks; may be 0. */
    int largest(Flows flows, int seller, int buyer, int lots, int overlap) {
        int least = 0;
        int most = lots;
        while (least < most) {
            int tried = least + (most - least + 1) / 2;
            measure(flows, seller, buyer, tried - 1, tried);
            if (isWithin(overlap)) {
                least = tried;
            } else {
                most = tried - 1;
            }
        }
        return least;
    }

    private boolean isWithin(int overlap) {
        long allowed = (long) overlap * PARTS;
        return whole < allowed || whole == allowed && fraction == 0;
    }

    /** Measures by how much a trade's lots after the first {@code from}, up to {@code to}, let potentials grow. */
    private void measure(Flows flows, int seller, int buyer, int from, int to) {
        whole = 0;
        fraction = 0;
        long[] injected = grid.column(seller);
        long[] withdrawn = grid.column(buyer);
        for (int l = 0; l < forwardStep.length; l++) {
            long perLot = injected[l] - withdrawn[l];
            if (perLot != 0) {
                addPotential(l, flows.flow(l) + to * perLot, 1);
                addPotential(l, flows.flow(l) + from * perLot, -1);
            }
        }
    }

    private void addPotential(int branch, long flow, int sign) {
        add(sign * lossSlopes[branch], Math.abs(flow));
        long step = flow < 0 ? backwardStep[branch] : forwardStep[branch];
        int at = segment(branch, flow);
        if (at < FREE_STEPS) {
            return;
        }
        add(sign * sums[at], step);
        add(sign * slopes[at], Math.abs(flow) - at * step);
    }

    private void add(long slope, long length) {
        whole += slope * (length >> Grid.FRACTION_BITS);
        fraction += slope * (length & FRACTION);
        whole += fraction >> Grid.FRACTION_BITS;
        fraction &= FRACTION;
    }

    /** Returns the twentieth that a flow lies in; a branch without limit in a direction charges nothing there. */
    private int segment(int branch, long flow) {
        long step = flow < 0 ? backwardStep[branch] : forwardStep[branch];
        return step == 0 ? 0 : (int) Math.min(STEPS - 1, Math.abs(flow) / step);
    }

    /** Returns the bus whose best order an incoming one meets first: by limit with the marginal fees of both buses, then by age; or -1. */
    int counterpart(Flows flows, long[] keys, int incomingSide, int bus, int rank, int span) {
        boolean selling = incomingSide == Book.SELL;
        long[] shut = flows.near.shutFor(bus, selling);
        price(flows);
        Arrays.fill(passed, false);
        while (true) {
            int found = -1;
            for (int other = 0; other < keys.length; other++) {
                if (shut[other] >= 0
                        && !passed[other]
                        && rank(keys[other]) <= span - rank
                        && (found < 0 || isBefore(keys, other, found, selling))) {
                    found = other;
                }
            }
            if (found < 0 || pays(flows, selling, bus, found, span - rank - rank(keys[found]))) {
                return found;
            }
            passed[found] = true;
        }
    }

    /** Returns whether the first lot's fee is within what prices overlap by. */
    boolean pays(Flows flows, int seller, int buyer, int overlap) {
        return seller == buyer || largest(flows, seller, buyer, 1, overlap) == 1;
    }

    private boolean pays(Flows flows, boolean selling, int bus, int other, int overlap) {
        return selling ? pays(flows, bus, other, overlap) : pays(flows, other, bus, overlap);
    }

    private boolean isBefore(long[] keys, int other, int found, boolean selling) {
        long one = cost(rank(keys[other]), other, selling);
        long best = cost(rank(keys[found]), found, selling);
        return one < best || one == best && age(keys[other]) < age(keys[found]);
    }

    /** Returns by how much an order at a bus costs an incoming one more than the best price there is, in fine parts of a tick. */
    private long cost(int rank, int bus, boolean selling) {
        return rank * COARSE_TICK + (selling ? -marginal[bus] : marginal[bus]);
    }

    /** Returns that cost with the marginal fee of the incoming order's own bus. */
    long cost(Flows flows, int rank, int at, int bus, boolean selling) {
        price(flows);
        return cost(rank, at, selling) + (selling ? marginal[bus] : -marginal[bus]);
    }

    /** Finds the marginal fee of each bus: sum over branches of the slope x sensitivity. */
    private void price(Flows flows) {
        Arrays.fill(marginal, 0);
        for (int l = 0; l < forwardStep.length; l++) {
            long flow = flows.flow(l);
            long slope = Long.signum(flow) * (slopes[segment(l, flow)] + lossSlopes[l]);
            long[] row = grid.row(l);
            for (int bus = 0; slope != 0 && bus < row.length; bus++) {
                marginal[bus] += slope * (row[bus] >> COARSE_BITS);
            }
        }
    }

    private static int rank(long key) {
        return (int) Math.min(Integer.MAX_VALUE, key >>> Orders.SEQUENCE_BITS);
    }

    private static long age(long key) {
        return key & (1L << Orders.SEQUENCE_BITS) - 1;
    }
}
