package org.rexnet.core.clearing.solve;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.flow.FlowLimitRows;
import org.rexnet.core.clearing.flow.SensitivityFlow;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.BasisStatus;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.ReducedBasis;
import org.rexnet.core.optimization.Solution;

/** From where the study of a plan is cleared with the capacities that exist: the plan's dispatch, and its flow limits. */
final class OperationCorner {

    private OperationCorner() {}

    /** Returns the corner of a window whose capacities were found; empty where whole decisions or flows by other laws leave none. */
    static Optional<ClearingCorner> of(ClearingProblem problem, Solution solution) {
        return of(problem, solution.basis(), new double[0]);
    }

    /**
     * Returns the corner of a window whose capacities were held where they are; empty where whole decisions or flows by other laws leave
     * none.
     *
     * @param known of the window's model
     * @param reducedCosts by its variables, where capacities are numbers; empty where they are not known
     */
    static Optional<ClearingCorner> of(ClearingProblem problem, Basis known, double[] reducedCosts) {
        if (!(problem.flow() instanceof SensitivityFlow flow)
                || !problem.wholeVariables().isEmpty()
                || problem.model().isQuadratic()) {
            return Optional.empty();
        }
        BitSet capacities = new BitSet();
        problem.window().capacities().values().forEach(variable -> capacities.set(variable.index()));
        Basis basis = known.extendedTo(
                problem.model().variableCount(), problem.model().constraintCount());
        BitSet dropped = new BitSet();
        Map<FlowLimit, Integer> last = last(flow.rows(), basis, dropped);
        int[] rows = last.values().stream().mapToInt(row -> row).toArray();
        return Optional.of(new ClearingCorner(
                ReducedBasis.of(problem.model(), basis, capacities, rows, dropped),
                last.keySet().stream().toList(),
                without(capacities, reducedCosts)));
    }

    private static double[] without(BitSet capacities, double[] reducedCosts) {
        return IntStream.range(0, reducedCosts.length)
                .filter(j -> !capacities.get(j))
                .mapToDouble(j -> reducedCosts[j])
                .toArray();
    }

    /** Returns the rows of flow limits; of the two directions of a flow whose capacity is a variable the one that binds, as one limit. */
    private static Map<FlowLimit, Integer> last(FlowLimitRows rows, Basis basis, BitSet dropped) {
        Map<FlowLimit, Integer> last = new LinkedHashMap<>();
        for (FlowLimit limit : rows.inOrderOfRows()) {
            if (limit.kind() != FlowLimit.Kind.DEFINITION) {
                Constraint row = rows.row(limit);
                dropped.set(row.index());
                FlowLimit fixed = new FlowLimit(limit.line(), limit.outage(), limit.snapshot(), FlowLimit.Kind.FIXED);
                boolean binds = basis.status(row) != BasisStatus.BASIC;
                last.merge(fixed, row.index(), (known, other) -> binds ? other : known);
            }
        }
        return last;
    }
}
