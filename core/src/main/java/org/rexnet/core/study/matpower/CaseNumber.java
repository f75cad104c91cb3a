package org.rexnet.core.study.matpower;

import ch.randelshofer.fastdoubleparser.ConfigurableDoubleParser;
import ch.randelshofer.fastdoubleparser.NumberFormatSymbols;
import java.util.List;

/** Reads decimal numbers as MATLAB spells them from bytes, correctly rounded; mutable, for one thread. */
final class CaseNumber {

    private static final ConfigurableDoubleParser PARSER = new ConfigurableDoubleParser(
            new NumberFormatSymbols(".", "", List.of("e", "d"), "-", "+", List.of("inf"), List.of("nan"), "0123456789"),
            true);

    /** Most digits, a point among them: without it the number is whole, with it what the digits say is below 2^53. */
    private static final int MOST_SHORT = 16;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private final byte[] text;
    private double value;

    CaseNumber(byte[] text) {
        this.text = text;
    }

    /** Returns the number that was read last. */
    double value() {
        return value;
    }

    /** Reads what stands from {@code from} to before {@code end}; returns whether it is a number, Inf or NaN. */
    boolean read(int from, int end) {
        if (end <= from || text[from] <= ' ' || text[end - 1] <= ' ') {
            return false;
        }
        if (text[end - 1] == '-'
                || text[end - 1] == '+') { // Of what follows; the parser takes it for the number's own.
            return false;
        }
        if (readShort(from, end)) {
            return true;
        }
        try {
            value = PARSER.parseDouble(text, from, end - from);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Reads digits with at most one point and a sign, as most numbers are; their digits and the power of ten by which these are divided are
     * exact in a double, so that the quotient is correctly rounded.
     */
    private boolean readShort(int from, int end) {
        boolean isNegative = text[from] == '-';
        int first = isNegative ? from + 1 : from;
        if (end - first > MOST_SHORT || first == end) {
            return false;
        }
        long digits = 0;
        int point = end;
        for (int at = first; at < end; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (text[at] == '.' && point == end) {
                point = at;
            } else {
                return false;
            }
        }
        if (point < end && end - first == 1) {
            return false;
        }
        double size = point == end ? digits : digits / POWERS[end - point - 1];
        value = isNegative ? -size : size;
        return true;
    }
}
