package org.rexnet.core.study.matpower;

import ch.randelshofer.fastdoubleparser.ConfigurableDoubleParser;
import ch.randelshofer.fastdoubleparser.NumberFormatSymbols;
import java.util.List;

/** Reads decimal numbers as MATLAB spells them from bytes, correctly rounded; mutable, for one thread. */
final class CaseNumber {

    private static final ConfigurableDoubleParser PARSER = new ConfigurableDoubleParser(
            new NumberFormatSymbols(".", "", List.of("e", "d"), "-", "+", List.of("inf"), List.of("nan"), "0123456789"),
            true);

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
        try {
            value = PARSER.parseDouble(text, from, end - from);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
