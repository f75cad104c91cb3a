package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;
import java.util.List;

/** State of plants from the past: content, decisions taken, last power; mutable, for one thread. */
public final class PlantStates {

    private final double[] content;
    private final double[] last;
    /** Power by plant, activity and period; NaN where nothing is decided, no array where nothing ever was. */
    private final double[][][] decided;

    private final int periods;
    private final boolean[] contentLeft;

    /** Begins at the start of the world. */
    public PlantStates(List<Plant> plants, int periods) {
        content = new double[plants.size()];
        last = new double[plants.size()];
        decided = new double[plants.size()][][];
        this.periods = periods;
        contentLeft = new boolean[plants.size()];
        Arrays.fill(last, Double.NaN);
        for (int p = 0; p < plants.size(); p++) {
            content[p] = plants.get(p).reservoir().map(Reservoir::start).orElse(0.0);
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

    /** Returns whether the power of an activity was decided for a period. */
    public boolean isDecided(int plant, int activity, int period) {
        return decided[plant] != null
                && activity < decided[plant].length
                && !Double.isNaN(decided[plant][activity][period]);
    }

    /** Returns whether anything was ever decided for a plant. */
    boolean hasDecisions(int plant) {
        return decided[plant] != null;
    }

    /** Returns the power that was decided, in MW. */
    public double decided(int plant, int activity, int period) {
        return decided[plant][activity][period];
    }

    /** Decides the power of an activity for a period. */
    public void decide(int plant, int activity, int period, double mw) {
        if (decided[plant] == null) {
            decided[plant] = new double[0][];
        }
        while (decided[plant].length <= activity) {
            int next = decided[plant].length;
            decided[plant] = Arrays.copyOf(decided[plant], next + 1);
            decided[plant][next] = new double[periods];
            Arrays.fill(decided[plant][next], Double.NaN);
        }
        decided[plant][activity][period] = mw;
    }

    /** Returns states of the same content and last powers, in which nothing is decided. */
    public PlantStates undecided() {
        return new PlantStates(content.clone(), last.clone(), periods);
    }

    private PlantStates(double[] content, double[] last, int periods) {
        this.content = content;
        this.last = last;
        this.periods = periods;
        decided = new double[content.length][][];
        contentLeft = new boolean[content.length];
    }

    /** Leaves the content of a plant's store out: what was decided is offered whatever the price, and may be taken in part. */
    public void leaveContent(int plant) {
        contentLeft[plant] = true;
    }

    boolean followsContent(int plant) {
        return !contentLeft[plant];
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
