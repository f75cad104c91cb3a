package org.rexnet.core.simulation.dispatch;

import java.util.List;
import java.util.Optional;

/**
 * What one participant can do with one component: activities, perhaps a store that joins them and their periods, and how fast it answers.
 *
 * @param name of the component, with its kind
 * @param actor position of the participant among the actors of the world
 * @param activities what it can do; all within {@code shared}
 * @param shared limits on sums of activities
 * @param reservoir its store
 * @param notice periods before delivery by which its power must have been decided; 0 where it can move at delivery
 * @param rampMw most change of its first activity from one period to the next, in MW; infinite where there is no limit
 */
public record Plant(
        String name,
        int actor,
        List<Activity> activities,
        List<Shared> shared,
        Optional<Reservoir> reservoir,
        int notice,
        double rampMw) {

    /**
     * Limit on a sum of activities.
     *
     * @param weights of the activities, in their order
     * @param most MW
     */
    public record Shared(double[] weights, double most) {}

    public Plant {
        activities = List.copyOf(activities);
        shared = List.copyOf(shared);
    }

    /** Returns whether it only takes energy from a site and gives it back there. */
    public boolean isBattery() {
        return reservoir.isPresent()
                && !reservoir.get().isNeed()
                && activities.stream()
                        .allMatch(one -> one.kind() == Activity.Kind.FILLING || one.kind() == Activity.Kind.EMPTYING)
                && activities.stream().anyMatch(one -> one.kind() == Activity.Kind.EMPTYING);
    }

    /** Returns a plant without a store that moves at once. */
    public static Plant of(String name, int actor, Activity... activities) {
        return new Plant(name, actor, List.of(activities), List.of(), Optional.empty(), 0, Double.POSITIVE_INFINITY);
    }
}
