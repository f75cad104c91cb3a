package org.rexnet.network.flow;

import java.util.List;
import java.util.function.Function;
import org.rexnet.network.Pipe;

/**
 * Flows, temperatures and pressures that settle in a heat network for one dispatch.
 *
 * @param groundCelsius temperature around the pipes in C
 * @param buses where pipes end, in the order of the network
 * @param pipes in the order of the network
 * @param producers in the order of the dispatch
 * @param consumers in the order of the dispatch
 */
public record HeatState(
        double groundCelsius,
        List<BusState> buses,
        List<PipeState> pipes,
        List<ProducerState> producers,
        List<ConsumerState> consumers)
        implements HeatSolution {

    public HeatState {
        buses = List.copyOf(buses);
        pipes = List.copyOf(pipes);
        producers = List.copyOf(producers);
        consumers = List.copyOf(consumers);
    }

    @Override
    public HeatState state() {
        return this;
    }

    /** Returns the state of the bus of that name; searches the list, throws where there is none. */
    public BusState bus(String id) {
        return find("bus", id, buses, BusState::bus);
    }

    /** Returns the state of the pipe of that name; searches the list, throws where there is none. */
    public PipeState pipe(String id) {
        return find("pipe", id, pipes, state -> state.pipe().id());
    }

    /** Returns the state of the producer of that name; searches the list, throws where there is none. */
    public ProducerState producer(String id) {
        return find("producer", id, producers, ProducerState::producer);
    }

    /** Returns the state of the consumer of that name; searches the list, throws where there is none. */
    public ConsumerState consumer(String id) {
        return find("consumer", id, consumers, ConsumerState::consumer);
    }

    /** Returns what all pipes lose to the ground in MW. */
    public double lossMw() {
        return pipes.stream().mapToDouble(PipeState::lossMw).sum();
    }

    /** Returns what all pumps draw in MW electric. */
    public double pumpMw() {
        return producers.stream().mapToDouble(ProducerState::pumpMw).sum();
    }

    private static <T> T find(String type, String id, List<T> states, Function<T, String> name) {
        return states.stream()
                .filter(state -> name.apply(state).equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no %s %s.".formatted(type, id)));
    }

    /**
     * Water at a bus, mixed from all that flows in; at ground temperature where nothing flows.
     *
     * @param supplyPressurePa above the return at the slack producer of its part of the network, in Pa
     * @param returnPressurePa above the same, in Pa
     */
    public record BusState(
            String bus, double supplyCelsius, double returnCelsius, double supplyPressurePa, double returnPressurePa) {}

    /**
     * Both sides of a pipe.
     *
     * @param supply carries water from producers to consumers
     * @param back carries it back: the return
     */
    public record PipeState(Pipe pipe, PipeSide supply, PipeSide back) {

        /** Returns what supply and return lose to the ground in MW. */
        public double lossMw() {
            return supply.lossMw() + back.lossMw();
        }
    }

    /**
     * One side of a pipe.
     *
     * @param massFlowKgPerS in kg/s, positive from the pipe's first bus to its second; 0 where the water stands
     * @param velocityMPerS mean speed in m/s, at least 0
     * @param inletCelsius where the water enters, in C; ground temperature where the water stands
     * @param outletCelsius where the water leaves, in C
     * @param lossMw heat lost to the ground in MW; negative where the water is colder
     * @param pressureDropPa pressure at the first bus less that at the second, in Pa; has the sign of the mass flow
     */
    public record PipeSide(
            double massFlowKgPerS,
            double velocityMPerS,
            double inletCelsius,
            double outletCelsius,
            double lossMw,
            double pressureDropPa) {

        /**
         * Returns the temperature in C on the way: it nears that of the ground exponentially.
         *
         * @param share of the length, from 0 where the water enters to 1 where it leaves
         */
        public double celsiusAt(double share, double groundCelsius) {
            double excess = inletCelsius - groundCelsius;
            return excess == 0
                    ? groundCelsius
                    : groundCelsius + excess * Math.pow((outletCelsius - groundCelsius) / excess, share);
        }
    }

    /**
     * What a producer does.
     *
     * @param massFlowKgPerS in kg/s, at least 0
     * @param heatMw in MW
     * @param returnCelsius at which the water arrives, in C
     * @param headPa pressure of supply over return at its bus, in Pa; negative where a valve must take it away
     * @param pumpMw electric power of its pumps in MW
     */
    public record ProducerState(
            String producer,
            double massFlowKgPerS,
            double heatMw,
            double supplyCelsius,
            double returnCelsius,
            double headPa,
            double pumpMw) {}

    /**
     * What a consumer does.
     *
     * @param massFlowKgPerS in kg/s, at least 0
     * @param heatMw in MW
     * @param supplyCelsius at which the water arrives, in C
     * @param returnCelsius at which it gives the water back, in C
     * @param headPa pressure of supply over return at its bus, in Pa
     */
    public record ConsumerState(
            String consumer,
            double massFlowKgPerS,
            double heatMw,
            double supplyCelsius,
            double returnCelsius,
            double headPa) {}
}
