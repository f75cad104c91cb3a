package org.rexnet.network.flow;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/**
 * What the outage of one branch does to the flows of the others: flow after = flow + factor x flow of the outage.
 *
 * <p>The factors of a line follow from its sensitivities. Those of a coupler are the flows that one MW between its ends
 * causes in a network without it, which is factorized once for each coupler; where further couplers close a loop with
 * it, they keep what they carry and those of the remaining tree take over.
 */
final class Outages {

    /** Share of its own transfer that must at least go round a branch for its outage to leave a regular network. */
    private static final double TOLERANCE = 1e-10;

    private final DcFlow flow;
    private final IntFunction<DcFlow> without;
    private final boolean[] bridges;
    private final AtomicReferenceArray<double[]> ofCouplers;

    /**
     * Prepares the outages of a network.
     *
     * @param bridges whether the loss of each branch parts an island
     * @param without makes the flow of the network with one branch open
     */
    Outages(DcFlow flow, boolean[] bridges, IntFunction<DcFlow> without) {
        this.flow = flow;
        this.without = without;
        this.bridges = bridges;
        ofCouplers = new AtomicReferenceArray<>(bridges.length);
    }

    boolean isBridge(int branch) {
        return bridges[branch];
    }

    double factor(int branch, int outage) {
        if (flow.isCoupler(outage) || flow.isOpen(outage)) {
            return factors(outage)[branch];
        }
        double remainder = remainder(outage);
        return branch == outage ? -1 : transfer(branch, outage) / remainder;
    }

    /** Returns the factors of all branches, as an array of the caller's own. */
    double[] factors(int outage) {
        if (flow.isCoupler(outage)) {
            return ofCoupler(outage).clone();
        }
        double[] factors = new double[bridges.length];
        if (!flow.isOpen(outage)) {
            double remainder = remainder(outage);
            Arrays.setAll(factors, l -> transfer(l, outage) / remainder);
        }
        factors[outage] = -1;
        return factors;
    }

    /** Returns the sensitivities of a branch after an outage, as an array of the caller's own. */
    double[] sensitivities(int branch, int outage) {
        double factor = factor(branch, outage);
        double[] row = flow.sensitivities(branch).clone();
        double[] outaged = flow.sensitivities(outage);
        for (int bus = 0; bus < row.length; bus++) {
            row[bus] += factor * outaged[bus];
        }
        return row;
    }

    private double[] ofCoupler(int outage) {
        double[] known = ofCouplers.get(outage);
        if (known != null) {
            return known;
        }
        requireNoBridge(outage);
        DcFlow rest = without.apply(outage);
        double[] transfer = new double[flow.busCount()];
        transfer[flow.from(outage)] = 1;
        transfer[flow.to(outage)] = -1;
        double[] factors = rest.flows(transfer);
        double[] shifted = rest.shiftFlows();
        for (int l = 0; l < factors.length; l++) {
            factors[l] -= shifted[l];
        }
        factors[outage] = -1;
        ofCouplers.set(outage, factors);
        return factors;
    }

    /**
     * Returns the flow on a branch per MW sent from the start of another to its end; found from the other's row, by
     * symmetry, where both follow angles.
     */
    private double transfer(int branch, int other) {
        if (flow.isCoupler(branch)) {
            double[] row = flow.sensitivities(branch);
            return row[flow.from(other)] - row[flow.to(other)];
        }
        double[] row = flow.sensitivities(other);
        return flow.susceptance(branch) / flow.susceptance(other) * (row[flow.from(branch)] - row[flow.to(branch)]);
    }

    /** Returns the share of a transfer between the ends of a branch that goes round it. */
    private double remainder(int outage) {
        requireNoBridge(outage);
        double remainder = 1 - transfer(outage, outage);
        if (!(Math.abs(remainder) > TOLERANCE)) {
            throw new IllegalArgumentException(
                    "The outage of %s leaves an island whose angles do not follow from injections."
                            .formatted(flow.name(outage)));
        }
        return remainder;
    }

    private void requireNoBridge(int outage) {
        if (bridges[outage]) {
            throw new IllegalArgumentException("The outage of %s splits its island.".formatted(flow.name(outage)));
        }
    }
}
