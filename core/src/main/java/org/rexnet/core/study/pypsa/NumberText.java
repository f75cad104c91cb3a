package org.rexnet.core.study.pypsa;

import java.util.Set;

/** Numbers as CSV tables spell them: decimal, {@code inf}, or one of several texts for a missing value. */
final class NumberText {

    /** Texts that pandas takes for a missing value, the empty one apart. */
    private static final Set<String> MISSING = Set.of(
            "NaN",
            "nan",
            "-NaN",
            "-nan",
            "NA",
            "N/A",
            "n/a",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "<NA>",
            "NULL",
            "null",
            "None",
            "1.#IND",
            "-1.#IND",
            "1.#QNAN",
            "-1.#QNAN");

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final long EXACT = 1L << 53;

    private NumberText() {}

    /** Returns whether a text stands for no value. */
    static boolean isMissing(String text) {
        return text.isBlank() || MISSING.contains(text.strip());
    }

    /** Returns a number, NaN where there is no value; throws {@link NumberFormatException} for anything else. */
    static double parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Returns a number, or {@code otherwise} where the text is none. */
    static double parseOr(String text, double otherwise) {
        try {
            return parse(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** As {@link #parse(String)}, of {@code length} characters from {@code offset}. */
    static double parse(char[] text, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end && text[at] == ' ') {
            at++;
        }
        while (end > at && text[end - 1] == ' ') {
            end--;
        }
        if (at == end) {
            return Double.NaN;
        }
        boolean negative = text[at] == '-';
        int digit = negative || text[at] == '+' ? at + 1 : at;
        long mantissa = 0;
        int digits = 0;
        int decimals = 0;
        boolean point = false;
        for (; digit < end; digit++) {
            char c = text[digit];
            if (c >= '0' && c <= '9') {
                mantissa = 10 * mantissa + (c - '0');
                digits++;
                decimals += point ? 1 : 0;
                if (mantissa > EXACT) {
                    return slow(text, at, end);
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return slow(text, at, end);
            }
        }
        if (digits == 0 || decimals >= POWERS_OF_TEN.length) {
            return slow(text, at, end);
        }
        // Both operands are exact, so that the quotient is the nearest double (Clinger 1990).
        double value = mantissa / POWERS_OF_TEN[decimals];
        return negative ? -value : value;
    }

    private static double slow(char[] text, int at, int end) {
        boolean decimal = true;
        for (int i = at; i < end && decimal; i++) {
            char c = text[i];
            decimal = c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
        }
        String word = new String(text, at, end - at);
        if (decimal) {
            return Double.parseDouble(word);
        }
        if (MISSING.contains(word)) {
            return Double.NaN;
        }
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new NumberFormatException("not a number");
        };
    }

    /** Returns the shortest text that {@link #parse} turns into the same number; empty for NaN. */
    static String format(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }
}
