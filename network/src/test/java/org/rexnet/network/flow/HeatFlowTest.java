package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.HeatState.PipeSide;

/** Small heat networks worked out by hand. */
class HeatFlowTest {

    private static final Offset<Double> TOLERANCE = within(1e-8);
    private static final HeatParameters PARAMETERS = HeatParameters.of(70, 40);

    private static Network.Builder buses(String... ids) {
        var network = Network.builder();
        for (String id : ids) {
            network.add(Bus.of(id, "heat"));
        }
        return network;
    }

    /** plant ---- 1 km, 0.1 m, 0.5 W/(m K) ---- house */
    private static Network singlePipe(double heatTransferWPerMK) {
        return buses("plant", "house")
                .add(new Pipe("pipe", "plant", "house", 1, 0.1, heatTransferWPerMK, 5))
                .build();
    }

    private static HeatDispatch toHouse(HeatConsumer consumer) {
        return new HeatDispatch(List.of(HeatProducer.slack("boiler", "plant", 70)), List.of(consumer), 10);
    }

    private static HeatState solve(Network network, HeatDispatch dispatch) {
        return HeatFlow.of(network, PARAMETERS).solve(dispatch).state();
    }

    /** m = 1 MW / (4190 J/(kg K) x 30 K); both sides keep exp(-U L/(m c_p)) of what they are above the ground. */
    @Test
    void aPipeCoolsItsWaterExponentially() {
        HeatState state = solve(singlePipe(0.5), toHouse(HeatConsumer.dropping("house", "house", 1, 30)));

        double flow = 1e6 / (4190 * 30);
        double kept = Math.exp(-500 / (flow * 4190));
        double arrives = 10 + 60 * kept;
        double returns = 10 + (arrives - 30 - 10) * kept;
        PipeSide supply = state.pipe("pipe").supply();
        assertThat(supply.massFlowKgPerS()).isCloseTo(flow, TOLERANCE);
        assertThat(state.pipe("pipe").back().massFlowKgPerS()).isCloseTo(-flow, TOLERANCE);
        assertThat(state.consumer("house").supplyCelsius()).isCloseTo(arrives, TOLERANCE);
        assertThat(state.bus("plant").returnCelsius()).isCloseTo(returns, TOLERANCE);
        assertThat(supply.lossMw()).isCloseTo(flow * 4190 * (70 - arrives) / 1e6, TOLERANCE);
        assertThat(state.producer("boiler").heatMw()).isCloseTo(flow * 4190 * (70 - returns) / 1e6, TOLERANCE);
        assertThat(state.producer("boiler").heatMw()).isCloseTo(1 + state.lossMw(), TOLERANCE);
    }

    @Test
    void thePumpsWorkAgainstBothSidesAndTheStation() {
        HeatState state = solve(singlePipe(0), toHouse(HeatConsumer.dropping("house", "house", 1, 30)));

        double supply = state.pipe("pipe").supply().pressureDropPa();
        double back = -state.pipe("pipe").back().pressureDropPa();
        double flow = 1e6 / (4190 * 30);
        assertThat(back).isGreaterThan(1.02 * supply);
        assertThat(state.consumer("house").headPa()).isCloseTo(50_000, TOLERANCE);
        assertThat(state.producer("boiler").headPa()).isCloseTo(50_000 + supply + back, within(1e-6));
        assertThat(state.bus("plant").returnPressurePa()).isZero();
        assertThat(state.bus("house").returnPressurePa()).isCloseTo(back, within(1e-6));
        double density = PARAMETERS.returnWater().densityKgPerM3();
        assertThat(state.pumpMw()).isCloseTo((50_000 + supply + back) * flow / density / 0.7 / 1e6, TOLERANCE);
        double area = Math.PI * 0.1 * 0.1 / 4;
        assertThat(state.pipe("pipe").back().velocityMPerS()).isCloseTo(flow / density / area, TOLERANCE);
    }

    @Test
    void aThousandSmallStepsAlongThePipeAgreeWithTheFormula() {
        HeatState state = solve(singlePipe(2), toHouse(HeatConsumer.dropping("house", "house", 0.2, 30)));

        PipeSide supply = state.pipe("pipe").supply();
        double celsius = 70;
        for (int step = 1; step <= 1000; step++) {
            double half = celsius - 0.5 * 2 * (celsius - 10) / (supply.massFlowKgPerS() * 4190);
            celsius -= 2 * (half - 10) / (supply.massFlowKgPerS() * 4190);
            assertThat(supply.celsiusAt(step / 1000.0, 10)).isCloseTo(celsius, within(1e-4));
        }
        assertThat(supply.outletCelsius()).isCloseTo(celsius, within(1e-4)).isLessThan(60);
    }

