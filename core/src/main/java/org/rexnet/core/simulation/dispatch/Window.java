package org.rexnet.core.simulation.dispatch;

/**
 * Periods ahead as somebody sees them.
 *
 * @param from first period
 * @param end period after the last
 * @param counted first period whose costs count; before it things happen for nothing
 * @param sight of what the world decides
 * @param states of plants at the beginning
 * @param worth of content at the end
 * @param nodal whether branches limit flows; otherwise each grid is one zone
 */
public record Window(
        int from, int end, int counted, Sight sight, PlantStates states, EndWorth worth, boolean nodal) {

    /** Periods whose costs all count, on the network. */
    public Window(int from, int end, Sight sight, PlantStates states, EndWorth worth) {
        this(from, end, from, sight, states, worth, true);
    }

    /** Returns how many periods there are. */
    public int periods() {
        return end - from;
    }

    /** Returns the same without limits of branches. */
    public Window withinZones() {
        return new Window(from, end, counted, sight, states, worth, false);
    }
}
