package org.rexnet.network.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rexnet.network.Network;

/**
 * Mass flows of the producers and consumers of one dispatch, corrected until each has its heat; mutable, for one
 * thread, for one solve.
 *
 * <p>A flow m must carry the heat Q = m c_p (T_supply - T_return), but the temperature that arrives depends on the
 * flows. The correction is Newton's on each Q by itself, as if all flows grew in the same proportion ({@link
 * Temperatures#gain}): plain substitution diverges where pipes cool the water by as much as the consumers do.
 */
final class HeatMasses {

    /** Largest correction of a mass flow downwards and upwards, as a share of it. */
    private static final double LEAST_CORRECTION = -0.75;

    private static final double LARGEST_CORRECTION = 3;

    final int[] producerBus;
    final double[] producerKgPerS;
    final double[] supplyCelsius;
    final int[] consumerBus;
    final double[] consumerKgPerS;

    /** What consumers give back, in C; found by {@link #cool}. */
    final double[] returnCelsius;

    /** Feeding in less drawing in kg/s, by bus, on the supply side; on the return side the opposite. */
    final double[] netInflow;

    /** What producers feed into the supply side in kg/s, and the same times its temperature above the ground. */
    final double[] fedIn;

    final double[] fedInExcess;

    /** What consumers feed into the return side, likewise. */
    final double[] givenBack;

    final double[] givenBackExcess;

    /** Position of the slack producer, by island; -1 where there is no producer. */
    final int[] slack;

    private final PipeGraph graph;
    private final HeatDispatch dispatch;
    private final double heatCapacity;
    private final double ground;
    private final double[] producerHeatW;
    private final double[] consumerHeatW;
    private final double[] drop;
    private final double[] producerCorrection;
    private final double[] consumerCorrection;

    /** Checks the dispatch and starts with the flows that temperatures like those last found ask for. */
    HeatMasses(Network network, PipeGraph graph, double heatCapacity, HeatDispatch dispatch, double[] lastExcess) {
        this.graph = graph;
        this.dispatch = dispatch;
        this.heatCapacity = heatCapacity;
        ground = dispatch.groundCelsius();
        int producers = dispatch.producers().size();
        int consumers = dispatch.consumers().size();
        int buses = graph.buses.size();
        producerBus = new int[producers];
        producerKgPerS = new double[producers];
        supplyCelsius = new double[producers];
        producerHeatW = new double[producers];
        consumerBus = new int[consumers];
        consumerKgPerS = new double[consumers];
        consumerHeatW = new double[consumers];
        returnCelsius = new double[consumers];
        drop = new double[consumers];
        producerCorrection = new double[producers];
        consumerCorrection = new double[consumers];
        netInflow = new double[buses];
        fedIn = new double[buses];
        fedInExcess = new double[buses];
        givenBack = new double[buses];
        givenBackExcess = new double[buses];
        HeatPlaces places = new HeatPlaces(network, graph, dispatch);
        slack = places.slack;
        startConsumers(places, lastExcess);
        startProducers(places);
    }

    /** Lets the slack producers feed in the rest, and gathers the inflow of the supply side at each bus. */
    void gather() {
        double[] balance = new double[graph.islandCount];
        Arrays.fill(netInflow, 0);
        Arrays.fill(fedIn, 0);
        Arrays.fill(fedInExcess, 0);
        for (int i = 0; i < consumerBus.length; i++) {
            netInflow[consumerBus[i]] -= consumerKgPerS[i];
            balance[graph.island[consumerBus[i]]] += consumerKgPerS[i];
        }
        for (int i = 0; i < producerBus.length; i++) {
            int islandOfProducer = graph.island[producerBus[i]];
            if (slack[islandOfProducer] != i) {
                balance[islandOfProducer] -= producerKgPerS[i];
            }
        }
        for (int i = 0; i < producerBus.length; i++) {
            int bus = producerBus[i];
            if (slack[graph.island[bus]] == i) {
                producerKgPerS[i] = balance[graph.island[bus]];
            }
            netInflow[bus] += producerKgPerS[i];
            fedIn[bus] += Math.max(0, producerKgPerS[i]);
            fedInExcess[bus] += Math.max(0, producerKgPerS[i]) * (supplyCelsius[i] - ground);
        }
    }

    /** Cools the water that arrives at the consumers, and gathers what enters the return side at each bus. */
    void cool(double[] supplyExcess) {
        Arrays.fill(givenBack, 0);
        Arrays.fill(givenBackExcess, 0);
        for (int i = 0; i < consumerBus.length; i++) {
            int bus = consumerBus[i];
            if (drop[i] > 0) {
                returnCelsius[i] = ground + supplyExcess[bus] - drop[i];
            }
            givenBack[bus] += consumerKgPerS[i];
            givenBackExcess[bus] += consumerKgPerS[i] * (returnCelsius[i] - ground);
        }
        for (int i = 0; i < producerBus.length; i++) {
            if (producerKgPerS[i] < 0) {
                givenBack[producerBus[i]] -= producerKgPerS[i];
                givenBackExcess[producerBus[i]] -= producerKgPerS[i] * (supplyCelsius[i] - ground);
            }
        }
    }

