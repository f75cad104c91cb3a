package org.rexnet.core.study.matpower;

import java.nio.charset.StandardCharsets;

/** Reads decimal numbers from bytes, correctly rounded; mutable, for one thread. */
final class NumberText {

    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int LARGEST_POWER = 22;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final byte[] text;
    private double value;

    NumberText(byte[] text) {
        this.text = text;
    }

    /** Returns the number that was read last. */
    double value() {
        return value;
    }

    /** Reads what stands from {@code from} to before {@code end}; returns whether it is a number, Inf or NaN. */
    boolean read(int from, int end) {
        int at = from;
        boolean negative = at < end && text[at] == '-';
        if (at < end && (negative || text[at] == '+')) {
            at++;
        }
        if (at < end && (text[at] | 0x20) >= 'a') {
            return readWord(at, end, negative);
        }
        return readDecimal(at, end, negative);
    }

    private boolean readWord(int from, int end, boolean negative) {
        String word = new String(text, from, end - from, StandardCharsets.ISO_8859_1);
        if (word.equalsIgnoreCase("inf")) {
            value = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return true;
        }
        value = Double.NaN;
        return word.equalsIgnoreCase("nan");
    }

    private boolean readDecimal(int from, int end, boolean negative) {
        long digits = 0;
        int digitCount = 0;
        int significant = 0;
        int exponent = 0;
        boolean point = false;
        int at = from;
        for (; at < end; at++) {
            int c = text[at];
            if (c >= '0' && c <= '9') {
                digitCount++;
                significant += digits > 0 || c > '0' ? 1 : 0;
                digits = significant <= MOST_DIGITS ? 10 * digits + (c - '0') : digits;
                exponent -= point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digitCount == 0 || (at < end && !isPower(at, end))) {
            return false;
        }
        long scale = exponent + (at < end ? power(at, end) : 0);
        boolean exact = significant <= MOST_DIGITS && digits <= LARGEST_EXACT && Math.abs(scale) <= LARGEST_POWER;
        double size = exact ? scaled(digits, (int) scale) : slow(from, at, end);
        value = negative ? -size : size;
        return true;
    }

    private boolean isPower(int mark, int end) {
        return ((text[mark] | 0x20) == 'e' || (text[mark] | 0x20) == 'd') && isWhole(mark + 1, end);
    }

    /** Returns the power of ten behind its mark; a very large number where it has too many digits to matter. */
    private long power(int mark, int end) {
        String digits = new String(text, mark + 1, end - mark - 1, StandardCharsets.ISO_8859_1);
        return digits.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static double scaled(long digits, int scale) {
        return scale < 0 ? digits / POWERS_OF_TEN[-scale] : digits * POWERS_OF_TEN[scale];
    }

    private double slow(int from, int mantissaEnd, int end) {
        String mantissa = new String(text, from, mantissaEnd - from, StandardCharsets.ISO_8859_1);
        String power = mantissaEnd == end
                ? ""
                : "e" + new String(text, mantissaEnd + 1, end - mantissaEnd - 1, StandardCharsets.ISO_8859_1);
        return Double.parseDouble(mantissa + power);
    }

    private boolean isWhole(int from, int end) {
        int at = from < end && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        if (at >= end) {
            return false;
        }
        for (; at < end; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return false;
            }
        }
        return true;
    }
}
