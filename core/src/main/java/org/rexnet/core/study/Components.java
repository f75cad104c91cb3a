package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All components of a study, kind by kind; those of a kind keep the order in which they were given, lines and transformers a common one.
 * Immutable.
 */
public final class Components implements Iterable<Component> {

    private final List<Component> all;
    private final Map<Class<? extends Component>, List<Component>> byClass = new HashMap<>();
    private final Map<ComponentKind, List<Component>> byKind = new EnumMap<>(ComponentKind.class);
    /** Made when a kind is first asked for a name, and never changed. */
    private final Map<ComponentKind, Map<String, Component>> byName = new ConcurrentHashMap<>();
    /** Found when first asked for. */
    private final Map<ComponentKind, List<Integer>> linePositions = new ConcurrentHashMap<>();

    private Components(Collection<? extends Component> given) {
        for (Component component : given) {
            byClass.computeIfAbsent(component.getClass(), type -> new ArrayList<>())
                    .add(component);
            byKind.computeIfAbsent(component.kind(), kind -> new ArrayList<>()).add(component);
        }
        byClass.replaceAll((type, list) -> Collections.unmodifiableList(list));
        byKind.replaceAll((kind, list) -> Collections.unmodifiableList(list));
        List<Component> ordered = new ArrayList<>(given.size());
        Set<Class<?>> seen = new HashSet<>();
        byKind.forEach((kind, list) -> {
            Class<? extends Component> type = list.getFirst().getClass();
            if (seen.add(type)) {
                ordered.addAll(all(type));
            }
        });
        all = Collections.unmodifiableList(ordered);
    }

    /** Returns the components given, sorted by kind. */
    public static Components of(Collection<? extends Component> given) {
        return new Components(given);
    }

    /** Returns how many there are. */
    public int size() {
        return all.size();
    }

    /** Returns all in the order of {@link #all()}. */
    public Stream<Component> stream() {
        return all.stream();
    }

    @Override
    public Iterator<Component> iterator() {
        return all.iterator();
    }

    /** Returns all in one list. */
    public List<Component> all() {
        return all;
    }

    /** Returns those of one type: of lines and transformers both, in the order of the network. */
    @SuppressWarnings("unchecked") // The list of a type holds what is of this type.
    public <C extends Component> List<C> all(Class<C> type) {
        return (List<C>) byClass.getOrDefault(type, List.of());
    }

    /** Returns those of one kind. */
    public List<Component> all(ComponentKind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Returns the positions of lines, or of transformers, in the order that both have in common. */
    List<Integer> linePositions(ComponentKind kind) {
        return linePositions.computeIfAbsent(kind, asked -> {
            List<LineOperation> both = all(LineOperation.class);
            return IntStream.range(0, both.size())
                    .filter(l -> both.get(l).kind() == asked)
                    .boxed()
                    .toList();
        });
    }

    /** Returns the component of that kind and name, the first one, where there is one; in a time that does not grow with their number. */
    public Optional<Component> find(ComponentKey key) {
        return Optional.ofNullable(
                byName.computeIfAbsent(key.kind(), this::named).get(key.id()));
    }

    private Map<String, Component> named(ComponentKind kind) {
        Map<String, Component> named = new HashMap<>();
        for (Component component : all(kind)) {
            named.putIfAbsent(component.id(), component);
        }
        return named;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Components that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
