package org.rexnet.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jspecify.annotations.Nullable;

/**
 * Buses and the branches that join them: several carriers, parallel branches and several islands; immutable.
 *
 * <p>Buses and branches keep the order in which they were added; positions in {@link #buses()} index every array "by
 * bus".
 */
public final class Network {

    private final Map<String, Carrier> carriers;
    private final List<Bus> buses;
    private final Map<String, Integer> busIndex;
    private final List<Branch> branches;
    private final Map<Class<? extends Branch>, Map<String, Branch>> branchesById;
    /** Found when first asked for. */
    private final Map<Class<? extends Branch>, List<? extends Branch>> branchesByType = new ConcurrentHashMap<>();
    /** Made when first asked for. */
    private volatile @Nullable Graph<Bus, Connection> graph;

    private Network(Builder builder) {
        carriers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.carriers));
        buses = List.copyOf(builder.buses.values());
        branches = List.copyOf(builder.branches);
        branchesById = new LinkedHashMap<>();
        builder.branchesById.forEach((type, byId) -> branchesById.put(type, Map.copyOf(byId)));
        busIndex = HashMap.newHashMap(buses.size());
        for (Bus bus : buses) {
            busIndex.put(bus.id(), busIndex.size());
        }
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

    /** Returns the buses in the order added. */
    public List<Bus> buses() {
        return buses;
    }

    /** Returns the branches in the order added. */
    public List<Branch> branches() {
        return branches;
    }

    /** Returns the branches of one type in order. */
    @SuppressWarnings("unchecked") // The list of a type holds what is of this type.
    public <B extends Branch> List<B> branches(Class<B> type) {
        return (List<B>) branchesByType.computeIfAbsent(
                type, t -> branches.stream().filter(t::isInstance).toList());
    }

    /** Returns the bus of that name; throws {@link IllegalArgumentException} where there is none. */
    public Bus bus(String id) {
        return buses.get(busIndex(id));
    }

    /** Returns whether there is a bus of that name. */
    public boolean hasBus(String id) {
        return busIndex.containsKey(id);
    }

    /** Returns the bus of that name, where there is one. */
    public Optional<Bus> findBus(String id) {
        return Optional.ofNullable(busIndex.get(id)).map(buses::get);
    }

    /**
     * Returns the position of a bus in {@link #buses()}; throws {@link IllegalArgumentException} where there is none.
     */
    public int busIndex(String id) {
        Integer index = busIndex.get(id);
        if (index == null) {
            throw new IllegalArgumentException("There is no bus " + id + ".");
        }
        return index;
    }

    /**
     * Returns the branch of that type and name, where there is one.
     *
     * @throws IllegalArgumentException where the type comprises several, such as lines and transformers, and more than
     *     one has the name
     */
    public <B extends Branch> Optional<B> findBranch(Class<B> type, String id) {
        List<B> found = branchesById.entrySet().stream()
                .filter(entry -> type.isAssignableFrom(entry.getKey()))
                .flatMap(entry -> Optional.ofNullable(entry.getValue().get(id)).stream())
                .map(type::cast)
                .toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException(
                    "Branches of several types are called %s; ask for one type.".formatted(id));
        }
        return found.stream().findFirst();
    }

    /** Returns the branch of that type and name; throws {@link IllegalArgumentException} where there is none. */
    public <B extends Branch> B branch(Class<B> type, String id) {
        return findBranch(type, id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no %s %s.".formatted(type.getSimpleName().toLowerCase(Locale.ROOT), id)));
    }

    /**
     * Returns the multigraph that JGraphT's algorithms run on; unmodifiable. A link with several outputs has an edge
     * for each.
     */
    public Graph<Bus, Connection> graph() {
        Graph<Bus, Connection> made = graph;
        if (made == null) {
            made = new AsUnmodifiableGraph<>(multigraph());
            graph = made;
        }
        return made;
    }

    private Graph<Bus, Connection> multigraph() {
        var multigraph = new DirectedPseudograph<Bus, Connection>(Connection.class);
        buses.forEach(multigraph::addVertex);
        for (Branch branch : branches) {
            for (int port = 0; port < branch.to().size(); port++) {
                multigraph.addEdge(bus(branch.from()), bus(branch.to().get(port)), new Connection(branch, port));
            }
        }
        return multigraph;
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
        private final Set<String> describedCarriers = new HashSet<>();
        private final Map<String, Bus> buses = new LinkedHashMap<>();
        private final List<Branch> branches = new ArrayList<>();
        private final Map<Class<? extends Branch>, Map<String, Branch>> branchesById = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a carrier; throws {@link IllegalArgumentException} where its name is taken. Buses may name it before or
         * after.
         */
        public Builder add(Carrier carrier) {
            if (!describedCarriers.add(carrier.name())) {
                throw new IllegalArgumentException("Carrier %s exists twice.".formatted(carrier.name()));
            }
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

        /** Returns what was added so far; the builder may go on. */
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
