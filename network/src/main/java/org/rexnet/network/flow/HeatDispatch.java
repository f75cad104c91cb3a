package org.rexnet.network.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What plants and consumers of a heat network do in one snapshot.
 *
 * @param producers at any bus where pipes end, several at one bus too
 * @param consumers at any bus where pipes end, several at one bus too
 * @param groundCelsius temperature around the pipes in C
 */
public record HeatDispatch(List<HeatProducer> producers, List<HeatConsumer> consumers, double groundCelsius) {

    public HeatDispatch {
        producers = List.copyOf(producers);
        consumers = List.copyOf(consumers);
        if (!Double.isFinite(groundCelsius)) {
            throw new IllegalArgumentException(
                    "The temperature of the ground must be a number but is %s.".formatted(groundCelsius));
        }
        Set<String> ids = HashSet.newHashSet(producers.size());
        for (HeatProducer producer : producers) {
            requireUnique(ids.add(producer.id()), "Producer", producer.id());
        }
        ids.clear();
        for (HeatConsumer consumer : consumers) {
            requireUnique(ids.add(consumer.id()), "Consumer", consumer.id());
        }
    }

    private static void requireUnique(boolean unique, String type, String id) {
        if (!unique) {
            throw new IllegalArgumentException("%s %s exists twice.".formatted(type, id));
        }
    }
}
