package org.rexnet.core.simulation.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Participant.Conduct;
import org.rexnet.core.study.Study;

/**
 * Who acts in a simulation.
 *
 * @param study in which every component that can be owned has an owner, under the names of the actors
 * @param actors in the order of the study's participants, then of the components that nobody owns
 */
record Cast(Study study, List<Actor> actors) {

    static Cast of(Study study, Map<String, String> originals) {
        Map<String, List<ComponentKey>> owned = new LinkedHashMap<>();
        Map<String, Participant> known = new LinkedHashMap<>();
        for (Participant participant : study.conditions(Participant.class)) {
            owned.put(participant.id(), new ArrayList<>());
            known.put(participant.id(), participant);
        }
        Ownership ownership = Ownership.of(study);
        for (Component component : study.components()) {
            if (component.kind().isOwned() && !isNetwork(study, component)) {
                String owner = ownership.owners(component.key()).stream()
                        .findFirst()
                        .orElseGet(() -> operator(component, owned.keySet()));
                owned.computeIfAbsent(owner, name -> new ArrayList<>()).add(component.key());
            }
        }
        List<Actor> actors = new ArrayList<>();
        for (Map.Entry<String, List<ComponentKey>> entry : owned.entrySet()) {
            Participant participant = known.get(entry.getKey());
            if (!entry.getValue().isEmpty()
                    || participant != null && !participant.tradesAt().isEmpty()) {
                actors.add(new Actor(
                        actors.size(),
                        entry.getKey(),
                        entry.getValue(),
                        participant == null ? Conduct.DEFAULT : participant.conduct(),
                        originals.getOrDefault(entry.getKey(), entry.getKey())));
            }
        }
        List<Actor> some = frozen(actors, study);
        return new Cast(owning(study, some, known), some);
    }

    /** Returns whether it belongs to the network: what moves one carrier from bus to bus, or connects a station to its bus. */
    private static boolean isNetwork(Study study, Component component) {
        return component.kind().is(ComponentKind.Role.PASSAGE)
                && component.buses().stream()
                                .map(bus -> study.network().bus(bus).carrier())
                                .distinct()
                                .count()
                        == 1;
    }

    /** Returns who acts for what nobody owns: itself, a vehicle's station; with its kind where that name is taken. */
    private static String operator(Component component, Set<String> taken) {
        return component
                .host()
                .map(ComponentKey::id)
                .orElseGet(
                        () -> taken.contains(component.id()) ? component.key().toString() : component.id());
    }

    /**
     * Takes the flexibility of some, chosen by name, whatever the seed: those that keep theirs at a smaller share keep it at a larger one.
     */
    private static List<Actor> frozen(List<Actor> actors, Study study) {
        double share = study.settings().simulation().flexible();
        // Storage, vehicles, buildings, loads that can be shifted.
        Set<ComponentKey> waiting = study.components().stream()
                .filter(Component::canWait)
                .map(Component::key)
                .collect(Collectors.toSet());
        List<Actor> candidates = actors.stream()
                .filter(actor ->
                        actor.isFlexible() && actor.components().stream().anyMatch(waiting::contains))
                .sorted(Comparator.comparingDouble(
                        actor -> KeyedDraws.uniform(0, KeyedDraws.key(actor.drawsOf()), DrawPurpose.FREEZING, 0)))
                .toList();
        Set<Integer> frozen = new HashSet<>();
        candidates.stream().skip(Math.round(share * candidates.size())).forEach(actor -> frozen.add(actor.index()));
        return actors.stream()
                .map(actor -> frozen.contains(actor.index())
                        ? new Actor(
                                actor.index(),
                                actor.name(),
                                actor.components(),
                                actor.conduct().withFlexible(false),
                                actor.drawsOf())
                        : actor)
                .toList();
    }

    private static Study owning(Study study, List<Actor> actors, Map<String, Participant> known) {
        List<Participant> all = new ArrayList<>();
        for (Actor actor : actors) {
            Participant participant = known.get(actor.name());
            List<String> components = actor.components().stream()
                    .map(key -> key.kind().table() + ":" + key.id())
                    .toList();
            all.add(
                    participant == null
                            ? new Participant(actor.name(), components).withConduct(actor.conduct())
                            : new Participant(
                                    actor.name(),
                                    components,
                                    participant.balancing(),
                                    participant.tradesAt(),
                                    participant.tradeLimitMw(),
                                    actor.conduct()));
        }
        Study bare = new Study(
                study.name(),
                study.settings(),
                study.network(),
                study.horizon(),
                study.components(),
                study.globalConstraints(),
                study.conditions().stream()
                        .filter(condition -> !(condition instanceof Participant))
                        .toList(),
                study.keptColumns(),
                study.notes());
        var builder = bare.toBuilder();
        for (Participant participant : all) {
            builder = builder.add(participant);
        }
        return builder.build();
    }
}
