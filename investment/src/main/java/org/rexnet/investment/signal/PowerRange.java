package org.rexnet.investment.signal;

import org.rexnet.core.study.Margin;

/** Best use of power between two shares of a capacity at one margin. */
final class PowerRange {

    private PowerRange() {}

    /**
     * Returns the derivative by capacity C of the largest value of m p - q p^2 over min C <= p <= max C.
     *
     * @param one m per MWh, q at least 0, and the shares min and max
     * @param capacityMw C; matters only where q is above 0
     */
    static double valuePerMw(Margin one, double capacityMw) {
        double margin = one.perMwh();
        double quadratic = one.quadraticCost();
        double min = one.leastPu();
        double max = one.mostPu();
        if (quadratic > 0) {
            double best = margin / (2 * quadratic);
            if (best >= product(max, capacityMw)) {
                return product(max, margin - 2 * quadratic * product(max, capacityMw));
            }
            return best <= product(min, capacityMw)
                    ? product(min, margin - 2 * quadratic * product(min, capacityMw))
                    : 0;
        }
        return margin >= 0 ? product(max, margin) : product(min, margin);
    }

    /** A product in which 0 x infinity is 0. */
    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }
}
