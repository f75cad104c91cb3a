package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who owns what in a study: the components of its participants, each found in its table; immutable. */
public final class Ownership {

    private final Map<ComponentKey, List<String>> owners = new LinkedHashMap<>();
    private final List<Unclear> unclear = new ArrayList<>();
    private final Map<String, ComponentKey> byTableAndName = new HashMap<>();
    private final Map<String, List<ComponentKey>> byName = new HashMap<>();

    /**
     * Name that a participant gives and that stands for no component, or for several.
     *
     * @param participant who gives it
     * @param component as it is given
     * @param message what is wrong, as the end of a sentence
     */
    public record Unknown(String participant, String component, String message) {}

    /** Name that stands for no component, or for several, which are those found. */
    private record Unclear(String participant, String component, List<ComponentKey> found) {}

    private Ownership(Study study) {
        study.components().stream()
                .filter(component -> component.kind().isOwned())
                .map(Component::key)
                .forEach(key -> {
                    byTableAndName.put(key.tableAndName(), key);
                    byName.computeIfAbsent(key.id(), id -> new ArrayList<>()).add(key);
                });
        for (Participant participant : study.conditions(Participant.class)) {
            for (String component : participant.components()) {
                find(participant.id(), component);
            }
        }
    }

    /** Returns who owns what; names that do not stand for one component are in {@link #unknown}. */
    public static Ownership of(Study study) {
        return new Ownership(study);
    }

    /** Returns the names of the participants that own a component, in the study's order; none where nobody does. */
    public List<String> owners(ComponentKey component) {
        return List.copyOf(owners.getOrDefault(component, List.of()));
    }

    /** Returns the names that stand for no component, or for several. */
    public List<Unknown> unknown() {
        return unclear.stream()
                .map(one -> new Unknown(
                        one.participant,
                        one.component,
                        one.found.isEmpty() ? missing(one.component) : ambiguous(one.found)))
                .toList();
    }

    private void find(String participant, String given) {
        ComponentKey exact = byTableAndName.get(given);
        List<ComponentKey> found = exact == null ? byName.getOrDefault(given, List.of()) : List.of(exact);
        if (found.size() == 1) {
            List<String> together = owners.computeIfAbsent(found.get(0), key -> new ArrayList<>());
            if (!together.contains(participant)) {
                together.add(participant);
            }
        } else {
            unclear.add(new Unclear(participant, given, List.copyOf(found)));
        }
    }

    private String missing(String given) {
        Set<String> all = new TreeSet<>(byName.keySet());
        all.addAll(byTableAndName.keySet());
        return "is no component of the study" + Suggestion.maybe(given, all);
    }

    private static String ambiguous(List<ComponentKey> found) {
        return "is in several tables; write one of %s"
                .formatted(String.join(
                        ", ", found.stream().map(ComponentKey::tableAndName).toList()));
    }
}