    /** Finds how the flows must change for each heat, and returns the largest change as a share of its flow. */
    double findCorrections(Temperatures supply, Temperatures back) {
        double largest = 0;
        for (int i = 0; i < consumerBus.length; i++) {
            if (drop[i] == 0 && consumerKgPerS[i] > 0) {
                int bus = consumerBus[i];
                double difference = ground + supply.excess[bus] - returnCelsius[i];
                double wanted = consumerHeatW[i] / (consumerKgPerS[i] * heatCapacity);
                consumerCorrection[i] = correction(wanted, difference, supply.gain[bus]);
                largest = Math.max(largest, Math.abs(consumerCorrection[i]));
            }
        }
        for (int i = 0; i < producerBus.length; i++) {
            if (producerHeatW[i] > 0) {
                double difference = supplyCelsius[i] - ground - back.excess[producerBus[i]];
                double wanted = producerHeatW[i] / (producerKgPerS[i] * heatCapacity);
                producerCorrection[i] = correction(wanted, difference, 0);
                largest = Math.max(largest, Math.abs(producerCorrection[i]));
            }
        }
        return largest;
    }

    /** Applies a share of the corrections found. */
    void correct(double share) {
        for (int i = 0; i < consumerBus.length; i++) {
            consumerKgPerS[i] *= 1 + share * consumerCorrection[i];
        }
        for (int i = 0; i < producerBus.length; i++) {
            producerKgPerS[i] *= 1 + share * producerCorrection[i];
        }
    }

    /** Returns the flows of all consumers and of the producers that are not slack, together. */
    double totalKgPerS() {
        double total = 0;
        for (double flow : consumerKgPerS) {
            total += flow;
        }
        for (int i = 0; i < producerBus.length; i++) {
            total += slack[graph.island[producerBus[i]]] == i ? 0 : producerKgPerS[i];
        }
        return total;
    }

    /** Returns what stands in the way where the flows found are no answer. */
    Optional<String> findObstacle(Temperatures supply, Temperatures back) {
        for (int i = 0; i < producerBus.length; i++) {
            String id = dispatch.producers().get(i).id();
            double surplus = -producerKgPerS[i];
            double arrives = ground + back.excess[producerBus[i]];
            if (surplus > Hydraulics.STANDING_SHARE * totalKgPerS()) {
                return Optional.of("Producer %s: the other producers feed in %.6g kg/s more than the consumers draw."
                        .formatted(id, surplus));
            }
            if (producerKgPerS[i] > 0 && arrives > supplyCelsius[i]) {
                return Optional.of("Producer %s: the water returns at %.2f C, warmer than it is fed in at %.2f C."
                        .formatted(id, arrives, supplyCelsius[i]));
            }
        }
        return findCold(supply);
    }

    /** Returns why flows did not settle, as far as it can be told. */
    String reason(Temperatures supply, Temperatures back) {
        for (int i = 0; i < producerBus.length; i++) {
            double arrives = ground + back.excess[producerBus[i]];
            if (producerHeatW[i] > 0 && arrives >= supplyCelsius[i] - 1) {
                return "Producer %s: the water returns at %.2f C and cannot be heated to %.2f C with the heat given."
                        .formatted(dispatch.producers().get(i).id(), arrives, supplyCelsius[i]);
            }
        }
        return findCold(supply)
                .orElse("The mass flows that give all consumers and producers their heat were not found.");
    }

    private Optional<String> findCold(Temperatures supply) {
        for (int i = 0; i < consumerBus.length; i++) {
            double arrives = ground + supply.excess[consumerBus[i]];
            if (consumerKgPerS[i] > 0 && (returnCelsius[i] < 0 || arrives <= returnCelsius[i])) {
                return Optional.of("Consumer %s: the water arrives at %.2f C and cannot be given back at %.2f C."
                        .formatted(dispatch.consumers().get(i).id(), arrives, returnCelsius[i]));
            }
        }
        return Optional.empty();
    }

    private void startConsumers(HeatPlaces places, double[] lastExcess) {
        List<HeatConsumer> consumers = dispatch.consumers();
        for (int i = 0; i < consumers.size(); i++) {
            HeatConsumer consumer = consumers.get(i);
            int bus = places.consumerBus[i];
            consumerBus[i] = bus;
            consumerHeatW[i] = 1e6 * consumer.heatMw();
            double difference =
                    switch (consumer.cooling()) {
                        case HeatConsumer.ByKelvin by -> {
                            drop[i] = by.kelvin();
                            yield by.kelvin();
                        }
                        case HeatConsumer.ToCelsius to -> {
                            returnCelsius[i] = to.celsius();
                            double hottest = places.hottest[graph.island[bus]] - to.celsius();
                            double last = ground + lastExcess[bus] - to.celsius();
                            yield last > hottest / 4 && last < hottest ? last : hottest;
                        }
                    };
            consumerKgPerS[i] = consumerHeatW[i] == 0 ? 0 : consumerHeatW[i] / (heatCapacity * difference);
        }
    }

    private void startProducers(HeatPlaces places) {
        List<HeatProducer> producers = dispatch.producers();
        for (int i = 0; i < producers.size(); i++) {
            HeatProducer producer = producers.get(i);
            producerBus[i] = places.producerBus[i];
            supplyCelsius[i] = producer.supplyCelsius();
            switch (producer.output()) {
                case HeatProducer.Slack slackOutput -> producerKgPerS[i] = 0;
                case HeatProducer.MassFlow flow -> producerKgPerS[i] = flow.kgPerS();
                case HeatProducer.Heat heat -> {
                    producerHeatW[i] = 1e6 * heat.heatMw();
                    double difference = Math.max(1, (supplyCelsius[i] - ground) / 2);
                    producerKgPerS[i] = producerHeatW[i] / (heatCapacity * difference);
                }
            }
        }
    }

    private static double correction(double wanted, double difference, double gain) {
        double correction = difference + gain > 0 ? (wanted - difference) / (difference + gain) : LARGEST_CORRECTION;
        return Math.clamp(correction, LEAST_CORRECTION, LARGEST_CORRECTION);
    }
}
