package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;

/**
 * Two loops against the method of Hardy Cross, with friction reckoned here once more.
 *
 * <pre>
 *      p --0-- a --1-- b
 *      |       |       |
 *      2       3       4
 *      |       |       |
 *      c --5-- d --6-- e
 * </pre>
 *
 * Plant at p; a draws 4, b 6, d 8, e 10 kg/s, c nothing.
 */
class HydraulicLoopsTest {

    private static final Water WATER = Water.at(70);
    private static final double[] LENGTH_M = {300, 400, 250, 200, 150, 350, 500};
    private static final double[] DIAMETER_M = {0.15, 0.1, 0.125, 0.08, 0.08, 0.125, 0.1};
    private static final String[] FROM = {"p", "a", "p", "a", "b", "c", "d"};
    private static final String[] TO = {"a", "b", "c", "d", "e", "d", "e"};

    /** Clockwise: p-a-d-c-p and a-b-e-d-a. */
    private static final int[][] LOOPS = {{0, 3, 5, 2}, {1, 4, 6, 3}};

    private static final int[][] SIGNS = {{1, 1, -1, -1}, {1, 1, -1, -1}};

    private static Network network() {
        var network = Network.builder();
        List.of("p", "a", "b", "c", "d", "e").forEach(bus -> network.add(Bus.of(bus, "heat")));
        for (int i = 0; i < FROM.length; i++) {
            network.add(new Pipe("" + i, FROM[i], TO[i], LENGTH_M[i] / 1000, DIAMETER_M[i], 0, 10, 0.1));
        }
        return network.build();
    }

    @Test
    void flowsInTwoLoopsAreThoseOfHardyCross() {
        HeatDispatch dispatch = new HeatDispatch(
                List.of(HeatProducer.slack("plant", "p", 70)),
                List.of(draws("a", 4), draws("b", 6), draws("d", 8), draws("e", 10)),
                10);
        HeatState state = HeatFlow.of(network(), new HeatParameters(WATER, WATER, 4190, 0.7, 0))
                .solve(dispatch)
                .state();

        double[] flows = hardyCross(new double[] {15, 8, 13, 3, 2, 13, 8});
        for (int i = 0; i < flows.length; i++) {
            assertThat(state.pipe("" + i).supply().massFlowKgPerS()).isCloseTo(flows[i], within(1e-7));
            assertThat(state.pipe("" + i).back().massFlowKgPerS()).isCloseTo(-flows[i], within(1e-7));
            double drop = drop(i, flows[i]);
            assertThat(state.pipe("" + i).supply().pressureDropPa()).isCloseTo(drop, within(1e-5 * Math.abs(drop)));
        }
        double toE = drop(0, flows[0]) + drop(3, flows[3]) + drop(6, flows[6]);
        assertThat(state.producer("plant").headPa()).isCloseTo(2 * toE, within(0.1));
        assertThat(state.consumer("e").headPa()).isCloseTo(0, within(1e-6));
    }

    private static HeatConsumer draws(String bus, double kgPerS) {
        return HeatConsumer.dropping(bus, bus, kgPerS * 4190 * 30 / 1e6, 30);
    }

    /** Corrects one loop at a time until nothing moves. */
    private static double[] hardyCross(double[] start) {
        double[] flows = start.clone();
        for (int round = 0; round < 200; round++) {
            for (int loop = 0; loop < LOOPS.length; loop++) {
                double sum = 0;
                double slope = 0;
                for (int i = 0; i < 4; i++) {
                    int pipe = LOOPS[loop][i];
                    sum += SIGNS[loop][i] * drop(pipe, flows[pipe]);
                    slope += 2 * Math.abs(drop(pipe, flows[pipe]) / flows[pipe]);
                }
                for (int i = 0; i < 4; i++) {
                    flows[LOOPS[loop][i]] -= SIGNS[loop][i] * sum / slope;
                }
            }
        }
        return flows;
    }

    /** Darcy and Weisbach with Colebrook's factor by substitution; the flows here are turbulent. */
    private static double drop(int pipe, double flow) {
        double velocity = Math.abs(flow) / (WATER.densityKgPerM3() * Math.PI / 4 * DIAMETER_M[pipe] * DIAMETER_M[pipe]);
        double reynolds = velocity * DIAMETER_M[pipe] * WATER.densityKgPerM3() / WATER.viscosityPaS();
        assertThat(reynolds).isGreaterThan(4000);
        double rough = 0.1e-3 / DIAMETER_M[pipe] / 3.7;
        double x = 6;
        for (int i = 0; i < 60; i++) {
            x = -2 * Math.log10(rough + 2.51 / reynolds * x);
        }
        double factor = 1 / (x * x);
        return Math.signum(flow)
                * factor
                * LENGTH_M[pipe]
                / DIAMETER_M[pipe]
                * WATER.densityKgPerM3()
                * velocity
                * velocity
                / 2;
    }
}
