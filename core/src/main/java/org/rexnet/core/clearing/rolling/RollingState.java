package org.rexnet.core.clearing.rolling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Components;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PluggedVehicle;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** What one rolling window hands over to the next. Mutable, for one clearing. */
public final class RollingState {

    private static final double ON = 0.5;

    private final Study study;
    private final Study withoutSessions;
    private final RollingVehicles vehicles;
    private final RollingLoads loads;
    private final RollingBuildings buildings;
    private final RollingPipes pipes;
    private final Storages units;
    private final Storages stores;
    private final Outputs generators;
    private final Outputs links;
    private Horizon.Block block = new Horizon.Block("", 0, 0);

    public RollingState(Study study) {
        this.study = study;
        vehicles = new RollingVehicles(study);
        loads = new RollingLoads(study);
        buildings = new RollingBuildings(study);
        pipes = new RollingPipes(study);
        withoutSessions = withoutSessions(study);
        units = new Storages(study.storageUnits().size());
        stores = new Storages(study.stores().size());
        generators = new Outputs(study.generators().size());
        links = new Outputs(study.links().size());
    }

    /** Levels at the start of a window, and those at which a block of cyclic storage must end; NaN where there are none yet. */
    private static final class Storages {

        private final double[] levels;
        private final double[] ends;

        private Storages(int count) {
            levels = new double[count];
            ends = new double[count];
            clear();
        }

        private void clear() {
            Arrays.fill(levels, Double.NaN);
            Arrays.fill(ends, Double.NaN);
        }
    }

    /** Outputs before a window, NaN where there are none yet, and for how many snapshots units have been on (above 0) or off (below). */
    private static final class Outputs {

        private final double[] powerMw;
        private final int[] running;

        private Outputs(int count) {
            powerMw = new double[count];
            running = new int[count];
            clear();
        }

        private void clear() {
            Arrays.fill(powerMw, Double.NaN);
            Arrays.fill(running, 0);
        }

        private RampLimits ramps(RampLimits limits, int i) {
            return Double.isNaN(powerMw[i])
                    ? limits
                    : new RampLimits(limits.up(), limits.down(), OptionalDouble.of(powerMw[i]));
        }

        private Optional<Commitment> commitment(Optional<Commitment> rules, int i) {
            return rules.map(r -> r.withHistory(Math.max(0, running[i]), Math.max(0, -running[i])));
        }

        /** Starts from what units did before the horizon; one that was neither on nor off for some time is free to start. */
        private void begin(int i, Optional<Commitment> rules) {
            running[i] = rules.map(r -> r.wasOn()
                            ? r.upBefore()
                            : -Math.max(1, r.downBefore() > 0 ? r.downBefore() : r.minDownSnapshots()))
                    .orElse(0);
        }

        private void take(double[][] power, Optional<double[][]> status, int count) {
            for (int i = 0; i < powerMw.length; i++) {
                powerMw[i] = power[count - 1][i];
                for (int k = 0; k < count && status.isPresent(); k++) {
                    boolean on = status.get()[k][i] > ON;
                    running[i] = on ? Math.max(0, running[i]) + 1 : Math.min(0, running[i]) - 1;
                }
            }
        }
    }

    /** Starts a block, which knows nothing of what was before. */
    public void begin(Horizon.Block next) {
        block = next;
        units.clear();
        stores.clear();
        generators.clear();
        links.clear();
        for (int i = 0; i < study.generators().size(); i++) {
            generators.begin(i, study.generators().get(i).commitment());
        }
        for (int i = 0; i < study.links().size(); i++) {
            links.begin(i, study.links().get(i).commitment());
        }
        loads.begin(next);
        buildings.begin(next);
        pipes.begin(next);
    }

    /** Returns the study of a window and its look-ahead, with all that was handed over. */
    public Study study(RollingWindow window) {
        Study part = Excerpt.of(withoutSessions, window.first(), window.seen());
        boolean toEnd = window.seen() == block.end();
        int[] next = new int[ComponentKind.values().length];
        StudyBuilder handed = part
                .map(component -> continued(component, next[component.kind().ordinal()]++, part.horizon(), toEnd))
                .toBuilder();
        vehicles.addTo(handed, window);
        loads.addTo(handed, window);
        buildings.addTo(handed, window);
        pipes.addTo(handed, window);
        return handed.build();
    }

