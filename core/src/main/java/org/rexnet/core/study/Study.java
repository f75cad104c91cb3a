package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.rexnet.network.Branch;
import org.rexnet.network.Link;
import org.rexnet.network.Network;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.Pipe;

/**
 * All that a user said about an energy system: network, participants, horizon and candidates; immutable.
 *
 * @param name short name, such as that of its folder
 * @param settings what holds for the study as a whole
 * @param network buses and branches
 * @param horizon snapshots
 * @param lines one for each line and transformer of the network, in its order
 * @param links one for each link of the network, in its order
 * @param sectorComponents components of the tables that RexNet adds to PyPSA's
 * @param keptColumns what readers found and the model does not use
 * @param notes remarks of the readers for people, one sentence each
 */
public record Study(
        String name,
        Settings settings,
        Network network,
        Horizon horizon,
        List<Generator> generators,
        List<Load> loads,
        List<StorageUnit> storageUnits,
        List<Store> stores,
        List<LineOperation> lines,
        List<LinkOperation> links,
        List<Bid> bids,
        List<GlobalConstraint> globalConstraints,
        List<SectorComponent> sectorComponents,
        List<KeptColumn> keptColumns,
        List<String> notes) {

    public Study {
        generators = List.copyOf(generators);
        loads = List.copyOf(loads);
        storageUnits = List.copyOf(storageUnits);
        stores = List.copyOf(stores);
        lines = completeLines(network, lines);
        links = completeLinks(network, links);
        bids = List.copyOf(bids);
        globalConstraints = List.copyOf(globalConstraints);
        sectorComponents = List.copyOf(sectorComponents);
        keptColumns = List.copyOf(keptColumns);
        notes = List.copyOf(notes);
        List<String> faults = new ArrayList<>();
        if (network.buses().isEmpty()) {
            faults.add("A study needs at least one bus.");
        }
        check(faults, "Generator", generators, Generator::id, Generator::bus, network);
        check(faults, "Load", loads, Load::id, Load::bus, network);
        check(faults, "Storage unit", storageUnits, StorageUnit::id, StorageUnit::bus, network);
        check(faults, "Store", stores, Store::id, Store::bus, network);
        check(faults, "Bid", bids, Bid::id, Bid::bus, network);
        checkSectors(faults, sectorComponents, network);
        checkPipes(faults, sectorComponents, network);
        ChargingRules.check(faults, sectorComponents, horizon);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    /** Returns an empty builder. */
    public static StudyBuilder builder(String name) {
        return new StudyBuilder(name);
    }

    /** Returns a builder that starts from this study. */
    public StudyBuilder toBuilder() {
        return new StudyBuilder(this);
    }

    /** Returns this study with other settings. */
    public Study withSettings(Settings newSettings) {
        return toBuilder().settings(newSettings).build();
    }

    /** Returns this study with other loads. */
    public Study withLoads(List<Load> newLoads) {
        return withLoads(horizon, newLoads);
    }

    /** Returns this study over another horizon, with loads for its snapshots. */
    public Study withLoads(Horizon newHorizon, List<Load> newLoads) {
        return new Study(
                name,
                settings,
                network,
                newHorizon,
                generators,
                newLoads,
                storageUnits,
                stores,
                lines,
                links,
                bids,
                globalConstraints,
                sectorComponents,
                keptColumns,
                notes);
    }

    /** Returns the components of one type that RexNet adds to PyPSA's, in the order of their table. */
    public <C extends SectorComponent> List<C> components(Class<C> type) {
        return sectorComponents.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Returns how the market may use each pipe of the network, in its order; as the pipe says where nothing else does. */
    public List<PipeOperation> pipes() {
        if (network.branches(Pipe.class).isEmpty()) {
            return List.of();
        }
        Map<String, PipeOperation> operations = new HashMap<>();
        components(PipeOperation.class).forEach(operation -> operations.put(operation.id(), operation));
        return network.branches(Pipe.class).stream()
                .map(pipe -> operations.computeIfAbsent(
                        pipe.id(), id -> PipeOperation.builder(pipe).build()))
                .toList();
    }

    /** Returns the temperatures of a heat bus; the standard ones where nothing else is said. */
    public HeatSchedule heatSchedule(String bus) {
        for (SectorComponent component : sectorComponents) {
            if (component instanceof HeatSchedule schedule && schedule.bus().equals(bus)) {
                return schedule;
            }
        }
        return HeatSchedule.standard(bus);
    }

    /** Returns whether any capacity may be extended. */
    public boolean hasCandidates() {
        return generators.stream().anyMatch(c -> c.expansion().isPresent())
                || storageUnits.stream().anyMatch(c -> c.expansion().isPresent())
                || stores.stream().anyMatch(c -> c.expansion().isPresent())
                || lines.stream().anyMatch(c -> c.expansion().isPresent())
                || links.stream().anyMatch(c -> c.expansion().isPresent())
                || sectorComponents.stream().anyMatch(c -> c.expansion().isPresent());
    }

    /** Returns whether any line or transformer is extended by whole circuits. */
    public boolean hasCircuits() {
        return lines.stream().anyMatch(LineOperation::circuits);
    }

    private static List<LineOperation> completeLines(Network network, List<LineOperation> given) {
        if (isInOrder(network, PassiveBranch.class, given, LineOperation::branch)) {
            return List.copyOf(given);
        }
        Map<PassiveBranch, LineOperation> byBranch = new LinkedHashMap<>();
        for (PassiveBranch branch : network.branches(PassiveBranch.class)) {
            byBranch.put(branch, LineOperation.builder(branch).build());
        }
        for (LineOperation line : given) {
            if (byBranch.put(line.branch(), line) == null) {
                throw new IllegalArgumentException("Branch %s is not in the network."
                        .formatted(line.branch().id()));
            }
        }
        return List.copyOf(byBranch.values());
    }

    private static List<LinkOperation> completeLinks(Network network, List<LinkOperation> given) {
        if (isInOrder(network, Link.class, given, LinkOperation::link)) {
            return List.copyOf(given);
        }
        Map<Link, LinkOperation> byLink = new LinkedHashMap<>();
        for (Link link : network.branches(Link.class)) {
            byLink.put(link, LinkOperation.builder(link, 1).build());
        }
        for (LinkOperation operation : given) {
            if (byLink.put(operation.link(), operation) == null) {
                throw new IllegalArgumentException("Link %s is not in the network.".formatted(operation.id()));
            }
        }
        return List.copyOf(byLink.values());
    }

    private static void checkSectors(List<String> faults, List<SectorComponent> components, Network network) {
        Set<String> seen = new HashSet<>();
        for (SectorComponent component : components) {
            String type = component.getClass().getSimpleName();
            if (!seen.add(type + " " + component.id())) {
                faults.add("%s %s exists twice.".formatted(type, component.id()));
            }
            for (String bus : component.buses()) {
                if (network.findBus(bus).isEmpty()) {
                    faults.add("%s %s: there is no bus %s.".formatted(type, component.id(), bus));
                }
            }
        }
    }

    private static void checkPipes(List<String> faults, List<SectorComponent> components, Network network) {
        List<Pipe> pipes = network.branches(Pipe.class);
        for (Pipe pipe : pipes) {
            String from = network.bus(pipe.from()).carrier();
            String to = network.bus(pipe.toBus()).carrier();
            if (!from.equals(to)) {
                faults.add("Pipe %s: joins a bus of %s with one of %s; both must be of one carrier."
                        .formatted(pipe.id(), from, to));
            }
        }
        for (SectorComponent component : components) {
            if (component instanceof PipeOperation operation && !pipes.contains(operation.pipe())) {
                faults.add("Pipe %s is not in the network.".formatted(operation.id()));
            }
        }
    }

    /** Returns whether there is one for each branch of a type already, in the network's order. */
    @SuppressWarnings("ReferenceEquality") // Most often it is the same branch, which need not be compared part by part.
    private static <O> boolean isInOrder(
            Network network, Class<? extends Branch> type, List<O> given, Function<O, Branch> branch) {
        List<? extends Branch> expected = network.branches(type);
        if (given.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            Branch own = branch.apply(given.get(i));
            if (own != expected.get(i) && !own.equals(expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static <C> void check(
            List<String> faults,
            String type,
            List<C> components,
            Function<C, String> id,
            Function<C, String> bus,
            Network network) {
        Set<String> seen = HashSet.newHashSet(components.size());
        for (C component : components) {
            if (!seen.add(id.apply(component))) {
                faults.add("%s %s exists twice.".formatted(type, id.apply(component)));
            }
            if (!network.hasBus(bus.apply(component))) {
                faults.add("%s %s: there is no bus %s.".formatted(type, id.apply(component), bus.apply(component)));
            }
        }
    }

    /** Returns the kept columns by table. */
    public Map<String, List<KeptColumn>> keptColumnsByTable() {
        Map<String, List<KeptColumn>> byTable = new HashMap<>();
        keptColumns.forEach(column ->
                byTable.computeIfAbsent(column.table(), t -> new ArrayList<>()).add(column));
        return byTable;
    }
}
