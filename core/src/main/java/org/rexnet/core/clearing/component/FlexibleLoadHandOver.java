package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.FlexibleNeeds;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/**
 * Flexible loads that rolling windows hand over: what they have drawn in the window of theirs that is open. Where the look-ahead ends
 * within a load's window, its energy is due by then in proportion to what it can draw, so that the rest can still be had. Mutable, for one
 * clearing.
 */
final class FlexibleLoadHandOver implements HandOver {

    private static final double ROUNDING = 1e-9;

    private final Study study;
    private final List<FlexibleLoad> loads;
    /** Of the load's window that is open; 0 where one begins. */
    private final double[] drawnMwh;

    private Horizon.Block block = new Horizon.Block("", 0, 0);

    FlexibleLoadHandOver(Study study) {
        this.study = study;
        loads = study.components(FlexibleLoad.class);
        drawnMwh = new double[loads.size()];
    }

    @Override
    public void begin(Horizon.Block next) {
        block = next;
        Arrays.fill(drawnMwh, 0);
    }

    /** Adds what is left of the loads' windows. */
    @Override
    public void addTo(StudyBuilder next, RollingWindow window) {
        for (int i = 0; i < loads.size(); i++) {
            if (loads.get(i).passesState()) {
                next.add(new FlexibleNeeds(loads.get(i).id(), needs(i, window)));
            }
        }
    }

    private List<FlexibleNeeds.Need> needs(int i, RollingWindow window) {
        FlexibleLoad load = loads.get(i);
        List<FlexibleNeeds.Need> needs = new ArrayList<>();
        int from = window.first();
        while (from < window.seen()) {
            int start = start(load, from);
            int end = end(load, start);
            int seen = Math.min(end, window.seen());
            double whole = load.energyMwh(end - start);
            double drawn = from > start ? drawnMwh[i] : 0;
            double due = seen == end ? whole : whole * share(load, start, seen, end);
            needs.add(new FlexibleNeeds.Need(
                    from - window.first(),
                    seen - window.first(),
                    Math.max(0, due - drawn),
                    Math.max(0, whole - drawn),
                    costWeight(start, end)));
            from = seen;
        }
        return needs;
    }

    private int start(FlexibleLoad load, int t) {
        return t - (t - block.first()) % load.windowSnapshots();
    }

    private int end(FlexibleLoad load, int start) {
        return Math.min(start + load.windowSnapshots(), block.end());
    }

    /** Returns the share of what a load can draw in its window that it can draw before {@code seen}. */
    private double share(FlexibleLoad load, int start, int seen, int end) {
        double all = mostMwh(load, start, end);
        return all > 0 && all < Double.POSITIVE_INFINITY
                ? mostMwh(load, start, seen) / all
                : (seen - start) / (double) (end - start);
    }

    private double mostMwh(FlexibleLoad load, int from, int end) {
        double mwh = 0;
        for (int t = from; t < end; t++) {
            double hours = study.horizon().at(t).durationHours();
            mwh += hours == 0 ? 0 : hours * load.maxMw().at(t);
        }
        return mwh;
    }

    /** Returns the hours that an hour of a load's window stands for. */
    private double costWeight(int start, int end) {
        double weights = 0;
        double hours = 0;
        for (int t = start; t < end; t++) {
            weights += study.horizon().at(t).objectiveWeight();
            hours += study.horizon().at(t).durationHours();
        }
        return hours == 0 ? 0 : weights / hours;
    }

    /** Takes over what loads drew in a window. */
    @Override
    public void take(Clearing clearing, RollingWindow window) {
        if (loads.isEmpty()) {
            return;
        }
        double[][] power = clearing.series(ComponentKind.FLEXIBLE_LOAD, "p");
        for (int i = 0; i < drawnMwh.length; i++) {
            for (int t = window.first(); t < window.end(); t++) {
                double before = start(loads.get(i), t) == t ? 0 : drawnMwh[i];
                drawnMwh[i] = before + study.horizon().at(t).durationHours() * power[t - window.first()][i];
            }
        }
    }

    /** Writes the energy missing in the end and its cost, which no rolling window knows of a load's window that it cuts. */
    @Override
    public void finish(ClearingResults results) {
        if (study.settings().lostLoad().isEmpty() || loads.isEmpty()) {
            return;
        }
        String table = ComponentKind.FLEXIBLE_LOAD.table();
        double[][] power = results.series(table, "p", loads.size());
        double[][] missing = results.series(table, "e_missing", loads.size());
        double[][] cost = results.series(table, "cost", loads.size());
        for (Horizon.Block each : study.horizon().blocks()) {
            block = each;
            for (int i = 0; i < loads.size(); i++) {
                for (int start = block.first(); start < block.end(); start = end(loads.get(i), start)) {
                    int end = end(loads.get(i), start);
                    double whole = loads.get(i).energyMwh(end - start);
                    double lacking = whole;
                    for (int t = start; t < end; t++) {
                        lacking -= study.horizon().at(t).durationHours() * power[t][i];
                        missing[t][i] = 0;
                        cost[t][i] = 0;
                    }
                    double mwh = lacking > ROUNDING * whole ? lacking : 0;
                    missing[end - 1][i] = mwh;
                    cost[end - 1][i] = mwh * study.settings().lostLoad().getAsDouble() * costWeight(start, end);
                }
            }
        }
    }
}
