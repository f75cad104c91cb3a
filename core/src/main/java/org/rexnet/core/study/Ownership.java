package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.network.Line;
import org.rexnet.network.Pipe;
import org.rexnet.network.Transformer;

/** Who owns what in a study: the components of its participants, each found in its table; immutable. */
public final class Ownership {

    private static final String SEPARATOR = ":";

    private final Map<Asset, List<String>> owners = new LinkedHashMap<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private final Map<String, Set<String>> namesByTable;

    /**
     * A component that may be owned.
     *
     * @param table stem of its table, such as {@code generators}
     * @param name its name there
     */
    public record Asset(String table, String name) {

        @Override
        public String toString() {
            return table + SEPARATOR + name;
        }
    }

    /**
     * Name that a participant gives and that stands for no component, or for several.
     *
     * @param participant who gives it
     * @param component as it is given
     * @param message what is wrong, as the end of a sentence
     */
    public record Unknown(String participant, String component, String message) {}

    private Ownership(Study study) {
        namesByTable = namesByTable(study);
        for (Participant participant : study.conditions(Participant.class)) {
            for (String component : participant.components()) {
                find(participant.id(), component);
            }
        }
    }

    /** Returns who owns what; names that stand for no component are in {@link #unknown}. */
    public static Ownership of(Study study) {
        return new Ownership(study);
    }

    /** Returns the names of the participants that own a component, in the study's order; none where nobody does. */
    public List<String> owners(String table, String name) {
        return List.copyOf(owners.getOrDefault(new Asset(table, name), List.of()));
    }

    /** Returns the names that stand for no component. */
    public List<Unknown> unknown() {
        return List.copyOf(unknown);
    }

    private void find(String participant, String given) {
        int cut = given.indexOf(SEPARATOR);
        String table = cut < 0 ? "" : given.substring(0, cut);
        List<Asset> found = namesByTable.getOrDefault(table, Set.of()).contains(given.substring(cut + 1))
                ? List.of(new Asset(table, given.substring(cut + 1)))
                : namesByTable.keySet().stream()
                        .filter(stem ->
                                namesByTable.getOrDefault(stem, Set.of()).contains(given))
                        .map(stem -> new Asset(stem, given))
                        .toList();
        if (found.size() == 1) {
            List<String> known = owners.computeIfAbsent(found.get(0), asset -> new ArrayList<>());
            if (!known.contains(participant)) {
                known.add(participant);
            }
        } else {
            unknown.add(new Unknown(participant, given, found.isEmpty() ? missing(given) : ambiguous(found)));
        }
    }

    private String missing(String given) {
        Set<String> all = new TreeSet<>();
        namesByTable.forEach((table, names) -> names.forEach(name -> {
            all.add(name);
            all.add(table + SEPARATOR + name);
        }));
        return "is no component of the study" + Suggestion.maybe(given, all);
    }

    private static String ambiguous(List<Asset> found) {
        return "is in several tables; write one of %s"
                .formatted(String.join(", ", found.stream().map(Asset::toString).toList()));
    }

    private static Map<String, Set<String>> namesByTable(Study study) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        study.generators().forEach(c -> add(names, "generators", c.id()));
        study.loads().forEach(c -> add(names, "loads", c.id()));
        study.storageUnits().forEach(c -> add(names, "storage_units", c.id()));
        study.stores().forEach(c -> add(names, "stores", c.id()));
        study.network().branches(Line.class).forEach(c -> add(names, "lines", c.id()));
        study.network().branches(Transformer.class).forEach(c -> add(names, "transformers", c.id()));
        study.links().forEach(c -> add(names, "links", c.id()));
        study.bids().forEach(c -> add(names, "bids", c.id()));
        study.network().branches(Pipe.class).forEach(c -> add(names, "pipes", c.id()));
        study.components(CombinedHeatPower.class).forEach(c -> add(names, "chp", c.id()));
        study.components(FlexibleLoad.class).forEach(c -> add(names, "flexible_loads", c.id()));
        study.components(Building.class).forEach(c -> add(names, "buildings", c.id()));
        study.components(ChargingStation.class).forEach(c -> add(names, "charging_stations", c.id()));
        study.components(EvSession.class).forEach(c -> add(names, "ev_sessions", c.id()));
        return names;
    }

    private static void add(Map<String, Set<String>> names, String table, String name) {
        names.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(name);
    }
}
