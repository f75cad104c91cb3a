package org.rexnet.investment.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decimals of the numbers of a column, whose points are to stand under each other. */
public final class Decimals {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9,]*(\\.[0-9]+)?");

    private Decimals() {}

    /**
     * Returns for each cell what it lacks behind to be as long after the point as the longest: point and digits; nothing where it is no
     * plain number.
     */
    public static List<String> blanks(List<String> cells) {
        List<Matcher> numbers = cells.stream().map(NUMBER::matcher).toList();
        int longest = numbers.stream()
                .filter(Matcher::matches)
                .map(Decimals::tail)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String all = longest == 0 ? "" : "." + "0".repeat(longest - 1);
        return numbers.stream()
                .map(number -> number.matches()
                        ? all.substring(Math.min(all.length(), tail(number).length()))
                        : "")
                .toList();
    }

    private static String tail(Matcher number) {
        String tail = number.group(1);
        return tail == null ? "" : tail;
    }
}
