package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.network.flow.SusceptanceConvention.SERIES_ADMITTANCE;
import static org.rexnet.network.flow.SusceptanceConvention.SERIES_REACTANCE;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Network;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.RandomNetworks;
import org.rexnet.network.Transformer;

/** Branches without reactance are the limit of those with ever less of it. */
class CouplersTest {

    private static final int NETWORKS = 100;
    private static final double LITTLE_REACTANCE = 1e-10;

    static LongStream seeds() {
        return LongStream.range(0, NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void flowsAreThoseOfVeryLittleReactance(long seed) {
        DcFlow coupled = DcFlow.of(RandomNetworks.drawWithCouplers(seed, false), SERIES_REACTANCE);
        DcFlow nearly = DcFlow.of(RandomNetworks.drawWithCouplersOf(LITTLE_REACTANCE, seed), SERIES_REACTANCE);
        double[] injections = injections(coupled, seed);

        double[] flows = nearly.flows(injections);
        double largest = Arrays.stream(flows).map(Math::abs).max().orElse(0);
        assertThat(coupled.flows(injections)).containsExactly(flows, within(1e-5 * (1 + largest)));
        assertThat(coupled.angles(injections)).containsExactly(nearly.angles(injections), within(1e-4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void flowsAreSensitivitiesTimesInjectionsAndBalanceEveryBus(long seed) {
        for (boolean loops : new boolean[] {false, true}) {
            DcFlow flow = DcFlow.of(RandomNetworks.drawWithCouplers(seed, loops), SERIES_REACTANCE);
            double[] injections = injections(flow, seed);
            double[] flows = flow.flows(injections);
            double[] shiftFlows = flow.shiftFlows();
            double[] angles = flow.angles(injections);
            double[] left = injections.clone();

            for (int l = 0; l < flows.length; l++) {
                double byRow = shiftFlows[l];
                for (int bus = 0; bus < injections.length; bus++) {
                    byRow += flow.sensitivities(l)[bus] * injections[bus];
                }
                assertThat(byRow).isCloseTo(flows[l], within(1e-7));
                double difference = angles[flow.from(l)] - angles[flow.to(l)] - flow.shift(l);
                assertThat(flow.isCoupler(l) ? difference : difference - flows[l] / flow.susceptance(l))
                        .isCloseTo(0, within(1e-9));
                left[flow.from(l)] -= flows[l];
                left[flow.to(l)] += flows[l];
            }
            for (int bus = 0; bus < left.length; bus++) {
                if (flow.reference(flow.island(bus)) != bus) {
                    assertThat(left[bus]).isCloseTo(0, within(1e-7));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void outagesAreThoseOfANetworkWithoutTheBranch(long seed) {
        Network network = RandomNetworks.drawWithCouplers(seed, false);
        DcFlow flow = DcFlow.of(network, SERIES_REACTANCE);
        double[] injections = injections(flow, seed);
        double[] before = flow.flows(injections);

        for (int k = 0; k < before.length; k++) {
            DcFlow rest =
                    DcFlow.of(RandomNetworks.without(network, flow.branches().get(k)), SERIES_REACTANCE);
            assertThat(flow.isBridge(k)).isEqualTo(rest.islandCount() > flow.islandCount());
            if (flow.isBridge(k)) {
                continue;
            }
            double[] after = rest.flows(injections);
            double[] factors = flow.outageFactors(k);
            for (int l = 0; l < before.length; l++) {
                assertThat(flow.outageFactor(l, k)).isEqualTo(factors[l]);
                if (l != k) {
                    int left = l < k ? l : l - 1;
                    assertThat(before[l] + factors[l] * before[k]).isCloseTo(after[left], within(1e-7));
                    assertThat(flow.sensitivitiesAfterOutage(l, k))
                            .containsExactly(rest.sensitivities(left), within(1e-7));
                }
            }
        }
    }

    @Test
    void couplersThatCloseALoopAreFreeAndTakeOverAfterAnOutage() {
        DcFlow flow = DcFlow.of(
                network(
                        Line.of("c1", "a", "b", 0, 100),
                        Line.of("c2", "a", "b", 0, 100),
                        Line.of("l", "a", "b", 0.1, 100)),
                SERIES_REACTANCE);

        assertThat(flow.isFree(0)).isFalse();
        assertThat(flow.isFree(1)).isTrue();
        assertThat(flow.flows(new double[] {5, -5, 0})).containsExactly(5, 0, 0);
        assertThat(flow.outageFactors(0)).containsExactly(-1, 1, 0);
        assertThat(flow.outageFactors(1)).containsExactly(1, -1, 0);
        assertThat(flow.outageFactors(2)).containsExactly(1, 0, -1);
    }

    @Test
    void aShiftOfACouplerDrivesFlowThroughWhatLiesBesideIt() {
        DcFlow flow =
                DcFlow.of(network(coupler("c", "a", "b", 0.2), Line.of("l", "a", "b", 0.1, 100)), SERIES_REACTANCE);

        assertThat(flow.flows(new double[] {5, -5, 0})).containsExactly(new double[] {3, 2}, within(1e-12));
        assertThat(flow.outageFactors(0)).containsExactly(-1, 1);
    }

    @Test
    void shiftsRoundALoopOfCouplersMustNotContradictEachOther() {
        Network contradiction = network(coupler("c", "a", "b", 0.2), coupler("d", "a", "b", 0.1));

        assertThatThrownBy(() -> DcFlow.of(contradiction, SERIES_REACTANCE))
                .hasMessageContaining("transformer d closes a loop")
                .hasMessageContaining("do not sum up to 0");
    }

    @Test
    void resistanceAloneCarriesNothingBySeriesAdmittance() {
        Network network = network(
                new Line("r", "a", "b", 0.1, 0, 100, AngleLimits.NONE),
                Line.of("l", "b", "c", 0.1, 100),
                Line.of("m", "a", "c", 0, 100));
        DcFlow flow = DcFlow.of(network, SERIES_ADMITTANCE);

        assertThat(flow.isOpen(0)).isTrue();
        assertThat(flow.isCoupler(2)).isTrue();
        assertThat(flow.isBridge(1)).isTrue();
        assertThat(flow.flows(new double[] {5, -5, 0})).containsExactly(new double[] {0, -5, 5}, within(1e-12));
        assertThat(flow.outageFactors(0)).containsExactly(-1, 0, 0);
        assertThat(DcFlow.of(network, SERIES_REACTANCE).isCoupler(0)).isTrue();
    }

    private static Transformer coupler(String id, String from, String to, double shift) {
        return new Transformer(id, from, to, 0, 0, 1, shift, 100, AngleLimits.NONE);
    }

    private static Network network(PassiveBranch... branches) {
        var network = Network.builder().add(Bus.of("a")).add(Bus.of("b")).add(Bus.of("c"));
        for (PassiveBranch branch : branches) {
            network.add(branch);
        }
        return network.build();
    }

    private static double[] injections(DcFlow flow, long seed) {
        return new Random(~seed).doubles(flow.busCount(), -10, 10).toArray();
    }
}
