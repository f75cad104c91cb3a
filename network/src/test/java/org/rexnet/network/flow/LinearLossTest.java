package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;

/**
 * How far the market's linear loss, U L ((T_supply - T_ground) + (T_return - T_ground)), is from the physical one.
 *
 * <p>It takes the water to keep its scheduled temperature. Physically each side loses the share (1 - exp(-k))/k of
 * that, k = U L/(m c_p): the less the slower the water flows; standing water loses nothing in the end.
 */
class LinearLossTest {

    /** 1 km of 0.1 m, 0.3 W/(m K): 27 kW at 70/40/10 C; the consumer gives back at 40 C. */
    private static final Pipe PIPE = new Pipe("pipe", "plant", "house", 1, 0.1, 0.3, 5);

    private static HeatState state(double heatKw) {
        Network network = Network.builder()
                .add(Bus.of("plant", "heat"))
                .add(Bus.of("house", "heat"))
                .add(PIPE)
                .build();
        HeatDispatch dispatch = new HeatDispatch(
                List.of(HeatProducer.slack("plant", "plant", 70)),
                List.of(HeatConsumer.returning("house", "house", heatKw / 1000, 40)),
                10);
        return HeatFlow.of(network, HeatParameters.of(70, 40)).solve(dispatch).state();
    }

    @ParameterizedTest(name = "{0} kW carried")
    @CsvSource({"2000, 0.22", "1000, 0.44", "300, 1.40", "100, 3.74", "30, 9.11", "10, 15.95"})
    void thePhysicalLossIsSmallerByPerCentAtLowLoad(double heatKw, double belowLinearPerCent) {
        assertThat(1000 * PIPE.linearLossMw(70, 40, 10)).isCloseTo(27, within(1e-9));
        HeatState state = state(heatKw);
        double k = 300 / (state.consumer("house").massFlowKgPerS() * 4190);
        assertThat(1000 * state.lossMw()).isCloseTo(27 * (1 - Math.exp(-k)) / k, within(1e-9));
        assertThat(100 * (1 - 1000 * state.lossMw() / 27)).isCloseTo(belowLinearPerCent, within(0.005));
    }

    @Test
    void standingWaterLosesNothingWhereTheLinearLossIsWhole() {
        assertThat(state(0).lossMw()).isZero();
    }

    /** Of all pipes of DESTEST: 1285.2 W linear, 0.2 % less physically. */
    @Test
    void atFullLoadOfAShortNetworkBothAgree() {
        Network network = Destest.network();
        HeatState state = HeatFlow.of(network, HeatParameters.of(70, 40))
                .solve(Destest.dispatch())
                .state();

        double linearW = 1e6
                * network.branches(Pipe.class).stream()
                        .mapToDouble(pipe -> pipe.linearLossMw(70, 40, 10))
                        .sum();
        assertThat(linearW).isCloseTo(1285.2, within(1e-6));
        assertThat(100 * (1 - 1e6 * state.lossMw() / linearW)).isCloseTo(0.2, within(0.05));
    }
}
