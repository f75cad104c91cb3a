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
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/** Loads: numbers in the injections. */
public final class LoadTerms implements ComponentTerms {

    private static final int SNAPSHOTS_AT_ONCE = 24;

    private final Window problem;
    private final int[] buses;
    private final double[] signs;

    /** Power by snapshot, from {@code firstRead} on, then load: read load by load, which is quicker than snapshot by snapshot. */
    private final double[][] power;

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
        power = new double[SNAPSHOTS_AT_ONCE][buses.length];
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
            double[] mw = power(problem.first() + k);
            for (int i = 0; i < buses.length; i++) {
                problem.injections().addFixed(buses[i], k, signs[i] * mw[i]);
            }
        }
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        double[][] series = results.series(ComponentKind.LOAD.table(), "p", buses.length);
        for (int t = problem.first(); t < problem.first() + problem.size(); t++) {
            System.arraycopy(power(t), 0, series[t], 0, buses.length);
        }
    }

    /** Returns the power of all loads in snapshot {@code t} of the horizon; to be read only, until the next call. */
    @SuppressWarnings(
            "ReferenceEquality") // Another study may have other loads; to compare them would take longer than to read
    // them.
    private double[] power(int t) {
        if (problem.study() != studyRead || t < firstRead || t >= endRead) {
            studyRead = problem.study();
            firstRead = t;
            endRead = Math.min(t + SNAPSHOTS_AT_ONCE, studyRead.horizon().size());
            List<Load> loads = studyRead.loads();
            for (int i = 0; i < buses.length; i++) {
                signs[i] = loads.get(i).sign();
                Profile profile = loads.get(i).powerMw();
                for (int s = firstRead; s < endRead; s++) {
                    power[s - firstRead][i] = profile.at(s);
                }
            }
        }
        return power[t - firstRead];
    }
}
