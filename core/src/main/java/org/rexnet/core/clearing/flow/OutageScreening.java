package org.rexnet.core.clearing.flow;

import org.rexnet.network.flow.DcFlow;

/** Finds flows after the outage of one line or transformer, by outage factors. An outage that splits the network is left out. */
final class OutageScreening {

    private final DcFlow dcFlow;
    private final LineLimits limits;

    OutageScreening(DcFlow dcFlow, LineLimits limits) {
        this.dcFlow = dcFlow;
        this.limits = limits;
    }

    /** Receives a flow after an outage. */
    interface FlowReader {
        void read(int line, int outage, double flowMw);
    }

    /**
     * Reads, for each outage, the flows of snapshot {@code k} within a margin of a limit, and all of those whose capacity is a variable.
     */
    void screen(double[] flows, int k, double marginMw, FlowReader reader) {
        for (int outage = 0; outage < flows.length; outage++) {
            if (dcFlow.isBridge(outage) || dcFlow.isOpen(outage)) {
                continue;
            }
            double[] factors = dcFlow.outageFactors(outage);
            for (int line = 0; line < flows.length; line++) {
                double flow = flows[line] + factors[line] * flows[outage];
                boolean candidate = flow > limits.upper(line, k) - marginMw
                        || flow < limits.lower(line, k) + marginMw
                        || limits.isLimitedByVariable(line);
                if (line != outage && candidate) {
                    reader.read(line, outage, flow);
                }
            }
        }
    }
}
