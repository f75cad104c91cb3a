package org.rexnet.core.clearing.flow;

import java.util.Arrays;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Values;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.network.flow.DcFlow;

/**
 * Flows that no injection decides, as variables in MW: those of couplers that close a loop of couplers. Each counts as withdrawn at one end
 * and injected at the other, so that the couplers beside it carry what is left.
 */
final class FreeFlows {

    private final int[] branches;
    private final Variables mw;

    FreeFlows(Window problem, DcFlow dcFlow) {
        branches = dcFlow.freeBranches();
        mw = problem.model().addVariables(branches.length * problem.size());
        problem.enter(
                mw,
                Arrays.stream(branches)
                        .mapToObj(branch -> dcFlow.branches().get(branch))
                        .map(branch -> new ComponentKey(ComponentKind.of(branch), branch.id()))
                        .toList(),
                Quantity.FLOW);
        for (int k = 0; k < problem.size(); k++) {
            for (int i = 0; i < branches.length; i++) {
                Variable flow = mw.at(k * branches.length + i);
                problem.model().setBounds(flow, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                problem.injections().add(dcFlow.from(branches[i]), k, flow, -1);
                problem.injections().add(dcFlow.to(branches[i]), k, flow, 1);
            }
        }
    }

    /** Returns the flow of a free branch in snapshot {@code k}. */
    Variable variable(int branch, int k) {
        return mw.at(k * branches.length + Arrays.binarySearch(branches, branch));
    }

    /** Writes the flows of snapshot {@code k} by branch. */
    void read(int k, Values values, double[] flows) {
        for (int i = 0; i < branches.length; i++) {
            flows[branches[i]] = values.value(mw.at(k * branches.length + i));
        }
    }
}
