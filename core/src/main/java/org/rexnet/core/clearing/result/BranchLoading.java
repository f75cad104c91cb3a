package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;

/**
 * How far a branch is loaded over the horizon of a clearing.
 *
 * @param branch line, transformer, link or pipe
 * @param capacityMw capacity in the clearing
 * @param limitMw the part of it, or more, that a series lets it carry the way it does, by snapshot
 * @param flowMw flow into the branch at its first bus by snapshot, below 0 where it comes out there
 */
@SuppressWarnings("ArrayRecordComponent")
public record BranchLoading(Branch branch, double capacityMw, double[] limitMw, double[] flowMw) {

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
            Component component = study.components()
                    .find(new ComponentKey(kind, branches.get(i).id()))
                    .orElseThrow();
            double[] flow = new double[flows.length];
            double[] limit = new double[flows.length];
            for (int t = 0; t < flow.length; t++) {
                flow[t] = flows[t][column];
                limit[t] = capacities[i] * component.largestShare(t, flow[t] < 0);
            }
            all.add(new BranchLoading(branches.get(i), capacities[i], limit, flow));
        }
    }

    /**
     * Returns the share of what it may carry in snapshot {@code t} that it carries; NaN where it may carry nothing, or has no limit.
     *
     * <p>At most 1: what a pipe loses at its entry is part of its flow there and not of what is limited.
     */
    public double share(int t) {
        return limitMw[t] > 0 && Double.isFinite(limitMw[t])
                ? Math.min(1, Math.abs(flowMw[t]) / limitMw[t])
                : Double.NaN;
    }

    /** Returns the highest of these shares; NaN where there is none. */
    public double highest() {
        return IntStream.range(0, flowMw.length)
                .mapToDouble(this::share)
                .filter(share -> !Double.isNaN(share))
                .max()
                .orElse(Double.NaN);
    }

    /** Returns the average of these shares, by weighted hours; NaN where there is none. */
    public double average(Horizon horizon) {
        double hours = Operation.weighted(horizon, t -> Double.isNaN(share(t)) ? 0 : 1);
        return hours > 0 ? Operation.weighted(horizon, t -> Double.isNaN(share(t)) ? 0 : share(t)) / hours : Double.NaN;
    }

    /** Returns the weighted hours in which it carries all that it may. */
    public double hoursFull(Horizon horizon) {
        return Operation.weighted(horizon, t -> share(t) >= FULL ? 1 : 0);
    }

    /** Returns the MWh that entered at its first bus less what left there. */
    public double energyMwh(Horizon horizon) {
        return Operation.weighted(horizon, t -> flowMw[t]);
    }
}
