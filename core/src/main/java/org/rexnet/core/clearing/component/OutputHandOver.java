package org.rexnet.core.clearing.component;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.RampLimits;

/** Units that hand over their output, from which they ramp, and for how long they have been on or off. */
final class OutputHandOver implements HandOver {

    private static final double ON = 0.5;

    private final ComponentKind kind;
    private final String attribute;
    private final List<Optional<Commitment>> rules;
    private final Continuation continuation;
    /** NaN where there is none yet. */
    private final double[] powerMw;

    /** Snapshots for which a unit has been on, above 0, or off, below 0. */
    private final int[] running;

    /** Returns a unit with other limits of ramps and another history. */
    interface Continuation {
        Component of(Component unit, UnaryOperator<RampLimits> ramps, UnaryOperator<Optional<Commitment>> commitment);
    }

    /**
     * Prepares the units of one kind.
     *
     * @param attribute of their output in results
     * @param rules of commitment by component
     */
    OutputHandOver(ComponentKind kind, String attribute, List<Optional<Commitment>> rules, Continuation continuation) {
        this.kind = kind;
        this.attribute = attribute;
        this.rules = rules;
        this.continuation = continuation;
        powerMw = new double[rules.size()];
        running = new int[powerMw.length];
    }

    /** Starts from what units did before the horizon; one that was neither on nor off for some time is free to start. */
    @Override
    public void begin(Horizon.Block block) {
        Arrays.fill(powerMw, Double.NaN);
        for (int i = 0; i < running.length; i++) {
            running[i] = rules.get(i)
                    .map(r -> r.wasOn()
                            ? r.upBefore()
                            : -Math.max(1, r.downBefore() > 0 ? r.downBefore() : r.minDownSnapshots()))
                    .orElse(0);
        }
    }

    @Override
    public Component continued(Component component, int i, Horizon horizon, boolean isToEnd) {
        return continuation.of(
                component,
                limits -> Double.isNaN(powerMw[i])
                        ? limits
                        : new RampLimits(limits.up(), limits.down(), OptionalDouble.of(powerMw[i])),
                given -> given.map(r -> r.withHistory(Math.max(0, running[i]), Math.max(0, -running[i]))));
    }

    @Override
    public void take(Clearing clearing, RollingWindow window) {
        int count = window.end() - window.first();
        double[][] power = clearing.series(kind, attribute);
        boolean hasStatus = clearing.results().allSeries().containsKey(new Results.Key(kind.table(), "status"));
        double[][] status = hasStatus ? clearing.series(kind, "status") : new double[0][];
        for (int i = 0; i < powerMw.length; i++) {
            powerMw[i] = power[count - 1][i];
            for (int k = 0; k < count && hasStatus; k++) {
                boolean on = status[k][i] > ON;
                running[i] = on ? Math.max(0, running[i]) + 1 : Math.min(0, running[i]) - 1;
            }
        }
    }
}
