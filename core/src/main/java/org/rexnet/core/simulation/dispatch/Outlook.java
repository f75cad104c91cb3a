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
 * @param fair whether the largest share that a need loses is made as small as can be before cost is
 */
public record Outlook(
        int from, int end, int counted, Sight sight, PlantStates states, EndWorth worth, boolean nodal, boolean fair) {

    /** Periods whose costs all count, on the network. */
    public Outlook(int from, int end, Sight sight, PlantStates states, EndWorth worth) {
        this(from, end, from, sight, states, worth, true, false);
    }

    /** Returns how many periods there are. */
    public int periods() {
        return end - from;
    }

    /** Returns the same without limits of branches. */
    public Outlook withinZones() {
        return new Outlook(from, end, counted, sight, states, worth, false, fair);
    }

    /** Returns the same with costs that count from a period on only. */
    public Outlook countedFrom(int period) {
        return new Outlook(from, end, period, sight, states, worth, nodal, fair);
    }

    /** Returns the same with shortage shared evenly. */
    public Outlook sharingShortage() {
        return new Outlook(from, end, counted, sight, states, worth, nodal, true);
    }
}
