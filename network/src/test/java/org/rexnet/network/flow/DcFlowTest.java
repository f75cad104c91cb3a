package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.network.flow.SusceptanceConvention.SERIES_ADMITTANCE;
import static org.rexnet.network.flow.SusceptanceConvention.SERIES_REACTANCE;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.Network;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/** Small networks worked out by hand. */
class DcFlowTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    /**
     * Three buses, bus a is the reference.
     *
     * <pre>
     *      a --ab-- b
     *       \      /
     *       ac    bc
     *         \  /
     *          c
     * </pre>
     */
    private static Network.Builder buses() {
        return Network.builder().add(Bus.of("a")).add(Bus.of("b")).add(Bus.of("c"));
    }

    private static Network triangle() {
        return buses().add(Line.of("ab", "a", "b", 0.1, 100))
                .add(Line.of("ac", "a", "c", 0.1, 100))
                .add(Line.of("bc", "b", "c", 0.1, 100))
                .build();
    }

    @Test
    void equalLinesShareATransferTwoToOne() {
        DcFlow flow = DcFlow.of(triangle(), SERIES_REACTANCE);

        assertThat(flow.flows(new double[] {90, 0, -90})).containsExactly(new double[] {30, 60, 30}, TOLERANCE);
        assertThat(flow.angles(new double[] {90, 0, -90})).containsExactly(new double[] {0, -3, -6}, TOLERANCE);
        assertThat(flow.sensitivities(1)).containsExactly(new double[] {0, -1 / 3.0, -2 / 3.0}, TOLERANCE);
    }

    @Test
    void theReferenceBalancesWhatInjectionsLeaveOver() {
        DcFlow flow = DcFlow.of(triangle(), SERIES_REACTANCE);

        assertThat(flow.reference(0)).isZero();
        assertThat(flow.flows(new double[] {7, 0, -90})).containsExactly(new double[] {30, 60, 30}, TOLERANCE);
    }

    @Test
    void anOutageMovesItsFlowToTheOtherWay() {
        DcFlow flow = DcFlow.of(triangle(), SERIES_REACTANCE);

        assertThat(flow.outageFactors(1)).containsExactly(new double[] {1, -1, 1}, TOLERANCE);
        assertThat(flow.sensitivitiesAfterOutage(0, 1)).containsExactly(new double[] {0, -1, -1}, TOLERANCE);
    }

    /** a-b: x 0.1, tap 2, shift 0.3 rad; a-c: x 0.2; b-c: x 0.1, r 0.2. B = 5, 5, 10, or 10, 5, 2. */
    private static Network tapsAndShifts() {
        return buses().add(new Transformer("ab", "a", "b", 0, 0.1, 2, 0.3, 100, AngleLimits.NONE))
                .add(Line.of("ac", "a", "c", 0.2, 100))
                .add(new Line("bc", "b", "c", 0.2, 0.1, 100, AngleLimits.NONE))
                .build();
    }

    /**
     * The shift drives 0.3 / (1/5 + 1/5 + 1/10) = 0.6 MW against ab; a transfer divides as 2 (ac) : 3 (ab, bc) in
     * reactance.
     */
    @Test
    void seriesReactanceCountsTapsAndShifts() {
        DcFlow flow = DcFlow.of(tapsAndShifts(), SERIES_REACTANCE);

        assertThat(flow.susceptance(0)).isCloseTo(5, TOLERANCE);
        assertThat(flow.susceptance(2)).isCloseTo(10, TOLERANCE);
        assertThat(flow.shift(0)).isCloseTo(0.3, TOLERANCE);
        assertThat(flow.shiftFlows()).containsExactly(new double[] {-0.6, 0.6, -0.6}, TOLERANCE);
        assertThat(flow.flows(new double[] {10, 0, -10})).containsExactly(new double[] {3.4, 6.6, 3.4}, TOLERANCE);
        assertThat(flow.sensitivities(0)).containsExactly(new double[] {0, -0.6, -0.4}, TOLERANCE);
    }

    /** Reactances 1/10, 1/5, 1/2: a transfer a-c divides as 0.6 (ab, bc) : 0.2 (ac). */
    @Test
    void seriesAdmittanceIgnoresTapsAndShifts() {
        DcFlow flow = DcFlow.of(tapsAndShifts(), SERIES_ADMITTANCE);

        assertThat(flow.susceptance(0)).isCloseTo(10, TOLERANCE);
        assertThat(flow.susceptance(2)).isCloseTo(2, TOLERANCE);
        assertThat(flow.shift(0)).isZero();
        assertThat(flow.shiftFlows()).containsExactly(new double[] {0, 0, 0}, TOLERANCE);
        assertThat(flow.flows(new double[] {10, 0, -10})).containsExactly(new double[] {2.5, 7.5, 2.5}, TOLERANCE);
    }

    @Test
    void anOutageOfAPhaseShifterStopsItsLoopFlow() {
        DcFlow flow = DcFlow.of(tapsAndShifts(), SERIES_REACTANCE);
        double[] before = flow.flows(new double[] {10, 0, -10});
        double[] factors = flow.outageFactors(0);

        assertThat(before[1] + factors[1] * before[0]).isCloseTo(10, TOLERANCE);
        assertThat(before[2] + factors[2] * before[0]).isCloseTo(0, TOLERANCE);
    }

    @Test
    void islandsAreWhatPassiveBranchesConnect() {
        Network network = buses().add(Bus.of("d"))
                .add(Line.of("bd", "b", "d", 0.1, 100))
                .add(Link.of("cable", "a", "b", 100))
                .build();
        DcFlow flow = DcFlow.of(network, SERIES_REACTANCE);

        assertThat(flow.islandCount()).isEqualTo(3);
        assertThat(new int[] {flow.island(0), flow.island(1), flow.island(2), flow.island(3)})
                .containsExactly(0, 1, 2, 1);
        assertThat(flow.reference(1)).isEqualTo(1);
        assertThat(flow.flows(new double[] {5, 0, 6, -7})).containsExactly(new double[] {7}, TOLERANCE);
        assertThat(flow.isBridge(0)).isTrue();
        assertThatThrownBy(() -> flow.outageFactors(0)).hasMessage("The outage of line bd splits its island.");
    }

    @Test
    void aNetworkWithoutLinesHasNoFlows() {
        DcFlow flow = DcFlow.of(buses().build(), SERIES_REACTANCE);

        assertThat(flow.islandCount()).isEqualTo(3);
        assertThat(flow.flows(new double[] {1, 2, 3})).isEmpty();
        assertThat(flow.angles(new double[] {1, 2, 3})).containsExactly(0, 0, 0);
        assertThat(DcFlow.of(Network.builder().build(), SERIES_REACTANCE).islandCount())
                .isZero();
    }

    @Test
    void cancellingReactancesAreReportedWithTheirIsland() {
        Network exact = buses().add(Line.of("bc1", "b", "c", 0.5, 100))
                .add(Line.of("bc2", "b", "c", -0.5, 100))
                .build();
        Network rounded = buses().add(Line.of("ab", "a", "b", 0.1, 100))
                .add(Line.of("bc", "b", "c", 0.2, 100))
                .add(Line.of("ca", "c", "a", -0.1 - 0.2, 100))
                .build();

        assertThatThrownBy(() -> DcFlow.of(exact, SERIES_REACTANCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The island of bus b (2 buses): angles do not follow from injections");
        assertThatThrownBy(() -> DcFlow.of(rounded, SERIES_REACTANCE))
                .hasMessageStartingWith("The island of bus a (3 buses)");
    }

    @Test
    void injectionsThatAreNoNumbersAreRefused() {
        DcFlow flow = DcFlow.of(triangle(), SERIES_REACTANCE);

        assertThatThrownBy(() -> flow.angles(new double[] {0, Double.NaN, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Bus b: the injection must be a number but is NaN.");
    }

    @Test
    void arraysThatDoNotFitAreRefused() {
        DcFlow flow = DcFlow.of(triangle(), SERIES_REACTANCE);

        assertThatThrownBy(() -> flow.flows(new double[2]))
                .hasMessageContaining("3 buses")
                .hasMessageContaining("2");
        assertThatThrownBy(() -> flow.flows(new double[3], new double[4])).hasMessageContaining("3 branches");
    }
}
