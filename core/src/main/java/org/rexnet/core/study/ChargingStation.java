package org.rexnet.core.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Place where electric vehicles are plugged in; it stands where its bus does.
 *
 * @param id unique among the stations
 * @param bus where its connection to the grid is
 * @param capacityMw connection that exists: the sum of its sessions' power stays within it in both directions, at least 0
 * @param expansion how the connection may be extended
 * @param plugs how many vehicles can be plugged in at once; empty where there is no limit
 * @param efficiency energy behind the plug per energy metered at the station, above 0 and at most 1; the same when energy comes back
 * @param detourCost money for each session that charges here although another station is its nearest, at least 0
 */
public record ChargingStation(
        String id,
        String bus,
        double capacityMw,
        Optional<Expansion> expansion,
        OptionalInt plugs,
        double efficiency,
        double detourCost)
        implements Component {

    public ChargingStation {
        Attributes.check("Charging station", id)
                .atLeastZero("capacityMw", capacityMw)
                .atLeastZero("plugs", plugs.orElse(0))
                .aboveZero("efficiency", Profile.of(efficiency))
                .between("efficiency", Profile.of(efficiency), 0, 1)
                .atLeastZero("detourCost", detourCost)
                .finite("detourCost", Profile.of(detourCost))
                .done();
    }

    /** Returns a station without loss, with as many plugs as vehicles come. */
    public static ChargingStation of(String id, String bus, double capacityMw) {
        return new ChargingStation(id, bus, capacityMw, Optional.empty(), OptionalInt.empty(), 1, 0);
    }

    /** Returns the same station with a connection that may be extended. */
    public ChargingStation withExpansion(Expansion newExpansion) {
        return withExpansion(Optional.of(newExpansion));
    }

    /** Returns the same station with so many plugs, at least 0. */
    public ChargingStation withPlugs(int newPlugs) {
        return withPlugs(OptionalInt.of(newPlugs));
    }

    /** Returns the same station with so many plugs; empty for as many as vehicles come. */
    public ChargingStation withPlugs(OptionalInt newPlugs) {
        return new ChargingStation(id, bus, capacityMw, expansion, newPlugs, efficiency, detourCost);
    }

    /** Returns the same station with another share of metered energy that reaches the plug, above 0 and at most 1. */
    public ChargingStation withEfficiency(double newEfficiency) {
        return new ChargingStation(id, bus, capacityMw, expansion, plugs, newEfficiency, detourCost);
    }

    /** Returns the same station with another cost of each session for which another is the nearest, in money, at least 0. */
    public ChargingStation withDetourCost(double newDetourCost) {
        return new ChargingStation(id, bus, capacityMw, expansion, plugs, efficiency, newDetourCost);
    }

    @Override
    public double capacity() {
        return capacityMw;
    }

    @Override
    public ChargingStation withCapacity(double newCapacity) {
        return new ChargingStation(id, bus, newCapacity, expansion, plugs, efficiency, detourCost);
    }

    @Override
    public ChargingStation withExpansion(Optional<Expansion> newExpansion) {
        return new ChargingStation(id, bus, capacityMw, newExpansion, plugs, efficiency, detourCost);
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.CHARGING_STATION;
    }

    @Override
    public List<String> buses() {
        return List.of(bus);
    }

    @Override
    public ChargingStation withProfiles(UnaryOperator<Profile> change) {
        return this;
    }
}
