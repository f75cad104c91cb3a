package org.rexnet.core.study;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name someone meant. */
public final class Suggestion {

    private static final int LONGEST_NAME = 100;

    private Suggestion() {}

    /** Returns {@code "; maybe NAME"} for the nearest of the known names, or nothing where none is near. */
    public static String maybe(String given, Collection<String> known) {
        return findNearest(given, known).map(name -> "; maybe " + name).orElse("");
    }

    /** Returns the known name that few changes of letters lead to: at most a third of them, case not counted. */
    public static Optional<String> findNearest(String given, Collection<String> known) {
        if (given.isBlank() || given.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        int allowed = Math.max(1, given.length() / 3);
        String nearest = "";
        for (String name : known) {
            if (Math.abs(name.length() - given.length()) <= allowed) {
                int changes = changes(given.toLowerCase(Locale.ROOT).strip(), name.toLowerCase(Locale.ROOT));
                if (changes <= allowed && (nearest.isEmpty() || changes < allowed)) {
                    nearest = name;
                    allowed = changes;
                }
            }
        }
        return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
    }

    /** Returns how many letters must be inserted, removed or replaced (Levenshtein 1966). */
    private static int changes(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
