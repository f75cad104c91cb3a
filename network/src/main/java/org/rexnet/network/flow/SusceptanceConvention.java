package org.rexnet.network.flow;

import org.rexnet.network.PassiveBranch;

/**
 * How the susceptance B of flow = B (theta_from - theta_to - shift) follows from a branch's impedance; published
 * results differ by it.
 *
 * <p>A branch whose susceptance is infinite is a coupler: theta_from - theta_to = shift, whatever it carries.
 */
public enum SusceptanceConvention {

    /** B = 1 / (x tau) with phase shifts, as MATPOWER and PyPSA; without reactance a coupler. */
    SERIES_REACTANCE {
        @Override
        public double susceptance(PassiveBranch branch) {
            double reactance = branch.reactance() * branch.tapRatio();
            return reactance == 0 ? Double.POSITIVE_INFINITY : 1 / reactance;
        }

        @Override
        public double phaseShift(PassiveBranch branch) {
            return branch.phaseShift();
        }
    },

    /**
     * B = x / (r^2 + x^2), taps and shifts ignored, as PowerModels and the DC column of PGLib-OPF. A branch of
     * resistance alone carries nothing, one without either is a coupler.
     */
    SERIES_ADMITTANCE {
        @Override
        public double susceptance(PassiveBranch branch) {
            double resistance = branch.resistance();
            double reactance = branch.reactance();
            return resistance == 0 && reactance == 0
                    ? Double.POSITIVE_INFINITY
                    : reactance / (resistance * resistance + reactance * reactance);
        }

        @Override
        public double phaseShift(PassiveBranch branch) {
            return 0;
        }
    };

    /**
     * Returns the susceptance in MW per radian; negative where the reactance is, infinite for a coupler, 0 for a branch
     * that carries nothing.
     */
    public abstract double susceptance(PassiveBranch branch);

    /** Returns the phase shift in radians; 0 where the convention ignores it. */
    public abstract double phaseShift(PassiveBranch branch);
}
