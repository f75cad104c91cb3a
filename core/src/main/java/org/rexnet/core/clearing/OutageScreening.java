package org.rexnet.core.clearing;

import org.rexnet.network.flow.DcFlow;

/** Finds flows after the outage of one line or transformer, by outage factors. An outage that splits the network is left out. */
final class OutageScreening {

    private final DcFlow dcFlow;
    private final LineLimits limits;
    private final double[] shiftFlows;

    OutageScreening(DcFlow dcFlow, LineLimits limits) {
        this.dcFlow = dcFlow;
        this.limits = limits;
        shiftFlows = dcFlow.shiftFlows();
    }

    /** Receives a flow after an outage. */
    interface FlowReader {
        void read(int line, int outage, double flowMw);
    }

    /** Reads, for each outage, the flows of snapshot {@code k} that exceed what no variable moves or touch a variable capacity. */
    void screen(double[] flows, int k, FlowReader reader) {
        for (int outage = 0; outage < flows.length; outage++) {
            if (dcFlow.isBridge(outage)) {
                continue;
            }
            double[] factors = dcFlow.outageFactors(outage);
            for (int line = 0; line < flows.length; line++) {
                double flow = flows[line] + factors[line] * flows[outage];
                boolean candidate = flow > limits.upper(line, k)
                        || flow < limits.lower(line, k)
                        || limits.capacity(line).isVariable();
                if (line != outage && candidate) {
                    reader.read(line, outage, flow);
                }
            }
        }
    }

    /** Returns the flow that phase shifts alone cause at the limit's line, after its outage where it has one. */
    double shiftFlow(FlowLimit limit) {
        double own = shiftFlows[limit.line()];
        return limit.outage() == FlowLimit.NO_OUTAGE
                ? own
                : own + dcFlow.outageFactor(limit.line(), limit.outage()) * shiftFlows[limit.outage()];
    }
}
