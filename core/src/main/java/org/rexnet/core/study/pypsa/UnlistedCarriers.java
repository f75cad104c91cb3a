package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;

/** Carriers that components name and carriers.csv lacks, so that what they emit counts as 0. */
final class UnlistedCarriers {

    private static final int MOST_NAMES = 3;

    private UnlistedCarriers() {}

    /** Returns one note for each; none where the study lists no carrier and limits nothing. */
    static List<String> notes(Study study, List<Carrier> listed) {
        if (listed.isEmpty() && study.globalConstraints().isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> users = new TreeMap<>();
        study.generators().forEach(one -> use(users, one.carrier(), "generator " + one.id()));
        study.storageUnits().forEach(one -> use(users, one.carrier(), "storage unit " + one.id()));
        study.stores().forEach(one -> use(users, one.carrier(), "store " + one.id()));
        listed.forEach(carrier -> users.remove(carrier.name()));
        List<String> notes = new ArrayList<>();
        users.forEach((carrier, names) -> notes.add(
                "carriers.csv: has no row %s, the carrier of %s%s, so that it counts as one without emissions."
                        .formatted(
                                carrier,
                                String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))),
                                names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "")));
        return notes;
    }

    private static void use(Map<String, List<String>> users, String carrier, String name) {
        if (!carrier.isEmpty()) {
            users.computeIfAbsent(carrier, c -> new ArrayList<>()).add(name);
        }
    }
}
