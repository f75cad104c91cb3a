package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;

/** Loads: numbers in the injections. */
public final class LoadTerms implements ComponentTerms {

    private static final int SNAPSHOTS_AT_ONCE = 24;

    private final Window problem;
    private final int[] buses;
    private final double[] signs;

    /** Power by snapshot, from {@code firstRead} on, then load: read load by load, which is quicker than snapshot by snapshot. */
    private double[] power = {};

    private int firstRead;
    private int endRead;
    private @Nullable Study studyRead;

    /** Prepares the loads of a problem; those of one that is alike stand at the same buses. */
    public LoadTerms(Window problem, Optional<LoadTerms> alike) {
        this.problem = problem;
        buses = alike.map(other -> other.buses)
                .orElseGet(() -> problem.study().loads().stream()
                        .mapToInt(load -> problem.study().network().busIndex(load.bus()))
                        .toArray());
        signs = new double[buses.length];
    }

    /** Returns the operation of loads in a clearing: all that they ask for; lost load counts for their bus. */
    static List<Operation> operations(Clearing clearing) {
        List<Operation> all = new ArrayList<>();
        for (Load load : clearing.study().loads()) {
            ComponentKey key = new ComponentKey(ComponentKind.LOAD, load.id());
            int bus = clearing.study().network().busIndex(load.bus());
            all.add(Operation.of(
                    clearing.study().horizon(),
                    key,
                    List.of(new Injection(
                            key,
                            bus,
                            Injection.Role.USE,
                            t -> load.sign() * load.powerMw().at(t)))));
        }
        return all;
    }

    @Override
    public void build() {
        // Loads add no variables.
    }

    @Override
    public void parametrize() {
        for (int k = 0; k < problem.size(); k++) {
            int start = read(problem.first() + k);
            for (int i = 0; i < buses.length; i++) {
                problem.injections().addFixed(buses[i], k, signs[i] * power[start + i]);
            }
        }
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        double[][] series = results.series(ComponentKind.LOAD.table(), "p", buses.length);
        for (int t = problem.first(); t < problem.first() + problem.size(); t++) {
            System.arraycopy(power, read(t), series[t], 0, buses.length);
        }
    }

    /** Reads the power of all loads in snapshot {@code t} of the horizon and returns where it begins, until the next call. */
    @SuppressWarnings(
            "ReferenceEquality") // Another study may have other loads; to compare them would take longer than to read
    // them.
    private int read(int t) {
        if (problem.study() != studyRead || t < firstRead || t >= endRead) {
            studyRead = problem.study();
            firstRead = t;
            endRead = Math.min(t + SNAPSHOTS_AT_ONCE, studyRead.horizon().size());
            if (power.length < (endRead - firstRead) * buses.length) {
                power = new double[(endRead - firstRead) * buses.length];
            }
            List<Load> loads = studyRead.loads();
            for (int i = 0; i < buses.length; i++) {
                Load load = loads.get(i);
                signs[i] = load.sign();
                load.powerMw().copyTo(power, i, buses.length, firstRead, endRead);
            }
        }
        return (t - firstRead) * buses.length;
    }
}
