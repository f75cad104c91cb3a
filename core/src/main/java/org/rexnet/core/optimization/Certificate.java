package org.rexnet.core.optimization;

/**
 * Proof that a point is optimal, found by checking the optimality conditions of the model itself, quadratic costs
 * included: the point is feasible, its duals and reduced costs are consistent and have the right signs, whatever is priced
 * is at its limit, and the primal and dual objectives meet. For an integer model: the point is feasible and whole, and the
 * bound is close.
 *
 * @param primal largest violation of a bound or constraint
 * @param integrality largest distance of an integer variable from a whole number
 * @param dual largest inconsistency or wrong sign among duals and reduced costs
 * @param complementarity largest of what is priced without being at its limit
 * @param gap difference between primal and dual objective
 */
public record Certificate(
        Violation primal, Violation integrality, Violation dual, Violation complementarity, Violation gap) {

    /**
     * The worst violation of one kind.
     *
     * @param where name of the variable or constraint, empty if nothing is violated at all
     * @param size of the violation
     * @param allowed what the tolerances allow there
     */
    public record Violation(String where, double size, double allowed) {
        static final Violation NONE = new Violation("", 0, 0);

        /** Returns whether it is within what the tolerances allow. */
        public boolean isAllowed() {
            return size <= allowed;
        }

        @Override
        public String toString() {
            return size + (where.isEmpty() ? "" : " at " + where) + " (" + allowed + " allowed)";
        }
    }

    /** Returns whether all violations are within what is tolerated. */
    public boolean holds() {
        return primal.isAllowed()
                && integrality.isAllowed()
                && dual.isAllowed()
                && complementarity.isAllowed()
                && gap.isAllowed();
    }

    /** Checks a continuous solution of a model. */
    public static Certificate of(LinearModel model, Point point) {
        return new OptimalityCheck(model, point).continuous();
    }

    /** Checks a continuous solution of a model in which a variable is held where the point has it, whatever its bounds. */
    static Certificate ofHeld(LinearModel model, Point point, Variable held) {
        return new OptimalityCheck(model, point).holding(held).continuous();
    }

    /** Checks an integer solution whose cost is claimed to be within a relative gap of a bound. */
    public static Certificate of(LinearModel model, Point point, double bound, double mipGap) {
        return new OptimalityCheck(model, point).integer(bound, mipGap);
    }
}
