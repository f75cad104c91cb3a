package org.rexnet.network.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.Network;
import org.rexnet.network.Network.Connection;
import org.rexnet.network.Pipe;
import org.rexnet.network.RandomNetworks;

class TopologyTest {

    /**
     * Electricity a..g, heat s..u; numbers are reactances, the pipes are 2 km and 3 km long.
     *
     * <pre>
     *      a --1-- b            f          s --2 km-- t
     *      |       |           / \         |          |
     *      1       1  +--1--  e   g        | pump     3 km
     *      |       |  |        \=/         |          |
     *      d --1-- c -+       2x          from a      u
     * </pre>
     *
     * c-e is a bridge between two meshes; e-g are two parallel lines; e-f is 5, f-g is 1. h hangs on a, and i on h.
     */
    private static Network network() {
        var network = Network.builder();
        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "lone").forEach(id -> network.add(Bus.of(id)));
        List.of("s", "t", "u").forEach(id -> network.add(Bus.of(id, "heat")));
        line(network, "ab", 1);
        line(network, "bc", 1);
        line(network, "cd", 1);
        line(network, "da", 1);
        line(network, "ce", 1);
        line(network, "ef", 5);
        line(network, "fg", 1);
        line(network, "eg", 2);
        network.add(Line.of("eg again", "e", "g", -2, 100));
        line(network, "ah", 1);
        line(network, "hi", 1);
        network.add(new Pipe("st", "s", "t", 2, 0.2, 0.3, 10));
        network.add(new Pipe("tu", "t", "u", 3, 0.2, 0.3, 10));
        network.add(Link.of("pump", "a", "s", 5));
        return network.build();
    }

    private static void line(Network.Builder network, String id, double reactance) {
        network.add(Line.of(id, id.substring(0, 1), id.substring(1), reactance, 100));
    }

    @Test
    void islandsDependOnTheBranchesThatCount() {
        Network network = network();

        assertThat(ids(Topology.of(network).islands()))
                .containsExactly(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "s", "t", "u"), List.of("lone"));
        assertThat(ids(Topology.ofCarriers(network).islands()))
                .containsExactly(
                        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), List.of("lone"), List.of("s", "t", "u"));
        assertThat(Topology.ofPassive(network).islands()).hasSize(5);
        assertThat(Topology.ofPassive(network).islandNumbers()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4);
        assertThat(Topology.of(network, Pipe.class::isInstance).islands()).hasSize(11);
    }

    @Test
    void bridgesAreNeverParallel() {
        assertThat(Topology.of(network()).bridges())
                .extracting(connection -> connection.branch().id())
                .containsExactly("ce", "ah", "hi", "st", "tu", "pump");
    }

    @Test
    void whatHangsOnTreesIsRadial() {
        assertThat(Topology.of(network()).radialBuses())
                .extracting(Bus::id)
                .containsExactly("h", "i", "lone", "s", "t", "u");
    }

    @Test
    void cyclesAreAsManyAsConnectionsBeyondATree() {
        assertThat(Topology.of(network()).cycleBasis()).extracting(List::size).containsExactlyInAnyOrder(4, 3, 2);
    }

    @Test
    void theShortestRouteMindsTheWeight() {
        Topology topology = Topology.of(network());
        var byReactance =
                topology.findShortestRoute("a", "f", Topology::reactance).orElseThrow();

        assertThat(byReactance.weight()).isEqualTo(6);
        assertThat(byReactance.buses()).extracting(Bus::id).startsWith("a").endsWith("c", "e", "g", "f");
        assertThat(byReactance.connections()).hasSize(5);
        assertThat(topology.findShortestRoute("a", "f", branch -> 1)
                        .orElseThrow()
                        .buses())
                .extracting(Bus::id)
                .endsWith("c", "e", "f");
        assertThat(topology.findShortestRoute("u", "s", Topology::lengthKm)
                        .orElseThrow()
                        .weight())
                .isEqualTo(5);
        assertThat(topology.findShortestRoute("a", "s", Topology::lengthKm)).isEmpty();
        assertThat(topology.findShortestRoute("a", "lone", branch -> 1)).isEmpty();
        assertThat(topology.findShortestRoute("a", "a", branch -> 1).map(Topology.Route::weight))
                .isEqualTo(Optional.of(0.0));
        assertThatThrownBy(() -> topology.findShortestRoute("a", "z", branch -> 1))
                .hasMessage("There is no bus z.");
    }

    @Test
    void aLongFeederOverflowsNoStack() {
        int length = 50_000;
        var network = Network.builder().add(Bus.of("0"));
        for (int bus = 1; bus <= length; bus++) {
            network.add(Bus.of("" + bus)).add(Line.of("" + bus, "" + (bus - 1), "" + bus, 0.1, 1));
        }
        Topology topology = Topology.of(network.build());

        assertThat(topology.bridges()).hasSize(length);
        assertThat(topology.radialBuses()).hasSize(length + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void randomNetworksAgreeWithSlowSearches(long seed) {
        Network network = RandomNetworks.draw(seed);
        Topology topology = Topology.of(network);
        Set<Branch> bridges = new HashSet<>();
        for (Branch branch : network.branches()) {
            Topology rest = Topology.of(RandomNetworks.without(network, branch));
            if (rest.islands().size() > topology.islands().size()) {
                bridges.add(branch);
            }
        }

        assertThat(topology.bridges()).extracting(Connection::branch).containsExactlyInAnyOrderElementsOf(bridges);
        assertThat(topology.islands().stream()
                        .map(island -> island.stream()
                                .map(bus -> network.busIndex(bus.id()))
                                .collect(Collectors.toSet())))
                .containsExactlyElementsOf(new ConnectivityInspector<>(topology.graph()).connectedSets());
        assertThat(topology.cycleBasis())
                .hasSize(network.branches().size()
                        - network.buses().size()
                        + topology.islands().size());
        assertThat(topology.radialBuses()).containsExactlyElementsOf(peeled(network));
    }

    /** Takes off buses with less than two branches until none is left. */
    private static List<Bus> peeled(Network network) {
        Set<String> meshed = new HashSet<>();
        network.buses().forEach(bus -> meshed.add(bus.id()));
        while (meshed.removeIf(id -> network.branches().stream()
                        .filter(branch -> meshed.contains(branch.from())
                                && meshed.contains(branch.to().getFirst()))
                        .filter(branch -> branch.from().equals(id)
                                || branch.to().getFirst().equals(id))
                        .count()
                < 2)) {
            // the condition does the work
        }
        return network.buses().stream()
                .filter(bus -> !meshed.contains(bus.id()))
                .toList();
    }

    private static List<List<String>> ids(List<List<Bus>> islands) {
        return islands.stream()
                .map(island -> island.stream().map(Bus::id).toList())
                .toList();
    }
}
