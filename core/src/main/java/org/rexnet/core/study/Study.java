package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.rexnet.network.Branch;
import org.rexnet.network.Network;

/**
 * All that a user said about an energy system: network, participants, horizon and candidates; immutable.
 *
 * @param name short name, such as that of its folder
 * @param settings what holds for the study as a whole
 * @param network buses and branches
 * @param horizon snapshots
 * @param components all of them, among them one for each branch of the network, in its order
 * @param globalConstraints limits over the horizon
 * @param conditions what holds for buses and components
 * @param keptColumns what readers found and the model does not use
 * @param notes remarks of the readers for people, one sentence each
 */
public record Study(
        String name,
        Settings settings,
        Network network,
        Horizon horizon,
        Components components,
        List<GlobalConstraint> globalConstraints,
        List<Condition> conditions,
        List<KeptColumn> keptColumns,
        List<String> notes) {

    public Study {
        components = BranchOperations.complete(network, components);
        globalConstraints = List.copyOf(globalConstraints);
        conditions = List.copyOf(conditions);
        keptColumns = List.copyOf(keptColumns);
        notes = List.copyOf(notes);
        List<String> faults = new ArrayList<>();
        if (network.buses().isEmpty()) {
            faults.add("A study needs at least one bus.");
        }
        checkComponents(faults, components, network);
        checkConditions(faults, conditions, network);
        checkPipes(faults, components, network);
        ChargingRules.check(faults, components, horizon);
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
        return new Study(
                name, newSettings, network, horizon, components, globalConstraints, conditions, keptColumns, notes);
    }

    /** Returns this study with other global constraints. */
    public Study withGlobalConstraints(List<GlobalConstraint> newConstraints) {
        return new Study(name, settings, network, horizon, components, newConstraints, conditions, keptColumns, notes);
    }

    /** Returns this study with one more remark for people, one sentence. */
    public Study withNote(String note) {
        return toBuilder().note(note).build();
    }

    /** Returns this study with other loads. */
    public Study withLoads(List<Load> newLoads) {
        return withLoads(horizon, newLoads);
    }

    /** Returns this study over another horizon, with loads for its snapshots. */
    public Study withLoads(Horizon newHorizon, List<Load> newLoads) {
        return with(ComponentKind.LOAD, newLoads, newHorizon);
    }

    /** Returns this study with other EV sessions; those who own sessions and what was declared of them stay as they are. */
    public Study withSessions(List<EvSession> newSessions) {
        return with(ComponentKind.EV_SESSION, newSessions, horizon);
    }

    private Study with(ComponentKind kind, List<? extends Component> others, Horizon newHorizon) {
        List<Component> changed = new ArrayList<>(others);
        components.stream().filter(c -> c.kind() != kind).forEach(changed::add);
        return new Study(
                name,
                settings,
                network,
                newHorizon,
                Components.of(changed),
                globalConstraints,
                conditions,
                keptColumns,
                notes);
    }

    /** Returns this study with every component replaced by one of the same kind; branches of the network with them. */
    public Study map(UnaryOperator<Component> change) {
        List<Component> changed = new ArrayList<>(components.size());
        Map<Branch, Branch> branches = new HashMap<>();
        for (Component before : components) {
            Component after = change.apply(before);
            changed.add(after);
            before.networkBranch()
                    .filter(branch -> !after.networkBranch().equals(before.networkBranch()))
                    .ifPresent(
                            branch -> branches.put(branch, after.networkBranch().orElseThrow()));
        }
        Network changedNetwork = branches.isEmpty()
                ? network
                : withBranches(network.branches().stream().map(branch -> branches.getOrDefault(branch, branch)));
        return new Study(
                name,
                settings,
                changedNetwork,
                horizon,
                Components.of(changed),
                globalConstraints,
                conditions,
                keptColumns,
                notes);
    }

    /** Returns this study with some of its components alone; branches of the network and what names the others go with those. */
    public Study filter(Predicate<? super Component> keep) {
        List<Component> kept = new ArrayList<>(components.size());
        List<Component> dropped = new ArrayList<>();
        Set<Branch> gone = new HashSet<>();
        for (Component component : components) {
            if (keep.test(component)) {
                kept.add(component);
            } else {
                dropped.add(component);
                component.networkBranch().ifPresent(gone::add);
            }
        }
        Network left = gone.isEmpty()
                ? network
                : withBranches(network.branches().stream().filter(branch -> !gone.contains(branch)));
        ComponentNames goneNames = namesOf(dropped);
        ComponentNames leftNames = namesOf(kept);
        List<Condition> conditionsLeft = conditions.stream()
                .flatMap(condition -> condition.without(goneNames, leftNames).stream())
                .toList();
        return new Study(
                name,
                settings,
                left,
                horizon,
                Components.of(kept),
                globalConstraints,
                conditionsLeft,
                keptColumns,
                notes);
    }

    private static ComponentNames namesOf(List<Component> components) {
        Set<String> names = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (Component component : components) {
            names.add(component.id());
            names.add(component.key().tableAndName());
            groups.add(component.carrier());
            groups.add(component.kind().table());
        }
        return new ComponentNames(names, groups);
    }

    /** Returns this study over another horizon with every series changed to fit it; capacities and limits stay. */
    Study withProfiles(Horizon newHorizon, UnaryOperator<Profile> change) {
        return new Study(
                name,
                settings.withScenarios(settings.scenarios().stream()
                        .map(scenario -> scenario.withProfiles(change))
                        .toList()),
                network,
                newHorizon,
                Components.of(
                        components.stream().map(c -> c.withProfiles(change)).toList()),
                globalConstraints,
                conditions.stream().map(c -> c.withProfiles(change)).toList(),
                keptColumns,
                notes);
    }

    private Network withBranches(Stream<Branch> branches) {
        Network.Builder changed = Network.builder();
        network.carriers().forEach(changed::add);
        network.buses().forEach(changed::add);
        branches.forEach(changed::add);
        return changed.build();
    }

    /** Returns the components of one type, in the order of their table; lines and transformers in that of the network. */
    public <C extends Component> List<C> components(Class<C> type) {
        return components.all(type);
    }

    /** Returns the components that convert energy, or move it by a link, in the order of their kinds. */
    public List<Component> converters() {
        return components.stream()
                .filter(one -> one.conversion().isPresent())
                .sorted(Comparator.comparing(Component::kind))
                .toList();
    }

    /** Returns the conditions of one type, in the order of their table. */
    public <C extends Condition> List<C> conditions(Class<C> type) {
        return conditions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Returns the names of all of a kind, buses and global constraints among them, in the order of results. */
    public List<String> ids(ComponentKind kind) {
        return switch (kind) {
            case BUS -> network.buses().stream().map(bus -> bus.id()).toList();
            case GLOBAL_CONSTRAINT ->
                globalConstraints.stream().map(GlobalConstraint::id).toList();
            default -> components.all(kind).stream().map(Component::id).toList();
        };
    }

    /** Returns how many there are of a kind, buses and global constraints among them. */
    public int count(ComponentKind kind) {
        return switch (kind) {
            case BUS -> network.buses().size();
            case GLOBAL_CONSTRAINT -> globalConstraints.size();
            default -> components.all(kind).size();
        };
    }

    /** Returns the generators in the order of their table. */
    public List<Generator> generators() {
        return components.all(Generator.class);
    }

    /** Returns the loads in the order of their table. */
    public List<Load> loads() {
        return components.all(Load.class);
    }

    /** Returns the storage units in the order of their table. */
    public List<StorageUnit> storageUnits() {
        return components.all(StorageUnit.class);
    }

    /** Returns the stores in the order of their table. */
    public List<Store> stores() {
        return components.all(Store.class);
    }

    /** Returns the bids in the order of their table. */
    public List<Bid> bids() {
        return components.all(Bid.class);
    }

    /** Returns one for each line and transformer of the network, in its order. */
    public List<LineOperation> lines() {
        return components.all(LineOperation.class);
    }

    /** Returns the positions among {@link #lines} of the lines, or of the transformers. */
    public List<Integer> linePositions(ComponentKind kind) {
        return components.linePositions(kind);
    }

    /** Returns one for each link of the network, in its order. */
    public List<LinkOperation> links() {
        return components.all(LinkOperation.class);
    }

    /** Returns one for each pipe of the network, in its order. */
    public List<PipeOperation> pipes() {
        return components.all(PipeOperation.class);
    }

    /** Returns the temperatures of a heat bus; the standard ones where nothing else is said. */
    public HeatSchedule heatSchedule(String bus) {
        for (Condition condition : conditions) {
            if (condition instanceof HeatSchedule schedule && schedule.bus().equals(bus)) {
                return schedule;
            }
        }
        return HeatSchedule.standard(bus);
    }

    /** Returns whether any capacity may be extended. */
    public boolean hasCandidates() {
        return components.stream().anyMatch(component -> component.expansion().isPresent());
    }

    /** Returns whether any line or transformer is extended by whole circuits. */
    public boolean hasCircuits() {
        return lines().stream().anyMatch(LineOperation::circuits);
    }

    private static void checkComponents(List<String> faults, Components components, Network network) {
        Set<ComponentKey> seen = HashSet.newHashSet(components.size());
        for (Component component : components) {
            if (!seen.add(component.key())) {
                faults.add("%s exists twice.".formatted(sentence(component)));
            }
            for (String bus : component.buses()) {
                if (!network.hasBus(bus)) {
                    faults.add("%s: there is no bus %s.".formatted(sentence(component), bus));
                }
            }
        }
    }

    /** Returns what a component is called where a sentence begins with it. */
    static String sentence(Component component) {
        String key = component.key().toString();
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    private static void checkConditions(List<String> faults, List<Condition> conditions, Network network) {
        Set<String> seen = new HashSet<>();
        for (Condition condition : conditions) {
            String type = condition.getClass().getSimpleName();
            if (!seen.add(type + " " + condition.id())) {
                faults.add("%s %s exists twice.".formatted(type, condition.id()));
            }
            for (String bus : condition.buses()) {
                if (!network.hasBus(bus)) {
                    faults.add("%s %s: there is no bus %s.".formatted(type, condition.id(), bus));
                }
            }
        }
    }

    private static void checkPipes(List<String> faults, Components components, Network network) {
        for (PipeOperation operation : components.all(PipeOperation.class)) {
            String from = network.bus(operation.pipe().from()).carrier();
            String to = network.bus(operation.pipe().toBus()).carrier();
            if (!from.equals(to)) {
                faults.add("Pipe %s: joins a bus of %s with one of %s; both must be of one carrier."
                        .formatted(operation.id(), from, to));
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
