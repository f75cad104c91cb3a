package org.rexnet.core.clearing.result;

/**
 * Limit of a flow that costs something in one snapshot.
 *
 * @param line position of the line or transformer among the passive branches
 * @param outage position of the branch whose outage the limit is for; -1 where all are in service
 * @param shadowPrice cost of one more MW of limit per hour: below 0 forward, above 0 backward
 * @param ofLoss whether it is no limit but the loss that more flow makes
 */
public record BindingLimit(int line, int outage, double shadowPrice, boolean ofLoss) {

    /** Makes a limit that no loss is. */
    public BindingLimit(int line, int outage, double shadowPrice) {
        this(line, outage, shadowPrice, false);
    }
}
