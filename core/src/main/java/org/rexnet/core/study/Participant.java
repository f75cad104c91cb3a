package org.rexnet.core.study;

import java.util.List;

/**
 * Somebody who owns components: receives what they earn, pays what they cost, and may build those that are candidates.
 *
 * <p>A component is named as {@code table:name}, or by its name alone where no other table has it. Several participants may name the same
 * component: what exists of it is shared in equal parts, and a candidate belongs to whoever builds it.
 *
 * @param id unique among the participants
 * @param components names of the components
 */
public record Participant(String id, List<String> components) implements Condition {

    public Participant {
        components = List.copyOf(components);
    }

    /** Returns none: a participant is where its components are. */
}
