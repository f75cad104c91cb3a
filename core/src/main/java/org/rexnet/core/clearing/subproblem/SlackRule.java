package org.rexnet.core.clearing.subproblem;

/**
 * What a part of the horizon that cannot be cleared otherwise may violate: limits and balances at a penalty, or none.
 *
 * @param penalty money per MWh, above 0
 * @param allowed whether there may be slack beyond the tolerance of a solver; without it a part may be infeasible
 */
public record SlackRule(double penalty, boolean allowed) {

    public SlackRule {
        if (!(penalty > 0) || Double.isInfinite(penalty)) {
            throw new IllegalArgumentException("The penalty must be above 0 and finite but is %s.".formatted(penalty));
        }
    }

    /** Returns the same without slack. */
    public SlackRule forbidden() {
        return new SlackRule(penalty, false);
    }
}