    /** 1 MW = m c_p (T_arrives(m) - 40 C), solved by halving. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 5, 20, 60, 200})
    void aFixedReturnTemperatureAsksForMoreWaterTheColderItArrives(double heatTransferWPerMK) {
        HeatState state =
                solve(singlePipe(heatTransferWPerMK), toHouse(HeatConsumer.returning("house", "house", 1, 40)));

        double low = 0;
        double high = 1e4;
        for (int i = 0; i < 200; i++) {
            double flow = (low + high) / 2;
            double arrives = 10 + 60 * Math.exp(-1000 * heatTransferWPerMK / (flow * 4190));
            if (flow * 4190 * (arrives - 40) < 1e6) {
                low = flow;
            } else {
                high = flow;
            }
        }
        assertThat(state.consumer("house").massFlowKgPerS()).isCloseTo(low, within(1e-8 * low));
        assertThat(state.consumer("house").heatMw()).isCloseTo(1, TOLERANCE);
        assertThat(state.consumer("house").returnCelsius()).isEqualTo(40);
    }

    /** Laminar drops go with m L / D^4, so that the pipes of 1 km and 2 km share the flow 2 : 1. */
    @Test
    void parallelPipesOfSlowWaterShareByTheirLength() {
        Network network = buses("plant", "house")
                .add(new Pipe("short", "plant", "house", 1, 0.2, 0, 5))
                .add(new Pipe("long", "house", "plant", 2, 0.2, 0, 5))
                .build();
        HeatState state = solve(network, toHouse(HeatConsumer.dropping("house", "house", 0.012, 30)));

        double flow = 12e3 / (4190 * 30);
        assertThat(state.pipe("short").supply().massFlowKgPerS()).isCloseTo(flow * 2 / 3, TOLERANCE);
        assertThat(state.pipe("long").supply().massFlowKgPerS()).isCloseTo(-flow / 3, TOLERANCE);
        assertThat(state.pipe("long").back().massFlowKgPerS()).isCloseTo(flow / 3, TOLERANCE);
    }

    /** Mixing: 2 kg/s of 80 C and what the slack adds of 60 C, all for one consumer. */
    @Test
    void watersOfTwoPlantsMixAtABus() {
        Network network = buses("a", "b", "house")
                .add(new Pipe("ah", "a", "house", 1, 0.1, 0, 5))
                .add(new Pipe("hb", "house", "b", 1, 0.1, 0, 5))
                .build();
        HeatDispatch dispatch = new HeatDispatch(
                List.of(HeatProducer.ofMassFlow("hot", "a", 80, 2), HeatProducer.slack("warm", "b", 60)),
                List.of(HeatConsumer.dropping("house", "house", 4190 * 5 * 20 / 1e6, 20)),
                10);
        HeatState state = solve(network, dispatch);

        assertThat(state.producer("warm").massFlowKgPerS()).isCloseTo(3, TOLERANCE);
        assertThat(state.consumer("house").supplyCelsius()).isCloseTo((2 * 80 + 3 * 60) / 5.0, TOLERANCE);
        assertThat(state.producer("hot").heatMw()).isCloseTo(2 * 4190 * (80 - 48) / 1e6, TOLERANCE);
        assertThat(state.producer("warm").heatMw()).isCloseTo(3 * 4190 * (60 - 48) / 1e6, TOLERANCE);
        assertThat(state.pipe("hb").supply().massFlowKgPerS()).isCloseTo(-3, TOLERANCE);
    }

    @Test
    void aPlantOfGivenHeatFeedsInSoMuch() {
        Network network = buses("a", "b", "house")
                .add(new Pipe("ah", "a", "house", 1, 0.1, 0.4, 5))
                .add(new Pipe("bh", "b", "house", 1, 0.1, 0.4, 5))
                .build();
        HeatDispatch dispatch = new HeatDispatch(
                List.of(HeatProducer.ofHeat("pump", "a", 70, 0.4), HeatProducer.slack("boiler", "b", 70)),
                List.of(HeatConsumer.returning("house", "house", 1, 35)),
                10);
        HeatState state = solve(network, dispatch);

        assertThat(state.producer("pump").heatMw()).isCloseTo(0.4, TOLERANCE);
        assertThat(state.producer("boiler").heatMw()).isCloseTo(0.6 + state.lossMw(), TOLERANCE);
    }

