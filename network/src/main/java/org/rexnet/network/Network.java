package org.rexnet.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedPseudograph;

/**
 * Buses and the branches that join them: several carriers, parallel branches and several islands; immutable.
 *
 * <p>Buses and branches keep the order in which they were added; positions in {@link #buses()} index every array "by bus".
 */
public final class Network {

    private final Map<String, Carrier> carriers;
    private final List<Bus> buses;
    private final Map<String, Integer> busIndex;
    private final List<Branch> branches;
    private final Map<Class<? extends Branch>, Map<String, Branch>> branchesById;
    private final Graph<Bus, Connection> graph;

    private Network(Builder builder) {
        carriers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(builder.carriers));
        buses = List.copyOf(builder.buses.values());
        branches = List.copyOf(builder.branches);
        branchesById = builder.branchesById;
        busIndex = HashMap.newHashMap(buses.size());
        var multigraph = new DirectedPseudograph<Bus, Connection>(Connection.class);
        for (Bus bus : buses) {
            busIndex.put(bus.id(), busIndex.size());
            multigraph.addVertex(bus);
        }
        for (Branch branch : branches) {
            for (int port = 0; port < branch.to().size(); port++) {
                multigraph.addEdge(bus(branch.from()), bus(branch.to().get(port)), new Connection(branch, port));
            }
        }
        graph = new AsUnmodifiableGraph<>(multigraph);
    }

    /** Returns an empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the carriers by name, in the order added; those that only buses name are among them. */
    public Collection<Carrier> carriers() {
        return carriers.values();
    }

    /** Returns the carrier of that name, or one without emissions where the network names none. */
    public Carrier carrier(String name) {
        return carriers.getOrDefault(name, Carrier.of(name));
    }

    public List<Bus> buses() {
        return buses;
    }

    public List<Branch> branches() {
        return branches;
    }

    /** Returns the branches of one type in order. */
    public <B extends Branch> List<B> branches(Class<B> type) {
        return branches.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Returns the bus of that name; throws {@link IllegalArgumentException} where there is none. */
    public Bus bus(String id) {
        return buses.get(busIndex(id));
    }

    public Optional<Bus> findBus(String id) {
        return Optional.ofNullable(busIndex.get(id)).map(buses::get);
    }

    /** Returns the position of a bus in {@link #buses()}; throws {@link IllegalArgumentException} where there is none. */
    public int busIndex(String id) {
        Integer index = busIndex.get(id);
        if (index == null) {
            throw new IllegalArgumentException("There is no bus " + id + ".");
        }
        return index;
    }

    /** Returns the branch of that type and name, where there is one. */
    public <B extends Branch> Optional<B> findBranch(Class<B> type, String id) {
        return Optional.ofNullable(branchesById.getOrDefault(type, Map.of()).get(id))
                .map(type::cast);
    }

    /** Returns the branch of that type and name; throws {@link IllegalArgumentException} where there is none. */
    public <B extends Branch> B branch(Class<B> type, String id) {
        return findBranch(type, id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no %s %s.".formatted(type.getSimpleName().toLowerCase(java.util.Locale.ROOT), id)));
    }

    /** Returns the multigraph that JGraphT's algorithms run on; unmodifiable. A link with several outputs has an edge for each. */
    public Graph<Bus, Connection> graph() {
        return graph;
    }

    /**
     * Edge of the multigraph: one output of a branch.
     *
     * @param branch the branch
     * @param port position of the output in {@link Branch#to()}
     */
    public record Connection(Branch branch, int port) {}

    /** Collects carriers, buses and branches; mutable, for one thread. */
    public static final class Builder {

        private final Map<String, Carrier> carriers = new LinkedHashMap<>();
        private final Map<String, Bus> buses = new LinkedHashMap<>();
        private final List<Branch> branches = new ArrayList<>();
        private final Map<Class<? extends Branch>, Map<String, Branch>> branchesById = new HashMap<>();

        private Builder() {}

        public Builder add(Carrier carrier) {
            carriers.put(carrier.name(), carrier);
            return this;
        }

        /** Adds a bus; throws {@link IllegalArgumentException} where its name is taken. */
        public Builder add(Bus bus) {
            if (buses.putIfAbsent(bus.id(), bus) != null) {
                throw new IllegalArgumentException("Bus %s exists twice.".formatted(bus.id()));
            }
            carriers.putIfAbsent(bus.carrier(), Carrier.of(bus.carrier()));
            return this;
        }

        /** Adds a branch; throws {@link IllegalArgumentException} where its name is taken or a bus is unknown. */
        public Builder add(Branch branch) {
            String type = branch.getClass().getSimpleName();
            requireBus(branch, branch.from());
            branch.to().forEach(bus -> requireBus(branch, bus));
            Map<String, Branch> sameType = branchesById.computeIfAbsent(branch.getClass(), t -> new HashMap<>());
            if (sameType.putIfAbsent(branch.id(), branch) != null) {
                throw new IllegalArgumentException("%s %s exists twice.".formatted(type, branch.id()));
            }
            branches.add(branch);
            return this;
        }

        public Network build() {
            return new Network(this);
        }

        private void requireBus(Branch branch, String bus) {
            if (!buses.containsKey(bus)) {
                throw new IllegalArgumentException(
                        "%s %s: there is no bus %s.".formatted(branch.getClass().getSimpleName(), branch.id(), bus));
            }
        }
    }
}
