package org.rexnet.core.study;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Component of one of the tables that RexNet adds to PyPSA's: heat, charging, demand that answers, contracts. */
public sealed interface SectorComponent
        permits BilateralContract,
                Building,
                BuildingState,
                ChargingStation,
                CombinedHeatPower,
                EvSession,
                FlexibleLoad,
                FlexibleNeeds,
                HeatSchedule,
                HeatUnderWay,
                LoopLaw,
                Participant,
                PipeOperation,
                PluggedVehicle {

    /** Returns the name, unique among the components of its type. */
    String id();

    /** Returns the names of the buses that it is connected to; all must exist. */
    List<String> buses();

    /** Returns the names of the buses, among its own, that it can feed energy into. */
    default List<String> fedBuses() {
        return List.of();
    }

    /** Returns how its capacity may be extended; empty where it may not, or where it has none. */
    default Optional<Expansion> expansion() {
        return Optional.empty();
    }

    /** Returns whether what it does in one snapshot bears on another of the same block. */
    default boolean passesState() {
        return false;
    }

    /** Returns the same with every series replaced, as for a part of the horizon. */
    SectorComponent withProfiles(UnaryOperator<Profile> change);
}
