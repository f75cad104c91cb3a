package org.rexnet.core.exchange;

import java.math.BigInteger;
import org.rexnet.core.market.MarketRules;

/** Fees for capacity and losses as rule R12 tells them: potentials of flows, in exact arithmetic. */
final class PlainFees {

    private static final int STEPS = 20;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(Grid.FRACTION_BITS);

    private PlainFees() {}

    /** Returns 3,000 x the mean slope of c (u - 0.5)^3 / 0.75 between two twentieths of u, in ticks; 0 below half. */
    private static BigInteger slope(int c, int k) {
        double low = k / 20.0 - 0.5;
        double high = (k + 1) / 20.0 - 0.5;
        double mean = k < STEPS / 2 ? 0 : c / 0.75 * (high * high * high - low * low * low) * STEPS;
        return BigInteger.valueOf(Math.round(3000 * mean));
    }

    /** Returns 3,000 x what is lost of a lot x the reference price in ticks. */
    static long lossSlope(GridBranch branch, MarketRules rules) {
        return Math.round(branch.lossPerMw() * rules.lossTicks() * 3000);
    }

    private static BigInteger step(PlainBook book, int branch, long flow) {
        GridBranch limits = book.grid.branches().get(branch);
        double mw = flow < 0 ? limits.backwardMw() + limits.baseMw() : limits.forwardMw() - limits.baseMw();
        double lots = Math.max(0, mw) / book.rules.lotMw();
        return BigInteger.valueOf((long) Math.floor(lots * Grid.ONE) / STEPS);
    }

    /** Returns a branch's potential of a flow, in 1/3,000 of a tick x lots x 2^-30. */
    static BigInteger potential(PlainBook book, int branch, long flow) {
        BigInteger step = step(book, branch, flow);
        BigInteger left = BigInteger.valueOf(flow).abs();
        BigInteger sum =
                left.multiply(BigInteger.valueOf(lossSlope(book.grid.branches().get(branch), book.rules)));
        for (int k = 0; k < STEPS && step.signum() > 0 && left.signum() > 0; k++) {
            BigInteger length = k < STEPS - 1 ? left.min(step) : left;
            sum = sum.add(length.multiply(slope(book.rules.capacityFeeTicks(), k)));
            left = left.subtract(length);
        }
        return sum;
    }

    /** Returns the potential of all flows together. */
    static BigInteger potential(PlainBook book) {
        BigInteger sum = BigInteger.ZERO;
        for (int l = 0; l < book.grid.branches().size(); l++) {
            sum = sum.add(potential(book, l, book.flow(l)));
        }
        return sum;
    }

    /** Returns by how much the lots of a trade after the first {@code from}, up to {@code to}, let potentials grow. */
    static BigInteger growth(PlainBook book, int seller, int buyer, int from, int to) {
        BigInteger sum = BigInteger.ZERO;
        for (int l = 0; l < book.grid.branches().size(); l++) {
            long perLot = book.grid.sensitivity(l, seller) - book.grid.sensitivity(l, buyer);
            sum = sum.add(potential(book, l, book.flow(l) + to * perLot))
                    .subtract(potential(book, l, book.flow(l) + from * perLot));
        }
        return sum;
    }

    /** Returns an amount in units of money, rounded up. */
    static long units(BigInteger growth, int minutes) {
        BigInteger[] parts = growth.multiply(BigInteger.valueOf(minutes))
                .negate()
                .divideAndRemainder(ONE.multiply(BigInteger.valueOf(3)));
        boolean below = parts[1].signum() < 0;
        return -(parts[0].longValueExact() - (below ? 1 : 0));
    }

    static boolean pays(PlainBook book, int seller, int buyer, int lot, int overlap) {
        return growth(book, seller, buyer, lot - 1, lot).compareTo(ONE.multiply(BigInteger.valueOf(3000L * overlap)))
                <= 0;
    }

    /** Returns the marginal fee of a bus in 1/3,000 of a tick x 2^-20, from sensitivities of 20 bits. */
    static long marginal(PlainBook book, int bus) {
        long sum = 0;
        for (int l = 0; l < book.grid.branches().size(); l++) {
            long flow = book.flow(l);
            BigInteger step = step(book, l, flow);
            long loss = lossSlope(book.grid.branches().get(l), book.rules);
            sum += Long.signum(flow) * loss * Math.floorDiv(book.grid.sensitivity(l, bus), 1024L);
            if (step.signum() > 0) {
                int k = BigInteger.valueOf(flow)
                        .abs()
                        .divide(step)
                        .min(BigInteger.valueOf(STEPS - 1))
                        .intValue();
                long slope = slope(book.rules.capacityFeeTicks(), k).longValueExact();
                sum += Long.signum(flow) * slope * Math.floorDiv(book.grid.sensitivity(l, bus), 1024L);
            }
        }
        return sum;
    }
}