    /** Ring a-b-c-d-a with plants at a and c, houses at b and d; the more c feeds in, the less comes from a. */
    @Test
    void flowsTurnRoundAsTheSecondPlantTakesOver() {
        Network network = buses("a", "b", "c", "d")
                .add(new Pipe("ab", "a", "b", 1, 0.1, 0.4, 5))
                .add(new Pipe("bc", "b", "c", 1, 0.1, 0.4, 5))
                .add(new Pipe("cd", "c", "d", 1, 0.1, 0.4, 5))
                .add(new Pipe("da", "d", "a", 1, 0.1, 0.4, 5))
                .build();
        List<HeatConsumer> houses = List.of(
                HeatConsumer.returning("b", "b", 0.2, 40),
                HeatConsumer.returning("c", "c", 0.6, 40),
                HeatConsumer.returning("d", "d", 0.2, 40));
        HeatFlow flow = HeatFlow.of(network, PARAMETERS);
        for (double share : new double[] {0, 0.3, 0.7, 0.9, 0.3, 0}) {
            HeatDispatch dispatch = new HeatDispatch(
                    List.of(HeatProducer.slack("a", "a", 75), HeatProducer.ofHeat("c", "c", 70, share)), houses, 10);
            HeatState state = flow.solve(dispatch).state();

            double towardsC = state.pipe("bc").supply().massFlowKgPerS();
            assertThat(Math.signum(towardsC)).as("share %s", share).isEqualTo(share < 0.6 ? 1 : -1);
            assertThat(Math.signum(state.pipe("bc").back().massFlowKgPerS())).isEqualTo(-Math.signum(towardsC));
            assertThat(state.pipe("cd").supply().massFlowKgPerS()).isCloseTo(-towardsC, TOLERANCE);
            assertThat(state.producer("a").heatMw() + state.producer("c").heatMw())
                    .isCloseTo(1 + state.lossMw(), TOLERANCE);
            HeatState fresh = solve(network, dispatch);
            assertThat(fresh.bus("b").supplyCelsius()).isCloseTo(state.bus("b").supplyCelsius(), TOLERANCE);
            assertThat(fresh.pipe("ab").supply().massFlowKgPerS())
                    .isCloseTo(state.pipe("ab").supply().massFlowKgPerS(), TOLERANCE);
        }
    }

    @Test
    void standingWaterHasTheTemperatureOfTheGroundAndLosesNothing() {
        Network network = buses("plant", "house", "empty")
                .add(new Pipe("used", "plant", "house", 1, 0.1, 0.4, 5))
                .add(new Pipe("unused", "house", "empty", 1, 0.1, 0.4, 5))
                .add(new Pipe("parallel", "empty", "house", 1, 0.1, 0.4, 5))
                .build();
        HeatDispatch none = toHouse(HeatConsumer.returning("empty", "empty", 0, 40));
        HeatDispatch one = toHouse(HeatConsumer.returning("house", "house", 1, 40));
        HeatFlow flow = HeatFlow.of(network, PARAMETERS);
        for (HeatDispatch dispatch : List.of(none, one, none)) {
            HeatState state = flow.solve(dispatch).state();

            PipeSide unused = state.pipe("unused").supply();
            assertThat(unused).isEqualTo(new PipeSide(0, 0, 10, 10, 0, 0));
            assertThat(unused.celsiusAt(0.5, 10)).isEqualTo(10);
            assertThat(state.bus("empty").supplyCelsius()).isEqualTo(10);
        }
        HeatState state = flow.solve(none).state();
        assertThat(state.lossMw()).isZero();
        assertThat(state.pumpMw()).isZero();
        assertThat(state.producer("boiler").heatMw()).isZero();
        assertThat(state.consumer("empty").headPa()).isZero();
    }

    @Test
    void plantAndHouseAtOneBusNeedNoPipe() {
        HeatState state = solve(singlePipe(0.4), toHouse(HeatConsumer.returning("house", "plant", 1, 40)));

        assertThat(state.producer("boiler").heatMw()).isCloseTo(1, TOLERANCE);
        assertThat(state.producer("boiler").headPa()).isCloseTo(50_000, TOLERANCE);
        assertThat(state.lossMw()).isZero();
    }

    @Test
    void partsThatNoPipeConnectsAreSolvedByThemselves() {
        Network network = buses("a", "b", "c", "d")
                .add(new Pipe("ab", "a", "b", 1, 0.1, 0.4, 5))
                .add(new Pipe("cd", "c", "d", 0, 0.1, 0.4, 5))
                .build();
        HeatDispatch dispatch = new HeatDispatch(
                List.of(HeatProducer.slack("a", "a", 75), HeatProducer.slack("d", "d", 90)),
                List.of(HeatConsumer.returning("b", "b", 0.5, 40), HeatConsumer.returning("c", "c", 0.2, 40)),
                10);
        HeatState state = solve(network, dispatch);

        assertThat(state.producer("d").heatMw()).isCloseTo(0.2, TOLERANCE);
        assertThat(state.consumer("c").supplyCelsius()).isCloseTo(90, TOLERANCE);
        assertThat(state.producer("a").heatMw())
                .isCloseTo(0.5 + state.pipe("ab").lossMw(), TOLERANCE);
    }
}
