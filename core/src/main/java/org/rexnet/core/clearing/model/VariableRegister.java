package org.rexnet.core.clearing.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;

/**
 * Which quantity of which component each variable of a window is. Whatever needs to know asks here: names are for the printed model alone.
 * Mutable, for one thread.
 */
public final class VariableRegister {

    /** Snapshot of what belongs to all of them. */
    public static final int ALL_SNAPSHOTS = -1;

    private final List<Block> entered = new ArrayList<>();
    /** Blocks by their first position; those entered since the last question are missing. */
    private final TreeMap<Integer, Block> sortedBlocks = new TreeMap<>();

    private int sorted;
    private final Map<Object, Owner> owners = new HashMap<>();
    private final Map<ComponentKey, ComponentKey> sharedWith = new HashMap<>();
    private final Set<ComponentKey> leaders = new HashSet<>();
    private Map<Place, Variable> places = Map.of();

    /**
     * A component, or several that share their variables, as one who acts: lost load and surplus of a bus act by themselves.
     *
     * @param position in the order in which they were first asked for: tells apart what acts as much
     * @param component the first of those who share
     * @param words such as {@code generator gas}
     */
    public record Owner(int position, ComponentKey component, String words) {}

    /** What a variable is; {@code snapshot} is its position in the window, or {@link #ALL_SNAPSHOTS}. */
    public record Entry(ComponentKey component, Quantity quantity, int snapshot) {}

    private record Block(int first, int end, IntFunction<Entry> entries) {}

    private record Place(ComponentKey component, Quantity quantity, int snapshot) {}

    /** Enters a block with one variable for each snapshot of the window. */
    public void enter(Variables block, ComponentKey component, Quantity quantity) {
        enter(block, component, quantity, k -> k);
    }

    /** Enters a block of one component whose i-th variable is for a snapshot of the window. */
    public void enter(Variables block, ComponentKey component, Quantity quantity, IntUnaryOperator snapshot) {
        enter(block, i -> new Entry(component, quantity, snapshot.applyAsInt(i)));
    }

    /** Enters a block of several components; {@code entries} says what its i-th variable is. */
    public void enter(Variables block, IntFunction<Entry> entries) {
        if (block.count() > 0) {
            entered.add(new Block(block.first(), block.first() + block.count(), entries));
        }
    }

    /** Enters a variable that belongs to all snapshots. */
    public void enter(Variable variable, ComponentKey component, Quantity quantity) {
        enter(new Variables(variable.index(), 1), component, quantity, i -> ALL_SNAPSHOTS);
    }

    /** Notes that a component acts with another in all that it does. */
    public void share(ComponentKey component, ComponentKey first) {
        sharedWith.put(component, first);
        lead(first);
    }

    /** Notes that others have their variables together with a component. */
    public void lead(ComponentKey first) {
        leaders.add(first);
    }

    /** Returns what a variable is; empty where nobody entered it. */
    public Optional<Entry> find(Variable variable) {
        return Optional.ofNullable(blocks().floorEntry(variable.index()))
                .filter(entry -> variable.index() < entry.getValue().end())
                .map(entry -> entry.getValue().entries().apply(variable.index() - entry.getKey()));
    }

    private TreeMap<Integer, Block> blocks() {
        for (; sorted < entered.size(); sorted++) {
            sortedBlocks.put(entered.get(sorted).first(), entered.get(sorted));
        }
        return sortedBlocks;
    }

    /** Returns what a variable is that acts: all that cost anything or inject are entered. */
    public Entry get(Variable variable) {
        return find(variable)
                .orElseThrow(() ->
                        new IllegalStateException("Nobody said what variable %d is.".formatted(variable.index())));
    }

    /** Returns the variable that a quantity of a component is in a snapshot; empty where there is none. */
    public Optional<Variable> find(ComponentKey component, Quantity quantity, int snapshot) {
        if (places.isEmpty()) {
            places = new HashMap<>();
            blocks().forEach((first, block) -> {
                for (int i = 0; first + i < block.end(); i++) {
                    Entry entry = block.entries().apply(i);
                    places.put(
                            new Place(entry.component(), entry.quantity(), entry.snapshot()), new Variable(first + i));
                }
            });
        }
        return Optional.ofNullable(places.get(new Place(component, quantity, snapshot)));
    }

    /** Returns whether a component has its variables together with others. */
    public boolean isShared(ComponentKey component) {
        return leaders.contains(component) || sharedWith.containsKey(component);
    }

    /** Returns who acts by a variable. */
    public Owner owner(Entry entry) {
        ComponentKey component = sharedWith.getOrDefault(entry.component(), entry.component());
        boolean isBus = component.kind() == ComponentKind.BUS;
        Object key = isBus ? new Place(component, entry.quantity(), ALL_SNAPSHOTS) : component;
        return owners.computeIfAbsent(
                key,
                k -> new Owner(
                        owners.size(), component, isBus ? words(component, entry.quantity()) : words(component)));
    }

    /** Returns a component in words, such as {@code generator gas}, with those who share with it, and a bus by its name. */
    private String words(ComponentKey component) {
        String name = component.kind() == ComponentKind.BUS ? component.id() : component.toString();
        return isShared(component) ? name + " and like" : name;
    }

    /** Returns a quantity of a component in words, such as {@code spill of storage unit lake}. */
    public String words(ComponentKey component, Quantity quantity) {
        return quantity.phrase() + words(component);
    }
}