    /** Returns a component, the {@code i}-th of its kind, as the window before left it. */
    private Component continued(Component component, int i, Horizon horizon, boolean toEnd) {
        return switch (component) {
            case Generator g ->
                g.toBuilder()
                        .rampLimits(generators.ramps(g.rampLimits(), i))
                        .commitment(generators.commitment(g.commitment(), i))
                        .build();
            case LinkOperation l ->
                l.toBuilder()
                        .rampLimits(links.ramps(l.rampLimits(), i))
                        .commitment(links.commitment(l.commitment(), i))
                        .build();
            case StorageUnit s -> storageUnit(s, i, horizon, toEnd);
            case Store s -> store(s, i, horizon, toEnd);
            default -> component;
        };
    }

    private static Study withoutSessions(Study study) {
        return new Study(
                study.name(),
                study.settings(),
                study.network(),
                study.horizon(),
                Components.of(study.components().stream()
                        .filter(component -> component.kind() != ComponentKind.EV_SESSION)
                        .toList()),
                study.globalConstraints(),
                study.conditions().stream()
                        .filter(condition -> !(condition instanceof PluggedVehicle))
                        .toList(),
                List.of(),
                List.of());
    }

    private StorageUnit storageUnit(StorageUnit s, int i, Horizon horizon, boolean toEnd) {
        if (Double.isNaN(units.levels[i])) {
            return s;
        }
        StorageUnit.Builder changed =
                s.toBuilder().cyclic(false).initialMwh(units.levels[i] * kept(s.standingLoss(), horizon));
        return toEnd && !Double.isNaN(units.ends[i])
                ? changed.levelSetMwh(endingAt(s.levelSetMwh(), units.ends[i], horizon))
                        .build()
                : changed.build();
    }

    private Store store(Store s, int i, Horizon horizon, boolean toEnd) {
        if (Double.isNaN(stores.levels[i])) {
            return s;
        }
        Store.Builder changed =
                s.toBuilder().cyclic(false).initialMwh(stores.levels[i] * kept(s.standingLoss(), horizon));
        return toEnd && !Double.isNaN(stores.ends[i])
                ? changed.levelSetMwh(endingAt(s.levelSetMwh(), stores.ends[i], horizon))
                        .build()
                : changed.build();
    }

    /** Returns the share of a level that is left after the first snapshot: a given initial level loses nothing. */
    private static double kept(Profile standingLoss, Horizon horizon) {
        return Math.pow(1 - standingLoss.at(0), horizon.at(0).durationHours());
    }

    private static Profile endingAt(Optional<Profile> given, double level, Horizon horizon) {
        double[] levels = new double[horizon.size()];
        for (int t = 0; t < levels.length; t++) {
            int t0 = t;
            levels[t] = given.map(profile -> profile.at(t0)).orElse(Double.NaN);
        }
        int last = levels.length - 1;
        levels[last] = Double.isNaN(levels[last]) ? level : levels[last];
        return Profile.of(levels);
    }

    /** Takes over the state at the end of a window. */
    public void take(Clearing clearing, RollingWindow window) {
        int count = window.end() - window.first();
        generators.take(
                clearing.series(ComponentKind.GENERATOR, "p"), status(clearing, ComponentKind.GENERATOR), count);
        links.take(clearing.series(ComponentKind.LINK, "p0"), status(clearing, ComponentKind.LINK), count);
        take(
                units,
                clearing.series(ComponentKind.STORAGE_UNIT, "state_of_charge"),
                count,
                i -> study.storageUnits().get(i).cyclic());
        take(
                stores,
                clearing.series(ComponentKind.STORE, "e"),
                count,
                i -> study.stores().get(i).cyclic());
        vehicles.take(clearing, window);
        loads.take(clearing, window);
        buildings.take(clearing, window);
        pipes.take(clearing, window);
    }

    private static Optional<double[][]> status(Clearing clearing, ComponentKind kind) {
        return clearing.results().allSeries().containsKey(new Results.Key(kind.table(), "status"))
                ? Optional.of(clearing.series(kind, "status"))
                : Optional.empty();
    }

    private static void take(
            Storages storages, double[][] levels, int count, java.util.function.IntPredicate isCyclic) {
        for (int i = 0; i < storages.levels.length; i++) {
            if (Double.isNaN(storages.levels[i]) && isCyclic.test(i)) {
                storages.ends[i] = levels[levels.length - 1][i];
            }
            storages.levels[i] = levels[count - 1][i];
        }
    }

    /** Writes what only is known once all windows are cleared: what vehicles did, and what flexible loads lack. */
    public void finish(Results results) {
        vehicles.runs().forEach(results::add);
        loads.writeMissing(results);
    }
}
