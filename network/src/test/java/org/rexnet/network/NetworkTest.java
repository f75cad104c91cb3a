package org.rexnet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.rexnet.network.Network.Connection;
import org.rexnet.network.PassiveBranch.AngleLimits;

class NetworkTest {

    private static final Line FIRST = Line.of("first", "a", "b", 0.1, 100);
    private static final Line SECOND = Line.of("second", "a", "b", 0.2, 50);
    private static final Link PLANT = new Link("plant", "gas", List.of("a", "heat"), 10);

    /**
     * <pre>
     *      a ==first, second== b       gas --plant--> a, heat
     * </pre>
     */
    private static Network.Builder network() {
        return Network.builder()
                .add(Carrier.of("gas", 0.2))
                .add(Bus.of("b"))
                .add(Bus.of("a"))
                .add(Bus.of("gas", "gas"))
                .add(Bus.of("heat", "heat"))
                .add(FIRST)
                .add(SECOND)
                .add(PLANT);
    }

    @Test
    void busesAndBranchesKeepTheirOrder() {
        Network network = network().build();

        assertThat(network.buses()).extracting(Bus::id).containsExactly("b", "a", "gas", "heat");
        assertThat(network.branches()).containsExactly(FIRST, SECOND, PLANT);
        assertThat(network.branches(PassiveBranch.class)).containsExactly(FIRST, SECOND);
        assertThat(network.busIndex("gas")).isEqualTo(2);
        assertThat(network.carriers()).extracting(Carrier::name).containsExactly("gas", "AC", "heat");
    }

