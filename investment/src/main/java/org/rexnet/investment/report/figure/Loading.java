package org.rexnet.investment.report.figure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;

/** What branches carry and how full they are. */
final class Loading {

    private static final double PERCENT = 100;

    private Loading() {}

    /** Returns what a branch takes from its first bus in MW by snapshot; below 0 where it feeds it. Empty where it is no branch. */
    static Optional<double[]> flow(Study study, Operation operation) {
        return branch(study, operation).map(branch -> {
            int from = study.network().busIndex(branch.from());
            double[] flow = new double[study.horizon().size()];
            for (Injection injection : operation.injections()) {
                for (int t = 0; t < flow.length && injection.bus() == from; t++) {
                    flow[t] -= injection.mw(t);
                }
            }
            return flow;
        });
    }

    /** Returns the branch of an operation; empty where it is that of something else. */
    static Optional<Branch> branch(Study study, Operation operation) {
        return study.components().find(operation.component()).flatMap(Component::networkBranch);
    }

    /** Returns the capacities that everything was cleared with, in MW (MWh of stores); may be infinite. */
    static Map<ComponentKey, Double> capacities(Clearing clearing) {
        Map<ComponentKey, Double> capacities = new HashMap<>();
        for (ComponentKind kind : ComponentKind.values()) {
            List<String> ids = kind.hasCapacity() ? clearing.study().ids(kind) : List.of();
            double[] values = ids.isEmpty() ? new double[0] : clearing.column(kind, kind.optimalAttribute());
            for (int i = 0; i < values.length; i++) {
                capacities.put(new ComponentKey(kind, ids.get(i)), values[i]);
            }
        }
        return capacities;
    }

    /** Returns what a branch may carry the way it does, in MW by snapshot; at least 0. */
    static double[] limits(Component branch, double capacity, double[] flow) {
        double[] limits = new double[flow.length];
        for (int t = 0; t < limits.length; t++) {
            limits[t] = Math.max(0, capacity * branch.largestShare(t, flow[t] < 0));
        }
        return limits;
    }

    /**
     * Returns the flow as a share of its limit, at most 1; 1 where there is some that may not be, as solvers leave it, or as a pipe loses
     * at its entry.
     */
    static double share(double flow, double limit) {
        if (flow == 0) {
            return 0;
        }
        return limit > 0 ? Math.min(1, Math.abs(flow) / limit) : 1;
    }

    /** Returns how full branches are that have a limit, in percent by snapshot, by their words. */
    static Map<String, double[]> all(Clearing clearing) {
        Map<ComponentKey, Double> capacities = capacities(clearing);
        Map<String, double[]> all = new LinkedHashMap<>();
        for (Operation operation : clearing.operations()) {
            double capacity = capacities.getOrDefault(operation.component(), Double.POSITIVE_INFINITY);
            if (Double.isFinite(capacity) && capacity > 0) {
                flow(clearing.study(), operation)
                        .ifPresent(flow -> all.put(
                                operation.component().toString(),
                                percent(clearing.study(), operation.component(), capacity, flow)));
            }
        }
        return all;
    }

    private static double[] percent(Study study, ComponentKey branch, double capacity, double[] flow) {
        double[] limits = limits(study.components().find(branch).orElseThrow(), capacity, flow);
        return IntStream.range(0, flow.length)
                .mapToDouble(t -> PERCENT * share(flow[t], limits[t]))
                .toArray();
    }
}
