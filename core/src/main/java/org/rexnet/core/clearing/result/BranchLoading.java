package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;

/**
 * How far a branch is loaded over the horizon of a clearing.
 *
 * @param branch line, transformer, link or pipe
 * @param capacityMw capacity in the clearing, of which a series may allow less in a snapshot
 * @param flowMw flow into the branch at its first bus by snapshot, below 0 where it comes out there
 */
@SuppressWarnings("ArrayRecordComponent")
public record BranchLoading(Branch branch, double capacityMw, double[] flowMw) {

    /** A branch counts as full from this share on. */
    private static final double FULL = 1 - 1e-6;

    /** Returns all branches of the network: lines, transformers, links, pipes. */
    public static List<BranchLoading> of(Clearing clearing) {
        List<BranchLoading> all = new ArrayList<>();
        for (ComponentKind kind : ComponentKind.values()) {
            if (kind.isBranch()) {
                add(clearing, kind, all);
            }
        }
        return all;
    }

    private static void add(Clearing clearing, ComponentKind kind, List<BranchLoading> all) {
        Study study = clearing.study();
        List<Branch> branches = study.network().branches().stream()
                .filter(branch -> ComponentKind.of(branch) == kind)
                .toList();
        List<Integer> lines = kind.isPassive() ? study.linePositions(kind) : List.of();
        double[][] flows = kind.isPassive() ? clearing.flows() : clearing.series(kind, "p0");
        double[] capacities = clearing.column(kind, kind.optimalAttribute());
        for (int i = 0; i < branches.size(); i++) {
            int column = kind.isPassive() ? lines.get(i) : i;
            double[] flow = new double[flows.length];
            for (int t = 0; t < flow.length; t++) {
                flow[t] = flows[t][column];
            }
            all.add(new BranchLoading(branches.get(i), capacities[i], flow));
        }
    }

    /** Returns the share of the capacity that is used in snapshot {@code t}; NaN where there is no capacity, or no end of it. */
    public double share(int t) {
        return capacityMw > 0 && Double.isFinite(capacityMw) ? Math.abs(flowMw[t]) / capacityMw : Double.NaN;
    }

    /** Returns the highest of these shares. */
    public double highest() {
        double highest = Double.NaN;
        for (int t = 0; t < flowMw.length; t++) {
            highest = highest >= share(t) ? highest : share(t);
        }
        return highest;
    }

    /** Returns the average of these shares, by weighted hours. */
    public double average(Horizon horizon) {
        double hours = Operation.weighted(horizon, t -> 1);
        return hours > 0 ? Operation.weighted(horizon, this::share) / hours : Double.NaN;
    }

    /** Returns the weighted hours in which all of its capacity is used. */
    public double hoursFull(Horizon horizon) {
        return Operation.weighted(horizon, t -> share(t) >= FULL ? 1 : 0);
    }

    /** Returns the MWh that entered at its first bus less what left there. */
    public double energyMwh(Horizon horizon) {
        return Operation.weighted(horizon, t -> flowMw[t]);
    }
}
