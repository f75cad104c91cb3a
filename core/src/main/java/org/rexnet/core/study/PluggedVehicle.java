package org.rexnet.core.study;

import java.time.Instant;

/**
 * Decisions about a session before the horizon: where and from when its vehicle is plugged in, and the energy taken so far. Sessions
 * without one are assigned to plugs when a study is cleared. It is no table of a study's folder: clearing hands it from one window to the
 * next.
 *
 * @param id name of the session
 * @param station where it is plugged in
 * @param from when its plug became its own; its departure where it left without one
 * @param broughtMwh MWh that it had taken before its block of the horizon: with no less it leaves
 * @param takenMwh MWh into the vehicle so far, less what was fed back
 * @param passedHours hours of its stay that have passed as they count: in its block only those of snapshots
 * @param costWeight what the cost of a missing MWh is multiplied with: that of its whole stay in the block
 */
public record PluggedVehicle(
        String id,
        String station,
        Instant from,
        double broughtMwh,
        double takenMwh,
        double passedHours,
        double costWeight)
        implements Condition {}
