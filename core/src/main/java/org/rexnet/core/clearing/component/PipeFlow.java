package org.rexnet.core.clearing.component;

import org.rexnet.core.optimization.Solution;

/** Heat through a pipe, as variables or as what injections decide. */
sealed interface PipeFlow permits VariablePipeFlow, RadialPipeFlow {

    /** Sets the limits for the snapshots at which the window stands. */
    void parametrize();

    /** Returns the MW that the flow draws at its first end. */
    double drawn(Solution solution, int k);

    /** Returns the MW that arrive at its other end. */
    double fed(Solution solution, int k);

    /** Returns the MW that are lost of what was drawn in a snapshot. */
    double lost(Solution solution, int k);

    /** Returns the cost saved by one more MW of capacity, over snapshot {@code k} with its weight. */
    double rent(Solution solution, int k);

    /** Returns what one more MW of limit would cost per hour: below 0 forward, above 0 backward. */
    double shadowPrice(Solution solution, int k);
}
