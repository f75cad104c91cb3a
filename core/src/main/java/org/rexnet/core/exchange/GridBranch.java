package org.rexnet.core.exchange;

/**
 * Branch with a limit, as the exchange sees it.
 *
 * @param id its name
 * @param forwardMw most flow in its direction in MW, at least 0
 * @param backwardMw most flow against it in MW, at least 0
 * @param baseMw flow that is there without any trade: phase shifts, contracts that settled long before
 * @param lossPerMw share of the flow that is lost, from 0 to below 1
 */
public record GridBranch(String id, double forwardMw, double backwardMw, double baseMw, double lossPerMw) {

    public GridBranch {
        if (!(forwardMw >= 0 && backwardMw >= 0) || !Double.isFinite(forwardMw + backwardMw + baseMw)) {
            throw new IllegalArgumentException("Branch %s: limits must be numbers of at least 0 MW but are %s and %s."
                    .formatted(id, forwardMw, backwardMw));
        }
        if (!(lossPerMw >= 0 && lossPerMw < 1)) {
            throw new IllegalArgumentException(
                    "Branch %s: the share lost must be from 0 to below 1 but is %s.".formatted(id, lossPerMw));
        }
    }

    /** Makes a branch without base flow and losses. */
    public GridBranch(String id, double forwardMw, double backwardMw) {
        this(id, forwardMw, backwardMw, 0, 0);
    }

    /** Returns the same branch with another flow that is there already, in MW. */
    public GridBranch withBase(double newBaseMw) {
        return new GridBranch(id, forwardMw, backwardMw, newBaseMw, lossPerMw);
    }

    /** Returns the same branch with another share of the flow that is lost. */
    public GridBranch withLoss(double newLossPerMw) {
        return new GridBranch(id, forwardMw, backwardMw, baseMw, newLossPerMw);
    }
}
