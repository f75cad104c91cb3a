package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.HeatState.BusState;
import org.rexnet.network.flow.HeatState.ConsumerState;
import org.rexnet.network.flow.HeatState.PipeSide;
import org.rexnet.network.flow.HeatState.PipeState;
import org.rexnet.network.flow.HeatState.ProducerState;

/** Conservation of mass and energy, pressures and the laws of each pipe, in random trees and meshes. */
class RandomHeatFlowTest {

    private static final double HEAT_CAPACITY = 4190;
    private static final double GROUND_CELSIUS = 8;

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void massEnergyAndPressuresBalanceInTrees(int seed) {
        check(new Random(seed), 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void massEnergyAndPressuresBalanceInMeshes(int seed) {
        Random random = new Random(1000 + seed);
        check(random, 1 + random.nextInt(12));
    }

    /** Three dispatches after each other, each from the state of the one before, and the last once more afresh. */
    private static void check(Random random, int chords) {
        Network network = network(random, 5 + random.nextInt(40), chords);
        HeatParameters parameters = HeatParameters.of(75, 45);
        HeatFlow flow = HeatFlow.of(network, parameters);
        for (int i = 0; i < 3; i++) {
            HeatDispatch dispatch = dispatch(random, network.buses().size());
            HeatState state = flow.solve(dispatch).state();
            checkBuses(state, dispatch);
            checkPipes(state, parameters);
            checkTotals(state, dispatch, parameters);
            HeatState fresh = HeatFlow.of(network, parameters).solve(dispatch).state();
            assertThat(fresh.pumpMw()).isCloseTo(state.pumpMw(), within(1e-7 * state.pumpMw()));
            assertThat(fresh.lossMw()).isCloseTo(state.lossMw(), within(1e-7 * state.lossMw()));
        }
    }

    private static Network network(Random random, int buses, int chords) {
        var network = Network.builder();
        for (int bus = 0; bus < buses; bus++) {
            network.add(Bus.of("bus " + bus, "heat"));
        }
        for (int bus = 1; bus < buses; bus++) {
            network.add(pipe(random, "tree " + bus, bus, random.nextInt(bus)));
        }
        for (int chord = 0; chord < chords; chord++) {
            int from = random.nextInt(buses);
            int to = random.nextInt(buses);
            if (from != to) {
                network.add(pipe(random, "chord " + chord, from, to));
            }
        }
        return network.build();
    }

    private static Pipe pipe(Random random, String id, int a, int b) {
        boolean turned = random.nextBoolean();
        return new Pipe(
                id,
                "bus " + (turned ? b : a),
                "bus " + (turned ? a : b),
                random.nextInt(10) == 0 ? 0 : 0.02 + 0.5 * random.nextDouble(),
                0.03 + 0.2 * random.nextDouble(),
                random.nextInt(5) == 0 ? 0 : 0.6 * random.nextDouble(),
                10,
                0.2 * random.nextDouble());
    }

    private static HeatDispatch dispatch(Random random, int buses) {
        List<HeatConsumer> consumers = new ArrayList<>();
        double demand = 0;
        for (int i = 0; i < 1 + random.nextInt(buses); i++) {
            double heatMw = random.nextInt(8) == 0 ? 0 : Math.exp(random.nextGaussian() - 2);
            String bus = "bus " + random.nextInt(buses);
            consumers.add(
                    random.nextBoolean()
                            ? HeatConsumer.returning("consumer " + i, bus, heatMw, 30 + random.nextInt(20))
                            : HeatConsumer.dropping("consumer " + i, bus, heatMw, 10 + random.nextInt(10)));
            demand += heatMw;
        }
        List<HeatProducer> producers = new ArrayList<>();
        producers.add(HeatProducer.slack("slack", "bus " + random.nextInt(buses), 75));
        for (int i = 0; i < random.nextInt(3); i++) {
            String bus = "bus " + random.nextInt(buses);
            double share = 0.3 * random.nextDouble();
            producers.add(
                    random.nextBoolean()
                            ? HeatProducer.ofHeat("producer " + i, bus, 70 + random.nextInt(10), share * demand)
                            : HeatProducer.ofMassFlow(
                                    "producer " + i, bus, 80, share * demand * 1e6 / HEAT_CAPACITY / 40));
        }
        return new HeatDispatch(producers, consumers, GROUND_CELSIUS);
    }

    /** Inflow equals outflow, and all outflow has the temperature of the mixture. */
    private static void checkBuses(HeatState state, HeatDispatch dispatch) {
        double scale = 1e-9
                        * state.producers().stream()
                                .mapToDouble(ProducerState::massFlowKgPerS)
                                .sum()
                + 1e-12;
        SoftAssertions softly = new SoftAssertions();
        for (BusState bus : state.buses()) {
            double[] supply = new double[2];
            double[] back = new double[2];
            for (PipeState pipe : state.pipes()) {
                double out = pipe.pipe().from().equals(bus.bus())
                        ? 1
                        : pipe.pipe().toBus().equals(bus.bus()) ? -1 : 0;
                add(supply, out * pipe.supply().massFlowKgPerS(), pipe.supply().outletCelsius(), bus.supplyCelsius());
                add(back, out * pipe.back().massFlowKgPerS(), pipe.back().outletCelsius(), bus.returnCelsius());
            }
            addProducersAndConsumers(state, dispatch, bus, supply, back);
            softly.assertThat(supply[0]).as("mass, supply, %s", bus).isCloseTo(0, within(scale));
            softly.assertThat(back[0]).as("mass, return, %s", bus).isCloseTo(0, within(scale));
            softly.assertThat(supply[1]).as("heat, supply, %s", bus).isCloseTo(0, within(100 * scale));
            softly.assertThat(back[1]).as("heat, return, %s", bus).isCloseTo(0, within(100 * scale));
        }
        softly.assertAll();
    }

    private static void addProducersAndConsumers(
            HeatState state, HeatDispatch dispatch, BusState bus, double[] supply, double[] back) {
        for (int i = 0; i < dispatch.producers().size(); i++) {
            if (dispatch.producers().get(i).bus().equals(bus.bus())) {
                ProducerState producer = state.producers().get(i);
                add(supply, -producer.massFlowKgPerS(), producer.supplyCelsius(), bus.supplyCelsius());
                add(back, producer.massFlowKgPerS(), bus.returnCelsius(), bus.returnCelsius());
            }
        }
        for (int i = 0; i < dispatch.consumers().size(); i++) {
            if (dispatch.consumers().get(i).bus().equals(bus.bus())) {
                ConsumerState consumer = state.consumers().get(i);
                add(supply, consumer.massFlowKgPerS(), bus.supplyCelsius(), bus.supplyCelsius());
                add(back, -consumer.massFlowKgPerS(), consumer.returnCelsius(), bus.returnCelsius());
            }
        }
    }

    /** Adds mass and heat that leave a bus; inflow has its own temperature, outflow that of the bus. */
    private static void add(double[] balance, double leaving, double arrivesCelsius, double busCelsius) {
        balance[0] += leaving;
        balance[1] += leaving * (leaving < 0 ? arrivesCelsius : busCelsius);
    }

    private static void checkPipes(HeatState state, HeatParameters parameters) {
        for (PipeState pipe : state.pipes()) {
            BusState from = state.bus(pipe.pipe().from());
            BusState to = state.bus(pipe.pipe().toBus());
            checkSide(pipe.pipe(), pipe.supply(), parameters.supplyWater());
            checkSide(pipe.pipe(), pipe.back(), parameters.returnWater());
            double largest = Math.abs(state.producers().getFirst().headPa()) + 1;
            assertThat(from.supplyPressurePa() - to.supplyPressurePa())
                    .as("supply pressure, %s", pipe)
                    .isCloseTo(pipe.supply().pressureDropPa(), within(1e-8 * largest));
            assertThat(from.returnPressurePa() - to.returnPressurePa())
                    .as("return pressure, %s", pipe)
                    .isCloseTo(pipe.back().pressureDropPa(), within(1e-8 * largest));
            if (pipe.supply().massFlowKgPerS() != 0) {
                assertThat(pipe.supply().inletCelsius())
                        .isEqualTo(pipe.supply().massFlowKgPerS() > 0 ? from.supplyCelsius() : to.supplyCelsius());
            }
        }
    }

    private static void checkSide(Pipe pipe, PipeSide side, Water water) {
        double flow = Math.abs(side.massFlowKgPerS());
        double decay = pipe.heatTransferWPerMK() * 1000 * pipe.lengthKm() / (flow * HEAT_CAPACITY);
        double excess = flow == 0 ? 0 : (side.inletCelsius() - GROUND_CELSIUS) * Math.exp(-decay);
        assertThat(side.outletCelsius() - GROUND_CELSIUS).as("%s", pipe).isCloseTo(excess, within(1e-9));
        assertThat(side.lossMw())
                .isCloseTo(flow * HEAT_CAPACITY * (side.inletCelsius() - side.outletCelsius()) / 1e6, within(1e-9));
        double[] drop = new double[1];
        new PipeFriction(List.of(pipe), water).evaluate(0, side.massFlowKgPerS(), drop, new double[1]);
        assertThat(side.pressureDropPa()).isEqualTo(drop[0]);
    }

    private static void checkTotals(HeatState state, HeatDispatch dispatch, HeatParameters parameters) {
        double consumed = 0;
        double leastHead = Double.POSITIVE_INFINITY;
        for (int i = 0; i < state.consumers().size(); i++) {
            ConsumerState consumer = state.consumers().get(i);
            double wanted = dispatch.consumers().get(i).heatMw();
            assertThat(consumer.heatMw()).isCloseTo(wanted, within(1e-8 * wanted));
            consumed += wanted;
            leastHead = consumer.massFlowKgPerS() > 0 ? Math.min(leastHead, consumer.headPa()) : leastHead;
        }
        for (int i = 0; i < state.producers().size(); i++) {
            if (dispatch.producers().get(i).output() instanceof HeatProducer.Heat heat) {
                assertThat(state.producers().get(i).heatMw()).isCloseTo(heat.heatMw(), within(1e-8 * heat.heatMw()));
            }
        }
        double produced =
                state.producers().stream().mapToDouble(ProducerState::heatMw).sum();
        assertThat(produced).isCloseTo(consumed + state.lossMw(), within(1e-8 * produced + 1e-12));
        if (consumed > 0) {
            double head = state.producers().getFirst().headPa();
            assertThat(leastHead).isCloseTo(parameters.stationPressurePa(), within(1e-9 * Math.abs(head) + 1e-6));
        }
    }
}
