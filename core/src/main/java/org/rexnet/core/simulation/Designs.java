package org.rexnet.core.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.simulation.design.MarketDesigns;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.study.Suggestion;

/** The market designs that come with RexNet. */
public final class Designs {

    /** Name of the design with which others are compared, where it is among them. */
    public static final String CONTROL = "spot";

    /** Names by number, from 1. */
    private static final List<String> NAMES =
            List.of("bound", "central", "spot", "incumbent", "nodal", "exchange", "exchanger", "no-market");

    private static final List<Design> ALL = MarketDesigns.all();

    private Designs() {}

    /** Returns all that there are, by number. */
    public static List<Design> all() {
        return ALL.stream().sorted(Comparator.comparingInt(Design::number)).toList();
    }

    /** Returns the names of those that are not there yet. */
    public static List<String> missing() {
        List<String> missing = new ArrayList<>(NAMES);
        ALL.forEach(design -> missing.remove(design.name()));
        return missing;
    }

    /**
     * Returns designs by their names or numbers, by number; all where none is named.
     *
     * @throws IllegalArgumentException where there is none of that name; the message lists those that there are
     */
    public static List<Design> of(List<String> words) {
        List<Design> found = new ArrayList<>();
        for (String word : words) {
            Design design = find(word);
            if (found.contains(design)) {
                throw new IllegalArgumentException("Design %s is named twice.".formatted(design.name()));
            }
            found.add(design);
        }
        found.sort(Comparator.comparingInt(Design::number));
        return words.isEmpty() ? all() : found;
    }

    private static Design find(String word) {
        return ALL.stream()
                .filter(design -> design.name().equals(word)
                        || Integer.toString(design.number()).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        missing().contains(word)
                                ? "Design %s is not there yet; there are %s.".formatted(word, names())
                                : "There is no design %s; there are %s%s."
                                        .formatted(word, names(), Suggestion.maybe(word, NAMES))));
    }

    private static String names() {
        return String.join(", ", all().stream().map(Design::name).toList());
    }
}
