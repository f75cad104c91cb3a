package org.rexnet.core.optimization;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;

/** Names as the CPLEX LP format allows them, each given once: what would be the same gets its position as a suffix. */
final class LpNames {

    /** The format allows 255 characters, of which a suffix needs some. */
    private static final int MOST_CHARACTERS = 220;

    private final String[] names;

    LpNames(int count, IntFunction<String> name) {
        names = new String[count];
        Set<String> taken = new HashSet<>();
        for (int k = 0; k < count; k++) {
            String legal = legal(name.apply(k));
            String unique = legal;
            for (int suffix = k; !taken.add(unique); suffix += count) {
                unique = legal + "__" + suffix;
            }
            names[k] = unique;
        }
    }

    String at(int k) {
        return names[k];
    }

    /** A name may not start with a digit, a point, or what reads as an exponent. */
    private static String legal(String name) {
        String legal = name.replaceAll("[^A-Za-z0-9_.#$%&(),;?@{}~]", "_");
        String started = legal.isEmpty() || legal.matches("[0-9.eE].*") ? "_" + legal : legal;
        return started.substring(0, Math.min(started.length(), MOST_CHARACTERS));
    }
}
