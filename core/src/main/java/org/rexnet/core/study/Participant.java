package org.rexnet.core.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody who owns components: receives what they earn, pays what they cost, and may build those that are candidates.
 *
 * <p>A component is named as {@code table:name}, or by its name alone where no other table has it. Several participants may name the same
 * component: what exists of it is shared in equal parts, and a candidate belongs to whoever builds it.
 *
 * @param id unique among the participants
 * @param components names of the components
 * @param balancing whether what it owns and can still move at delivery is offered to balance deviations
 * @param tradesAt buses at which it may trade beyond what its components can do
 * @param tradeLimitMw most that it may sell, and most that it may buy, beyond that at each of these buses, in MW, at least 0
 */
public record Participant(
        String id, List<String> components, boolean balancing, List<String> tradesAt, double tradeLimitMw)
        implements Condition {

    public Participant {
        components = List.copyOf(components);
        tradesAt = List.copyOf(tradesAt);
        Attributes.check("Participant", id)
                .atLeastZero("tradeLimitMw", tradeLimitMw)
                .finite("tradeLimitMw", Profile.of(tradeLimitMw))
                .done();
    }

    /** Makes a participant that trades what its components can do, and offers them for balancing. */
    public Participant(String id, List<String> components) {
        this(id, components, true, List.of(), 0);
    }

    /** Returns a participant without components, which may trade so much at some buses. */
    public static Participant trader(String id, double limitMw, String... buses) {
        return new Participant(id, List.of(), false, List.of(buses), limitMw);
    }

    /** Returns the names of all places at which a study's participants may trade: its buses and charging stations. */
    public static Set<String> places(Study study) {
        Set<String> places = new LinkedHashSet<>();
        study.network().buses().forEach(bus -> places.add(bus.id()));
        study.components(ChargingStation.class).forEach(station -> places.add(station.id()));
        return places;
    }
}
