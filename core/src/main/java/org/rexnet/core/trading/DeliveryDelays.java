package org.rexnet.core.trading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

/**
 * How many periods later heat is drawn than it was injected, by place: contracts count the period of injection.
 *
 * <p>All sources of a place must have the same delay; others are refused by name.
 */
final class DeliveryDelays {

    private final Map<String, Integer> periods = new HashMap<>();

    private DeliveryDelays() {}

    /** Returns the delays of a study whose pipes form trees. */
    static DeliveryDelays of(Study study, TradedHorizon horizon, List<Capability> capabilities) {
        DeliveryDelays delays = new DeliveryDelays();
        if (study.pipes().stream().allMatch(pipe -> pipe.delaySnapshots() == 0)) {
            return delays;
        }
        Set<String> sources = new HashSet<>();
        Set<String> sinks = new HashSet<>();
        for (Capability one : capabilities) {
            add(sources, one.place(), one.sellMw());
            add(sinks, one.place(), one.buyMw());
        }
        Map<String, String> sourceOf = new HashMap<>();
        for (String source : sources.stream().sorted().toList()) {
            Map<String, Integer> reached = reached(study, source, horizon.partsPerSnapshot());
            for (String sink : sinks) {
                Integer delay = reached.get(sink);
                if (delay == null || sink.equals(source)) {
                    continue;
                }
                Integer known = delays.periods.putIfAbsent(sink, delay);
                if (known != null && !known.equals(delay)) {
                    throw new RefusedStudyException(
                            "Heat reaches %s after %d periods from %s and after %d from %s: no contract could say when."
                                    .formatted(sink, known, sourceOf.get(sink), delay, source));
                }
                sourceOf.putIfAbsent(sink, source);
            }
        }
        return delays;
    }

    /** Returns after how many periods what is bought at a place is drawn there. */
    int at(String place) {
        return periods.getOrDefault(place, 0);
    }

    /** Returns the places that draw later than they buy. */
    Map<String, Integer> late() {
        Map<String, Integer> late = new java.util.TreeMap<>(periods);
        late.values().removeIf(delay -> delay == 0);
        return late;
    }

    private static void add(Set<String> places, String place, double[] mw) {
        for (double one : mw) {
            if (one > 0) {
                places.add(place);
            }
        }
    }

    private static Map<String, Integer> reached(Study study, String source, int parts) {
        Map<String, Integer> reached = new HashMap<>(Map.of(source, 0));
        Deque<String> waiting = new ArrayDeque<>(List.of(source));
        while (!waiting.isEmpty()) {
            String bus = waiting.remove();
            for (PipeOperation pipe : study.pipes()) {
                boolean leaves = pipe.pipe().from().equals(bus);
                boolean mayEnter = pipe.direction() == PipeOperation.Direction.BOTH
                        && pipe.pipe().toBus().equals(bus);
                String other = leaves ? pipe.pipe().toBus() : pipe.pipe().from();
                if ((leaves || mayEnter) && !reached.containsKey(other)) {
                    reached.put(other, reached.getOrDefault(bus, 0) + parts * pipe.delaySnapshots());
                    waiting.add(other);
                }
            }
        }
        return reached;
    }
}
