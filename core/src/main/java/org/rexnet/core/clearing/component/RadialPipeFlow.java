package org.rexnet.core.clearing.component;

import org.rexnet.core.clearing.flow.RadialPipes;
import org.rexnet.core.optimization.Solution;

/**
 * Heat through a pipe whose flow injections decide.
 *
 * @param pipes all of these, which hold what was read from the solution
 * @param radial position of the pipe among them
 */
record RadialPipeFlow(RadialPipes pipes, int radial) implements PipeFlow {

    @Override
    public void parametrize() {
        // Limits are those of flows; see FlowLimitRows.
    }

    @Override
    public double drawn(Solution solution, int k) {
        return pipes.flow(radial, k);
    }

    @Override
    public double fed(Solution solution, int k) {
        return pipes.flow(radial, k);
    }

    @Override
    public double lost(Solution solution, int k) {
        return 0;
    }

    @Override
    public double rent(Solution solution, int k) {
        return pipes.rent(radial, k);
    }

    @Override
    public double shadowPrice(Solution solution, int k) {
        return pipes.shadowPrice(radial, k);
    }
}
