package org.rexnet.network;

import java.util.List;

/**
 * Controllable branch that moves or converts energy: direct-current cable, heat pump, boiler, electrolyser.
 *
 * @param from bus from which the link draws
 * @param to buses that it feeds, at least one; a bus may recur
 * @param capacityMw largest power drawn at {@code from} in MW
 */
public record Link(String id, String from, List<String> to, double capacityMw) implements Branch {

    public Link {
        to = List.copyOf(to);
        if (id.isBlank()) {
            throw new IllegalArgumentException("A link needs a name.");
        }
        if (to.isEmpty()) {
            throw new IllegalArgumentException("Link %s: must feed at least one bus.".formatted(id));
        }
        if (!(capacityMw >= 0)) {
            throw new IllegalArgumentException(
                    "Link %s: the capacity must be at least 0 MW but is %s.".formatted(id, capacityMw));
        }
    }

    /** Returns a link with one output. */
    public static Link of(String id, String from, String to, double capacityMw) {
        return new Link(id, from, List.of(to), capacityMw);
    }

    @Override
    public Link withCapacity(double newCapacityMw) {
        return new Link(id, from, to, newCapacityMw);
    }
}
