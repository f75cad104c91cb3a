package org.rexnet.core.study.pypsa.read;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Locale;
import java.util.Set;

/** Numbers as CSV tables spell them: decimal, {@code inf}, or one of several texts for a missing value. */
public final class NumberText {

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

    /** What is said of the first number of a file that has a decimal comma. */
    public static final String DECIMAL_COMMA =
            "must be a number with a decimal point, not a comma; so must all others of this file";

    private NumberText() {}

    /** Returns whether a text would be a number if its comma were a point. */
    public static boolean hasDecimalComma(String text) {
        return text.strip().matches("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    }

    /** Returns whether a text stands for no value. */
    public static boolean isMissing(String text) {
        return text.isBlank() || MISSING.contains(text.strip());
    }

    /** Returns a number, NaN where there is no value; throws {@link NumberFormatException} for anything else. */
    public static double parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Returns a number, or {@code otherwise} where the text is none. */
    public static double parseOr(String text, double otherwise) {
        try {
            return parse(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** As {@link #parse(String)}, of {@code length} characters from {@code offset}. */
    public static double parse(char[] text, int offset, int length) {
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
        for (int i = at; i < end; i++) {
            char c = text[i];
            boolean isDecimal = c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!isDecimal) {
                return word(new String(text, at, end - at));
            }
        }
        return JavaDoubleParser.parseDouble(text, at, end - at);
    }

    private static double word(String word) {
        if (MISSING.contains(word)) {
            return Double.NaN;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new NumberFormatException("not a number");
        };
    }

    /** Returns the shortest text that {@link #parse} turns into the same number; empty for NaN. */
    public static String format(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value);
    }
}
