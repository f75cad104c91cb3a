package org.rexnet.core.study;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Guesses which known name someone meant. */
public final class Suggestion {

    private static final int LONGEST_NAME = 100;
    private static final int SHORTEST_WORD = 5;
    private static final Pattern APART = Pattern.compile("[ _-]");

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

    /**
     * Returns the known name for which a given one is a slip: the same but for case, blanks, {@code -} and {@code _}, or one letter that is
     * inserted, removed, replaced or swapped in a word of at least five.
     */
    public static Optional<String> findSlip(String given, Collection<String> known) {
        return findAlike(given, known)
                .or(() -> given.length() < SHORTEST_WORD
                        ? Optional.empty()
                        : findNearest(given, known)
                                .filter(name ->
                                        changes(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)) <= 1));
    }

    /** Returns the known name that is the same but for case, blanks, {@code -} and {@code _}. */
    private static Optional<String> findAlike(String given, Collection<String> known) {
        return known.stream()
                .filter(name -> !name.equals(given) && plain(name).equals(plain(given)))
                .findFirst();
    }

    /** Many names, each of which is found in one step by what is the same but for case, blanks, {@code -} and {@code _}. */
    public static final class Index {

        private final Map<String, String> names = new HashMap<>();

        /** Enters the known names; of those that are alike the first in order of letters counts. */
        public Index(Collection<String> known) {
            known.forEach(name -> names.merge(plain(name), name, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        }

        /** Returns the known name that a given one differs from in case, blanks, {@code -} and {@code _} alone. */
        public Optional<String> findAlike(String given) {
            return Optional.ofNullable(names.get(plain(given))).filter(name -> !name.equals(given));
        }
    }

    private static String plain(String name) {
        return APART.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Returns how many letters must be inserted, removed, replaced or swapped with their neighbour (Damerau 1964). */
    private static int changes(String a, String b) {
        int[][] changes = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                changes[i][j] = i == 0 || j == 0 ? i + j : leastChange(changes, a, i, b, j);
            }
        }
        return changes[a.length()][b.length()];
    }

    private static int leastChange(int[][] changes, String a, int i, String b, int j) {
        int replaced = changes[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(changes[i - 1][j], changes[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + changes[i - 2][j - 2]) : least;
    }
}
