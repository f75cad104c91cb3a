package org.rexnet.core.clearing.component;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.UnitsBefore;

/** Units that hand over their output, from which they ramp, and how many of them are on, since when and how long others are off. */
final class OutputHandOver implements HandOver {

    /** Share of a unit by which a whole number of them may be missed. */
    private static final double WHOLE = 1e-5;

    private final ComponentKind kind;
    private final String attribute;
    private final List<Unit> units;
    private final Continuation continuation;
    /** NaN where there is none yet. */
    private final double[] powerMw;

    private final Map<Integer, UnitsBefore> before = new LinkedHashMap<>();

    /** Returns a unit with other limits of ramps. */
    interface Continuation {
        Component of(Component unit, UnaryOperator<RampLimits> ramps);
    }

    /**
     * What may be on or off.
     *
     * @param key of the component
     * @param capacityMw that stands
     * @param expansion that may say how large a module is
     */
    record Unit(ComponentKey key, double capacityMw, Optional<Expansion> expansion, Optional<Commitment> rules) {

        /** Returns what rules say of the time before the horizon. */
        UnitsBefore before(Commitment given) {
            return UnitsBefore.of(key, given, CommitmentRows.units(capacityMw, given.moduleMw(expansion)));
        }
    }

    /**
     * Prepares the units of one kind.
     *
     * @param attribute of their output in results
     */
    OutputHandOver(ComponentKind kind, String attribute, List<Unit> units, Continuation continuation) {
        this.kind = kind;
        this.attribute = attribute;
        this.units = List.copyOf(units);
        this.continuation = continuation;
        powerMw = new double[units.size()];
    }

    /** Starts from what units did before the horizon; one that was neither on nor off for some time is free to start. */
    @Override
    public void begin(Horizon.Block block) {
        Arrays.fill(powerMw, Double.NaN);
        for (int i = 0; i < units.size(); i++) {
            int at = i;
            Unit unit = units.get(i);
            unit.rules().ifPresent(rules -> before.put(at, unit.before(rules)));
        }
    }

    @Override
    public Component continued(Component component, int i, Horizon horizon, boolean isToEnd) {
        return continuation.of(
                component,
                limits -> Double.isNaN(powerMw[i])
                        ? limits
                        : new RampLimits(limits.up(), limits.down(), OptionalDouble.of(powerMw[i])));
    }

    @Override
    public void addTo(StudyBuilder next, RollingWindow window) {
        before.values().forEach(next::add);
    }

    @Override
    public void take(Clearing clearing, RollingWindow window) {
        int count = window.end() - window.first();
        double[][] power = clearing.series(kind, attribute);
        for (int i = 0; i < powerMw.length; i++) {
            powerMw[i] = power[count - 1][i];
        }
        before.replaceAll((i, known) -> {
            double[][] status = clearing.series(kind, "status");
            Commitment rules = units.get(i).rules().orElseThrow();
            int memory = Math.max(rules.minUpSnapshots(), rules.minDownSnapshots());
            UnitsBefore now = known;
            for (int k = 0; k < count; k++) {
                now = now.then(whole(status[k][i]), memory);
            }
            return now;
        });
    }

    private static double whole(double units) {
        return Math.abs(units - Math.rint(units)) < WHOLE ? Math.rint(units) : units;
    }
}
