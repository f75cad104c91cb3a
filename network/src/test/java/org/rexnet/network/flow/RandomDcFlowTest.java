package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.network.Network;
import org.rexnet.network.Network.Connection;
import org.rexnet.network.RandomNetworks;
import org.rexnet.network.topology.Topology;

/** Laws and slow references against which any network must hold. */
class RandomDcFlowTest {

    private static final int NETWORKS = "full".equals(System.getProperty("rexnet.draws")) ? 100 : 30;
    private static final double TOLERANCE = 1e-7;
    private static final double RESIDUAL = 1e-12;

    static Stream<Arguments> networks() {
        return LongStream.range(0, NETWORKS)
                .boxed()
                .flatMap(seed ->
                        Stream.of(SusceptanceConvention.values()).map(convention -> Arguments.of(seed, convention)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void anglesAndFlowsAreThoseOfADenseSolve(long seed, SusceptanceConvention convention) {
        Network network = RandomNetworks.draw(seed);
        DcFlow flow = DcFlow.of(network, convention);
        double[] injections = injections(network, seed);
        double[] angles = denseAngles(flow, injections);
        double[] flows = new double[flow.branches().size()];
        for (int l = 0; l < flows.length; l++) {
            flows[l] = flow.susceptance(l) * (angles[flow.from(l)] - angles[flow.to(l)] - flow.shift(l));
        }

        assertThat(flow.angles(injections)).containsExactly(angles, within(TOLERANCE));
        assertThat(flow.flows(injections)).containsExactly(flows, within(TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void flowsObeyKirchhoffsLaws(long seed, SusceptanceConvention convention) {
        Network network = RandomNetworks.draw(seed);
        DcFlow flow = DcFlow.of(network, convention);
        double[] injections = injections(network, seed);
        double[] flows = flow.flows(injections);

        double[] leftOver = injections.clone();
        double[] islands = new double[flow.islandCount()];
        for (int l = 0; l < flows.length; l++) {
            leftOver[flow.from(l)] -= flows[l];
            leftOver[flow.to(l)] += flows[l];
        }
        for (int bus = 0; bus < injections.length; bus++) {
            islands[flow.island(bus)] += injections[bus];
        }
        for (int bus = 0; bus < injections.length; bus++) {
            boolean reference = flow.reference(flow.island(bus)) == bus;
            assertThat(leftOver[bus]).isCloseTo(reference ? islands[flow.island(bus)] : 0, within(TOLERANCE));
        }
        for (List<Connection> cycle : Topology.ofPassive(network).cycleBasis()) {
            assertThat(angleRound(network, flow, flows, cycle)).isCloseTo(0, within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void flowsAreSensitivitiesTimesInjectionsPlusShiftFlows(long seed, SusceptanceConvention convention) {
        Network network = RandomNetworks.draw(seed);
        DcFlow flow = DcFlow.of(network, convention);
        double[] injections = injections(network, seed);
        double[] flows = flow.flows(injections);
        double[] shiftFlows = flow.shiftFlows();

        for (int l = 0; l < flows.length; l++) {
            assertThat(dot(flow.sensitivities(l), injections) + shiftFlows[l]).isCloseTo(flows[l], within(TOLERANCE));
            for (int bus = 0; bus < injections.length; bus++) {
                if (flow.island(bus) != flow.island(flow.from(l)) || flow.reference(flow.island(bus)) == bus) {
                    assertThat(flow.sensitivities(l)[bus]).isZero();
                }
            }
        }
    }

    /** Columns B x = e of the full system, in units of the branch's susceptance: far below what whole numbers of 2^-30 can tell. */
    @ParameterizedTest
    @MethodSource("networks")
    void sensitivitiesSolveTheirEquations(long seed, SusceptanceConvention convention) {
        DcFlow flow = DcFlow.of(RandomNetworks.draw(seed), convention);
        for (int l = 0; l < flow.branches().size(); l++) {
            double[] sensitivities = flow.sensitivities(l);
            double[] left = new double[sensitivities.length];
            left[flow.from(l)] = -1;
            left[flow.to(l)] = 1;
            for (int k = 0; k < flow.branches().size(); k++) {
                double share = flow.susceptance(k)
                        / flow.susceptance(l)
                        * (sensitivities[flow.from(k)] - sensitivities[flow.to(k)]);
                left[flow.from(k)] += share;
                left[flow.to(k)] -= share;
            }
            left[flow.reference(flow.island(flow.from(l)))] = 0;
            assertThat(left).as("branch %d", l).containsExactly(new double[left.length], within(RESIDUAL));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void outagesAreThoseOfANetworkWithoutTheBranch(long seed, SusceptanceConvention convention) {
        Network network = RandomNetworks.draw(seed);
        DcFlow flow = DcFlow.of(network, convention);
        double[] injections = injections(network, seed);
        double[] before = flow.flows(injections);

        for (int k = 0; k < before.length; k++) {
            int outage = k;
            DcFlow rest =
                    DcFlow.of(RandomNetworks.without(network, flow.branches().get(k)), convention);
            assertThat(flow.isBridge(k)).isEqualTo(rest.islandCount() > flow.islandCount());
            if (flow.isBridge(k)) {
                assertThatThrownBy(() -> flow.outageFactor(outage, outage)).hasMessageContaining("splits its island");
                continue;
            }
            double[] after = rest.flows(injections);
            double[] factors = flow.outageFactors(k);
            assertThat(before[k] + factors[k] * before[k]).isZero();
            for (int l = 0; l < before.length; l++) {
                assertThat(flow.outageFactor(l, k)).isEqualTo(factors[l]);
                if (l != k) {
                    int left = l < k ? l : l - 1;
                    assertThat(before[l] + factors[l] * before[k]).isCloseTo(after[left], within(TOLERANCE));
                    assertThat(flow.sensitivitiesAfterOutage(l, k))
                            .containsExactly(rest.sensitivities(left), within(TOLERANCE));
                }
            }
        }
    }

    private static double[] injections(Network network, long seed) {
        return new Random(~seed).doubles(network.buses().size(), -10, 10).toArray();
    }

    /** Solves the full system with an equation "angle = 0" at each reference bus. */
    private static double[] denseAngles(DcFlow flow, double[] injections) {
        int size = injections.length;
        var matrix = new Array2DRowRealMatrix(size, size);
        var right = new ArrayRealVector(injections);
        for (int l = 0; l < flow.branches().size(); l++) {
            int from = flow.from(l);
            int to = flow.to(l);
            double b = flow.susceptance(l);
            matrix.addToEntry(from, from, b);
            matrix.addToEntry(to, to, b);
            matrix.addToEntry(from, to, -b);
            matrix.addToEntry(to, from, -b);
            right.addToEntry(from, b * flow.shift(l));
            right.addToEntry(to, -b * flow.shift(l));
        }
        for (int island = 0; island < flow.islandCount(); island++) {
            int reference = flow.reference(island);
            matrix.setRow(reference, new double[size]);
            matrix.setEntry(reference, reference, 1);
            right.setEntry(reference, 0);
        }
        return new LUDecomposition(matrix).getSolver().solve(right).toArray();
    }

    private static double angleRound(Network network, DcFlow flow, double[] flows, List<Connection> cycle) {
        double sum = 0;
        int bus = startOf(network, cycle);
        for (Connection connection : cycle) {
            int l = flow.branches().indexOf(connection.branch());
            double difference = flows[l] / flow.susceptance(l) + flow.shift(l);
            boolean along = flow.from(l) == bus;
            sum += along ? difference : -difference;
            bus = along ? flow.to(l) : flow.from(l);
        }
        assertThat(bus).isEqualTo(startOf(network, cycle));
        return sum;
    }

    private static int startOf(Network network, List<Connection> cycle) {
        var first = cycle.getFirst().branch();
        var last = cycle.getLast().branch();
        boolean shared = first.from().equals(last.from())
                || first.from().equals(last.to().getFirst());
        return network.busIndex(shared ? first.from() : first.to().getFirst());
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