    @Test
    void parallelBranchesAndOutputsAreEdgesOfTheGraph() {
        Network network = network().build();

        assertThat(network.graph().edgeSet())
                .containsExactly(
                        new Connection(FIRST, 0),
                        new Connection(SECOND, 0),
                        new Connection(PLANT, 0),
                        new Connection(PLANT, 1));
        assertThat(network.graph().getAllEdges(network.bus("a"), network.bus("b")))
                .hasSize(2);
        assertThat(network.graph().getEdgeTarget(new Connection(PLANT, 1))).isEqualTo(network.bus("heat"));
        assertThatThrownBy(() -> network.graph().addVertex(Bus.of("c")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNetworkDoesNotFollowItsBuilder() {
        Network.Builder builder = network();
        Network network = builder.build();
        builder.add(Bus.of("c")).add(Line.of("third", "a", "c", 0.1, 1));

        assertThat(network.findBus("c")).isEmpty();
        assertThat(network.findBranch(Line.class, "third")).isEmpty();
        assertThat(builder.build().findBranch(Line.class, "third")).isPresent();
    }

    @Test
    void branchesAreFoundByTypeAndName() {
        Network network =
                network().add(Transformer.of("first", "a", "b", 0.1, 100)).build();

        assertThat(network.branch(Line.class, "first")).isEqualTo(FIRST);
        assertThat(network.branch(PassiveBranch.class, "second")).isEqualTo(SECOND);
        assertThat(network.findBranch(Pipe.class, "first")).isEmpty();
        assertFails(() -> network.branch(PassiveBranch.class, "first"), "Branches of several types are called first");
        assertFails(() -> network.branch(Link.class, "first"), "There is no link first.");
    }

    @Test
    void whatIsMissingOrDoubleIsNamed() {
        Network network = network().build();

        assertFails(() -> network.bus("c"), "There is no bus c.");
        assertFails(() -> network().add(Line.of("third", "a", "c", 1, 1)), "Line third: there is no bus c.");
        assertFails(() -> network().add(new Link("l", "a", List.of("b", "c"), 1)), "Link l: there is no bus c.");
        assertFails(() -> network().add(Bus.of("a")), "Bus a exists twice.");
        assertFails(() -> network().add(FIRST), "Line first exists twice.");
        assertFails(() -> network().add(Carrier.of("gas")), "Carrier gas exists twice.");
        assertThat(network.carrier("wood")).isEqualTo(Carrier.of("wood"));
    }

    @Test
    void aCarrierMayBeDescribedAfterItsBuses() {
        Network network = network().add(Carrier.of("heat", 0.1)).build();

        assertThat(network.carrier("heat").attribute(Carrier.CO2_EMISSIONS)).isEqualTo(0.1);
    }

    @Test
    void impossibleBusesAreRefused() {
        assertFails(() -> Bus.of(" "), "A bus needs a name.");
        assertFails(() -> new Bus("a", "AC", 0, 0, 0), "Bus a: the nominal voltage must be above 0 kV but is 0.0.");
        assertFails(() -> new Bus("a", "AC", 1, Double.NaN, 0), "Bus a: the position must be two numbers");
        assertFails(
                () -> new Carrier("gas", Map.of("co2_emissions", Double.NaN)),
                "Carrier gas: co2_emissions must be a number but is NaN.");
    }

    @Test
    void impossibleLinesAndTransformersAreRefused() {
        assertFails(() -> Line.of("", "a", "b", 1, 1), "A Line needs a name.");
        assertFails(() -> Line.of("l", "a", "a", 1, 1), "Line l: joins bus a with itself.");
        assertFails(() -> Line.of("l", "a", "b", Double.NaN, 1), "Line l: the reactance must be a number but is NaN");
        assertFails(() -> Line.of("l", "a", "b", 1, -5), "Line l: the capacity must be at least 0 MW but is -5.0.");
        assertFails(() -> Line.ofOhm("l", "a", "b", 0, 1, 0, 1), "Line l: the nominal voltage must be above 0 kV");
        assertFails(
                () -> new Line("l", "a", "b", Double.NaN, 1, 1, AngleLimits.NONE),
                "Line l: the resistance must be a number but is NaN.");
        assertFails(
                () -> new Transformer("t", "a", "b", 0, 1, 0, 0, 1, AngleLimits.NONE),
                "Transformer t: the tap ratio must be above 0 but is 0.0.");
        assertFails(
                () -> new Transformer("t", "a", "b", 0, 1, 1, Double.POSITIVE_INFINITY, 1, AngleLimits.NONE),
                "Transformer t: the phase shift must be a number");
        assertFails(() -> new AngleLimits(1, -1), "Angle limits cross: 1.0 rad is above -1.0 rad.");
    }

    @Test
    void impossiblePipesAndLinksAreRefused() {
        assertFails(() -> new Pipe("p", "a", "a", 1, 0.2, 0.3, 1), "Pipe p: joins bus a with itself.");
        assertFails(() -> new Pipe("p", "a", "b", 1, 0, 0.3, 1), "Pipe p: the diameter must be above 0 m but is 0.0.");
        assertFails(() -> new Pipe("p", "a", "b", -1, 0.2, 0.3, 1), "Pipe p: the length must be at least 0 km");
        assertFails(() -> new Pipe("p", "a", "b", 1, 0.2, 0.3, 1, -1), "Pipe p: the roughness must be at least 0 mm");
        assertFails(
                () -> new Pipe("p", "a", "b", 1, 0.2, 0.3, 1, 10.1),
                "Pipe p: the roughness must be at most a twentieth of the diameter but is 10.1.");
        assertFails(() -> new Link("l", "a", List.of(), 1), "Link l: must feed at least one bus.");
        assertFails(() -> Link.of("l", "a", "b", Double.NaN), "Link l: the capacity must be at least 0 MW but is NaN.");
    }

    @Test
    void pipesLoseHeatInProportionToWhatTheyAreWarmerThanTheGround() {
        Pipe pipe = new Pipe("p", "a", "b", 2, 0.2, 0.3, 1);

        assertThat(pipe.roughnessMm()).isEqualTo(0.045);
        assertThat(pipe.linearLossMw(70, 40, 10)).isCloseTo(0.3 * 2000 * (60 + 30) / 1e6, within(1e-15));
    }

    @Test
    void ohmBecomePerUnitOnOneMegavoltampere() {
        Line line = Line.ofOhm("l", "a", "b", 4, 40, 200, 100);

        assertThat(line.reactance()).isEqualTo(0.001);
        assertThat(line.resistance()).isEqualTo(0.0001);
        assertThat(line.angleLimits().areNone()).isTrue();
    }

    private static void assertFails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }
}
