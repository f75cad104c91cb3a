package org.rexnet.core.study;

import java.util.List;

/**
 * What a flexible load still needs where its windows are cut by those of a rolling clearing. It is no table of a study's folder: clearing
 * hands it from one window to the next.
 *
 * @param id name of the flexible load
 * @param needs in order, together all snapshots of the horizon
 */
public record FlexibleNeeds(String id, List<Need> needs) implements Condition {

    /**
     * Energy of one window of the load, as far as it lies in the horizon.
     *
     * @param first position in the horizon of its first snapshot
     * @param end position after its last snapshot
     * @param leastMwh MWh due in these snapshots
     * @param mostMwh MWh that may be drawn in them, at least what is due
     * @param costWeight hours that an hour of the load's whole window stands for in the cost
     */
    public record Need(int first, int end, double leastMwh, double mostMwh, double costWeight) {}

    public FlexibleNeeds {
        needs = List.copyOf(needs);
    }
}
