package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;
import java.util.List;

/** What the past has left to plants: content, what was decided, last power; mutable, for one thread. */
public final class PlantStates {

    private final double[] content;
    private final double[] last;
    /** Power of the first activity by plant and period; NaN where nothing is decided. */
    private final double[][] decided;

    /** Begins at the start of the world. */
    public PlantStates(List<Plant> plants, int periods) {
        content = new double[plants.size()];
        last = new double[plants.size()];
        decided = new double[plants.size()][];
        Arrays.fill(last, Double.NaN);
        for (int p = 0; p < plants.size(); p++) {
            content[p] = plants.get(p).reservoir().map(Reservoir::start).orElse(0.0);
            if (plants.get(p).notice() > 0) {
                decided[p] = new double[periods];
                Arrays.fill(decided[p], Double.NaN);
            }
        }
    }

    /** Returns the content of a plant's store in MWh. */
    public double content(int plant) {
        return content[plant];
    }

    /** Notes the content of a plant's store. */
    public void hold(int plant, double mwh) {
        content[plant] = mwh;
    }

    /** Returns whether the power of a plant was decided for a period. */
    public boolean isDecided(int plant, int period) {
        return decided[plant] != null && !Double.isNaN(decided[plant][period]);
    }

    /** Returns the power that was decided, in MW. */
    public double decided(int plant, int period) {
        return decided[plant][period];
    }

    /** Decides the power of a plant with a notice time for a period. */
    public void decide(int plant, int period, double mw) {
        decided[plant][period] = mw;
    }

    /** Returns whether the plant has run before. */
    boolean hasRun(int plant) {
        return !Double.isNaN(last[plant]);
    }

    /** Returns the power of the plant's first activity in the period before, in MW. */
    double last(int plant) {
        return last[plant];
    }

    /** Notes the power of the plant's first activity in the period that ends. */
    public void ran(int plant, double mw) {
        last[plant] = mw;
    }
}
