package org.rexnet.core.clearing.flow;

import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.optimization.Values;

/** Limits of all flows that injections decide, in MW: of lines and transformers by their positions, and of radial pipes after them. */
final class FlowLimits {

    private final LineLimits lines;
    private final RadialPipes pipes;

    FlowLimits(LineLimits lines, RadialPipes pipes) {
        this.lines = lines;
        this.pipes = pipes;
    }

    LineLimits lines() {
        return lines;
    }

    /** Returns the pipes whose flow injections decide. */
    RadialPipes pipes() {
        return pipes;
    }

    /** Returns the number of branches. */
    int size() {
        return lines.size() + pipes.size();
    }

    boolean isLine(int branch) {
        return branch < lines.size();
    }

    /** Returns the position among the radial pipes of a branch that is no line. */
    int radial(int branch) {
        return branch - lines.size();
    }

    Capacity capacity(int branch) {
        return isLine(branch) ? lines.capacity(branch) : pipes.capacity(radial(branch));
    }

    /** Returns whether the flow alone is limited by a capacity that is a variable. */
    boolean isLimitedByVariable(int branch) {
        return isLine(branch)
                ? lines.isLimitedByVariable(branch)
                : capacity(branch).isVariable();
    }

    /** Returns the share of capacity that may be used in snapshot {@code k} of the window. */
    double share(int branch, int k) {
        return isLine(branch) ? lines.share(branch, k) : pipes.share(radial(branch), k);
    }

    /** Returns the least flow that no variable moves. */
    double lower(int branch, int k) {
        return isLine(branch) ? lines.lower(branch, k) : pipes.lower(radial(branch), k);
    }

    /** Returns the largest flow that no variable moves. */
    double upper(int branch, int k) {
        return isLine(branch) ? lines.upper(branch, k) : pipes.upper(radial(branch), k);
    }

    /** Returns by how many MW a flow exceeds the limits that no variable moves; below 0 where it holds them. */
    double excess(int branch, int k, double flow) {
        return Math.max(flow - upper(branch, k), lower(branch, k) - flow);
    }

    /** Returns whether any capacity is a variable. */
    boolean hasVariables() {
        return lines.hasVariables() || pipes.hasVariables();
    }

    /** Returns the largest flow in either direction by capacity in a solution. */
    double capacityLimit(int branch, int k, Values solution) {
        double share = share(branch, k);
        return share == 0 ? 0 : share * capacity(branch).value(solution);
    }

    /** Returns what one more MW of capacity saves per unit of a shadow price, below 0 forward and above 0 backward. */
    double rentPerShadowPrice(int branch, int k, double shadowPrice) {
        return isLine(branch)
                ? lines.rentPerShadowPrice(branch, k, shadowPrice)
                : pipes.rentPerShadowPrice(radial(branch), k, shadowPrice);
    }
}
