package org.rexnet.core.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A fact about buses or components of a study that is no component itself: temperatures, owners, laws, forecasts, and the state that the
 * hours before the horizon left.
 */
public sealed interface Condition
        permits BuildingState,
                Declaration,
                FlexibleNeeds,
                Forecast,
                HeatSchedule,
                HeatUnderWay,
                LoopLaw,
                OutputLimit,
                Participant,
                PluggedVehicle,
                PowerUnderWay,
                UnitsBefore {

    /** Returns the name of what it is about, or its own; unique among the conditions of its type. */
    String id();

    /** Returns the names of the buses that it is about; all must exist. */
    default List<String> buses() {
        return List.of();
    }

    /** Returns by name what drives it from outside: periods in which that is alike are alike. */
    default Map<String, Profile> drivers() {
        Map<String, Profile> all = new LinkedHashMap<>();
        withProfiles(profile -> {
            all.put("%s %s, series %d".formatted(getClass().getSimpleName(), id(), all.size() + 1), profile);
            return profile;
        });
        return all;
    }

    /**
     * Returns the same where some components are gone, without their names; empty where it was about them alone.
     *
     * @param left what the components that stay are called: a name may still stand for one of them
     */
    default Optional<Condition> without(ComponentNames gone, ComponentNames left) {
        return Optional.of(this);
    }

    /** Returns the same with every series replaced, as for a part of the horizon. */
    default Condition withProfiles(UnaryOperator<Profile> change) {
        return this;
    }
}
