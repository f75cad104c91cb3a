package org.rexnet.network.flow;

import java.util.Arrays;
import java.util.List;
import org.rexnet.network.Network;

/** Where the producers and consumers of a dispatch are, checked: who feeds whom, and whether it can be warm enough. */
final class HeatPlaces {

    /** Local numbers, by producer and by consumer. */
    final int[] producerBus;

    final int[] consumerBus;

    /** Position of the slack producer, by island; -1 where there is no producer. */
    final int[] slack;

    /** Highest supply temperature in C, by island. */
    final double[] hottest;

    private final Network network;
    private final PipeGraph graph;

    HeatPlaces(Network network, PipeGraph graph, HeatDispatch dispatch) {
        this.network = network;
        this.graph = graph;
        List<HeatProducer> producers = dispatch.producers();
        List<HeatConsumer> consumers = dispatch.consumers();
        if (producers.isEmpty()) {
            throw new IllegalArgumentException("The dispatch of heat has no producer.");
        }
        producerBus = new int[producers.size()];
        consumerBus = new int[consumers.size()];
        slack = new int[graph.islandCount];
        hottest = new double[graph.islandCount];
        Arrays.fill(slack, -1);
        for (int i = 0; i < producerBus.length; i++) {
            HeatProducer producer = producers.get(i);
            producerBus[i] = bus("Producer " + producer.id(), producer.bus());
            place(producers, i, graph.island[producerBus[i]]);
        }
        for (int i = 0; i < producerBus.length; i++) {
            requireSlack(producers.get(i).id(), graph.island[producerBus[i]]);
        }
        for (int i = 0; i < consumerBus.length; i++) {
            HeatConsumer consumer = consumers.get(i);
            consumerBus[i] = bus("Consumer " + consumer.id(), consumer.bus());
            requireSupply(consumer, graph.island[consumerBus[i]]);
        }
    }

    private int bus(String who, String id) {
        int index = network.findBus(id)
                .map(found -> network.busIndex(found.id()))
                .orElseThrow(() -> new IllegalArgumentException("%s: there is no bus %s.".formatted(who, id)));
        int bus = graph.localNumber(index);
        if (bus < 0) {
            throw new IllegalArgumentException("%s: no pipe ends at bus %s.".formatted(who, id));
        }
        return bus;
    }

    private void place(List<HeatProducer> producers, int producer, int island) {
        HeatProducer here = producers.get(producer);
        hottest[island] = Math.max(hottest[island], here.supplyCelsius());
        if (here.output() instanceof HeatProducer.Slack) {
            if (slack[island] >= 0) {
                throw new IllegalArgumentException("Producer %s: producer %s is the slack of the same pipes already."
                        .formatted(here.id(), producers.get(slack[island]).id()));
            }
            slack[island] = producer;
        }
    }

    private void requireSlack(String producer, int island) {
        if (slack[island] < 0) {
            throw new IllegalArgumentException(
                    "Producer %s: no slack producer is connected with it by pipes.".formatted(producer));
        }
    }

    private void requireSupply(HeatConsumer consumer, int island) {
        if (slack[island] < 0) {
            throw new IllegalArgumentException("Consumer %s: no producer is connected with bus %s by pipes."
                    .formatted(consumer.id(), consumer.bus()));
        }
        if (consumer.cooling() instanceof HeatConsumer.ToCelsius to && to.celsius() >= hottest[island]) {
            throw new IllegalArgumentException(
                    "Consumer %s: the return temperature %s C must be below the highest supply temperature %s C."
                            .formatted(consumer.id(), to.celsius(), hottest[island]));
        }
    }
}
