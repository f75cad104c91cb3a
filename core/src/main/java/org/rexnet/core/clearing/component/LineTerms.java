package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.flow.LineLimits;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Study;
import org.rexnet.network.PassiveBranch;

/** Lines: their flows are the flow model's, limits on their capacity are here. Transformers count to no such limit. */
final class LineTerms implements ComponentTerms {

    private final List<LineOperation> lines;
    private final LineLimits limits;

    LineTerms(Study study, LineLimits limits) {
        lines = study.lines();
        this.limits = limits;
    }

    /** Returns the operation of lines, or of transformers, in a clearing: half of their loss at each end. */
    static List<Operation> operations(Clearing clearing, ComponentKind kind) {
        Study study = clearing.study();
        double[][] flows = clearing.flows();
        double[][] losses = clearing.lineLosses();
        List<Operation> all = new ArrayList<>();
        for (int l : study.linePositions(kind)) {
            PassiveBranch branch = study.lines().get(l).branch();
            ComponentKey key = new ComponentKey(kind, branch.id());
            int from = study.network().busIndex(branch.from());
            int to = study.network().busIndex(branch.toBus());
            all.add(Operation.of(
                    clearing.study().horizon(),
                    key,
                    List.of(
                            new Injection(key, from, Injection.Role.TRANSPORT, t -> -flows[t][l] - losses[t][l] / 2),
                            new Injection(key, to, Injection.Role.TRANSPORT, t -> flows[t][l] - losses[t][l] / 2))));
        }
        return all;
    }

    /** Writes the power that enters at both ends: half of the loss at each. */
    static void write(WrittenResults export, ComponentKind kind, List<String> names) {
        Clearing clearing = export.clearing();
        double[][] all = clearing.flows();
        double[][] losses = clearing.lineLosses();
        List<Integer> positions = clearing.study().linePositions(kind);
        double[][] in = new double[all.length][names.size()];
        double[][] out = new double[all.length][names.size()];
        for (int t = 0; t < all.length; t++) {
            for (int i = 0; i < names.size(); i++) {
                double flow = all[t][positions.get(i)];
                double half = losses[t][positions.get(i)] / 2;
                in[t][i] = flow + half;
                out[t][i] = half - flow;
            }
        }
        export.series(kind, "p0", names, in);
        export.series(kind, "p1", names, out);
        export.capacity(kind, names);
    }

    @Override
    public void build() {
        // The flow model adds flows.
    }

    @Override
    public void parametrize() {
        // The flow model sets their limits.
    }

    @Override
    public void capacities(CapacityReader reader) {
        for (int l = 0; l < lines.size(); l++) {
            if (lines.get(l).kind() == ComponentKind.LINE) {
                reader.read(lines.get(l), limits.capacity(l));
            }
        }
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        // The flow model writes flows.
    }
}
