package org.rexnet.core.study;

import java.util.List;

/**
 * Limit that several generators share in every snapshot: the sum of factor x output lies between two numbers. It is what a case of MATPOWER
 * says by {@code A}, {@code l} and {@code u}; a generator that the study does not have counts as 0.
 *
 * @param id unique among the limits
 * @param terms of which the sum consists
 * @param lowerMw least sum in MW; may be infinite
 * @param upperMw largest sum in MW, at least {@code lowerMw}; may be infinite
 */
public record OutputLimit(String id, List<Term> terms, double lowerMw, double upperMw) implements Condition {

    /**
     * One generator in a limit.
     *
     * @param generator its name
     * @param factor by which its output in MW counts
     */
    public record Term(String generator, double factor) {

        public Term {
            if (!Double.isFinite(factor)) {
                throw new IllegalArgumentException(
                        "The factor of generator %s must be a number but is %s.".formatted(generator, factor));
            }
        }
    }

    public OutputLimit {
        terms = List.copyOf(terms);
        if (!(lowerMw <= upperMw) || lowerMw == Double.POSITIVE_INFINITY || upperMw == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("Output limit %s: lower must not exceed upper, but they are %s and %s."
                    .formatted(id, lowerMw, upperMw));
        }
    }
}
