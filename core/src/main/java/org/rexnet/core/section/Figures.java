package org.rexnet.core.section;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them: commas between thousands, a point before decimals, whatever the machine's language. */
public final class Figures {

    private static final double SMALL = 0.1;
    private static final double NOTHING = 1e-6;
    private static final int SIGNIFICANT = 4;

    private Figures() {}

    /** Returns a number with that many decimals; -0 is 0. */
    public static String of(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "no limit" : "-no limit";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        StringBuilder text = new StringBuilder(rounded.abs().toPlainString());
        int point = text.indexOf(".");
        for (int at = (point < 0 ? text.length() : point) - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        return rounded.signum() < 0 ? text.insert(0, '-').toString() : text.toString();
    }

    /**
     * Returns an amount of power or energy: as {@link #amount}, but with four significant digits below 0.1, so that 0.00123 is not 0.00.
     *
     * <p>An amount below a millionth, a watt in MW, is 0.00: solvers leave as much of nothing.
     */
    public static String quantity(double value) {
        return isSmall(value) ? significant(value, 2) : amount(value);
    }

    /** Returns the same with that many decimals where it is not small. */
    static String quantity(double value, int decimals) {
        return isSmall(value) ? significant(value, decimals) : of(value, decimals);
    }

    /** Returns whether two decimals would lose too much of a number that is not nothing. */
    static boolean isSmall(double value) {
        return Math.abs(value) >= NOTHING && Math.abs(value) < SMALL;
    }

    /** Returns a number of any size, as one in a sentence: four significant digits or all before the point, without zeros at their end. */
    public static String digits(double value) {
        return Double.isFinite(value) ? significant(value, 0) : of(value, 0);
    }

    /** Returns four significant digits without zeros at their end, but at least so many decimals. */
    private static String significant(double value, int decimals) {
        BigDecimal digits =
                new BigDecimal(value, new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        return of(value, Math.max(decimals, digits.scale()));
    }

    /** Returns an amount of power, energy or money per unit: two decimals below a thousand, none above. */
    public static String amount(double value) {
        return of(value, Math.abs(value) < 999.995 ? 2 : 0);
    }

    /** Returns a price or an exact sum of money: two decimals. */
    public static String money(double value) {
        return of(value, 2);
    }

    /** Returns a share as a percentage with one decimal. */
    public static String percent(double share) {
        return of(100 * share, 1) + " %";
    }

    /** Returns a number of things: "1 bus", "2 buses". */
    public static String count(long number, String one, String many) {
        return of((double) number, 0) + " " + (number == 1 ? one : many);
    }

    /** Returns a duration: milliseconds below a second. */
    public static String seconds(double seconds) {
        return seconds < 0.9995 ? of(1000 * seconds, 0) + " ms" : of(seconds, 2) + " s";
    }
}
