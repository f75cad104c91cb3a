package org.rexnet.network.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.cycle.QueueBFSFundamentalCycleBasis;
import org.jgrapht.alg.shortestpath.BidirectionalDijkstraShortestPath;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.AsWeightedGraph;
import org.jgrapht.graph.Pseudograph;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Network.Connection;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.Pipe;

/**
 * How buses hang together through some or all branches of a network, whichever way these point; immutable.
 *
 * <p>A link with several outputs is an edge for each. Parallel branches form a cycle. Results come in the order of the
 * network.
 */
public final class Topology {

    private final Network network;
    private final List<Connection> connections;
    private final int[] from;
    private final int[] to;
    private final Graph<Integer, Integer> graph;

    private Topology(Network network, Predicate<Connection> included) {
        this.network = network;
        connections = network.graph().edgeSet().stream().filter(included).toList();
        from = connections.stream()
                .mapToInt(c -> network.busIndex(c.branch().from()))
                .toArray();
        to = connections.stream()
                .mapToInt(c -> network.busIndex(c.branch().to().get(c.port())))
                .toArray();
        var multigraph = new Pseudograph<Integer, Integer>(null, null, false);
        for (int bus = 0; bus < network.buses().size(); bus++) {
            multigraph.addVertex(bus);
        }
        for (int e = 0; e < from.length; e++) {
            multigraph.addEdge(from[e], to[e], e);
        }
        graph = new AsUnmodifiableGraph<>(multigraph);
    }

    /** Returns how all branches connect the buses. */
    public static Topology of(Network network) {
        return new Topology(network, connection -> true);
    }

    /** Returns how the chosen branches connect the buses; all buses belong to it. */
    public static Topology of(Network network, Predicate<Branch> included) {
        return new Topology(network, connection -> included.test(connection.branch()));
    }

    /** Returns how lines and transformers connect the buses. */
    public static Topology ofPassive(Network network) {
        return of(network, PassiveBranch.class::isInstance);
    }

    /** Returns how branches between buses of the same carrier connect these; conversions are left out. */
    public static Topology ofCarriers(Network network) {
        return new Topology(
                network,
                connection -> network.graph()
                        .getEdgeSource(connection)
                        .carrier()
                        .equals(network.graph().getEdgeTarget(connection).carrier()));
    }

    /**
     * Returns the undirected multigraph by positions: of buses in the network, of edges in {@link #connections()};
     * unmodifiable.
     */
    public Graph<Integer, Integer> graph() {
        return graph;
    }

    /** Returns what the edges of {@link #graph()} stand for. */
    public List<Connection> connections() {
        return connections;
    }

    /** Returns the islands, ordered by their first bus; a bus without branches is one by itself. */
    public List<List<Bus>> islands() {
        int[] numbers = islandNumbers();
        List<List<Bus>> islands = new ArrayList<>();
        for (int bus = 0; bus < numbers.length; bus++) {
            if (numbers[bus] == islands.size()) {
                islands.add(new ArrayList<>());
            }
            islands.get(numbers[bus]).add(network.buses().get(bus));
        }
        return islands.stream().map(List::copyOf).toList();
    }

    /** Returns for each bus the position of its island in {@link #islands()}. */
    public int[] islandNumbers() {
        return IslandNumbers.of(network.buses().size(), from, to);
    }

    /** Returns the connections whose loss parts two buses; never one of several in parallel. */
    public Set<Connection> bridges() {
        boolean[] bridge = Bridges.of(network.buses().size(), from, to);
        Set<Connection> bridges = new LinkedHashSet<>();
        for (int e = 0; e < bridge.length; e++) {
            if (bridge[e]) {
                bridges.add(connections.get(e));
            }
        }
        return Collections.unmodifiableSet(bridges);
    }

    /**
     * Returns a cycle basis: as many cycles as there are connections beyond a spanning forest, from which all others
     * combine.
     *
     * <p>Each is a closed walk of distinct connections. Two parallel branches make one of length 2.
     */
    public List<List<Connection>> cycleBasis() {
        return new QueueBFSFundamentalCycleBasis<>(graph)
                .getCycleBasis().getCycles().stream()
                        .map(cycle -> cycle.stream().map(connections::get).toList())
                        .toList();
    }

    /**
     * Returns the buses that hang on trees: what falls away when buses with less than two connections are taken off
     * again and again.
     */
    public List<Bus> radialBuses() {
        int[] degree = new int[network.buses().size()];
        boolean[] radial = new boolean[degree.length];
        Deque<Integer> leaves = new ArrayDeque<>();
        for (int bus = 0; bus < degree.length; bus++) {
            degree[bus] = graph.degreeOf(bus);
            if (degree[bus] < 2) {
                radial[bus] = true;
                leaves.add(bus);
            }
        }
        while (!leaves.isEmpty()) {
            int leaf = leaves.remove();
            for (int e : graph.edgesOf(leaf)) {
                int other = from[e] + to[e] - leaf;
                if (!radial[other] && --degree[other] < 2) {
                    radial[other] = true;
                    leaves.add(other);
                }
            }
        }
        return IntStream.range(0, radial.length)
                .filter(bus -> radial[bus])
                .mapToObj(network.buses()::get)
                .toList();
    }

    /**
     * Returns the route between two buses whose weights add up to the least, where there is one.
     *
     * @param weight of one branch, at least 0, for instance {@link #reactance} or {@link #lengthKm}; infinite excludes
     *     a branch
     */
    public Optional<Route> findShortestRoute(String from, String to, ToDoubleFunction<Branch> weight) {
        var weighted = new AsWeightedGraph<>(
                graph, e -> weight.applyAsDouble(connections.get(e).branch()), true, false);
        var path =
                new BidirectionalDijkstraShortestPath<>(weighted).getPath(network.busIndex(from), network.busIndex(to));
        if (path == null || Double.isInfinite(path.getWeight())) {
            return Optional.empty();
        }
        return Optional.of(new Route(
                path.getVertexList().stream().map(network.buses()::get).toList(),
                path.getEdgeList().stream().map(connections::get).toList(),
                path.getWeight()));
    }

    /** Returns the absolute reactance of a line or transformer per unit on 1 MVA, infinity for other branches. */
    public static double reactance(Branch branch) {
        return branch instanceof PassiveBranch passive ? Math.abs(passive.reactance()) : Double.POSITIVE_INFINITY;
    }

    /** Returns the length of a pipe in km, infinity for other branches, whose length is not known here. */
    public static double lengthKm(Branch branch) {
        return branch instanceof Pipe pipe ? pipe.lengthKm() : Double.POSITIVE_INFINITY;
    }

    /**
     * Way from one bus to another.
     *
     * @param buses from the first to the last
     * @param connections one less than buses
     * @param weight sum over the connections
     */
    public record Route(List<Bus> buses, List<Connection> connections, double weight) {

        public Route {
            buses = List.copyOf(buses);
            connections = List.copyOf(connections);
        }
    }
}
