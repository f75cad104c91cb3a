package org.rexnet.core.section;

import java.util.Locale;

/**
 * How the values of a column are printed for people; programs get the values themselves.
 *
 * @param kind of value, and how its decimals are chosen
 * @param scale by which a number is multiplied before it is printed, as 100 for percent
 * @param decimals after the point
 * @param suffix behind the number, as in {@code " %"}
 * @param signed whether numbers above 0 have a plus sign
 * @param nothing up to this size a number is nothing to mention; below 0 where each is printed
 * @param keepsSmall whether numbers that are small have four significant digits, more decimals than others
 */
public record Format(
        Kind kind, double scale, int decimals, String suffix, boolean signed, double nothing, boolean keepsSmall) {

    private static final double ALL = -1;
    private static final double ZERO = 1e-9;

    /** Words. */
    public static final Format WORDS = new Format(Kind.WORDS, 1, 0, "", false, ALL, false);
    /** Power, energy or money per unit: two decimals below a thousand, none above. */
    public static final Format AMOUNT = new Format(Kind.AMOUNT, 1, 0, "", false, ALL, false);
    /** Prices and exact sums of money: two decimals. */
    public static final Format MONEY = fixed(2);
    /** Whole numbers of things, with commas between thousands. */
    public static final Format COUNT = new Format(Kind.WHOLE, 1, 0, "", false, ALL, false);
    /** Whole numbers that name something, such as a year: no commas. */
    public static final Format NUMBER = new Format(Kind.NAME, 1, 0, "", false, ALL, false);
    /** Shares as percentages with one decimal. */
    public static final Format PERCENT = new Format(Kind.FIXED, 100, 1, " %", false, ALL, false);
    /** Small shares as powers of ten. */
    public static final Format SCIENTIFIC = new Format(Kind.SCIENTIFIC, 1, 1, "", false, ALL, false);

    /** Kind of value. */
    public enum Kind {
        WORDS,
        AMOUNT,
        FIXED,
        WHOLE,
        NAME,
        SCIENTIFIC
    }

    /** Returns the format with that many decimals. */
    public static Format fixed(int decimals) {
        return new Format(Kind.FIXED, 1, decimals, "", false, ALL, false);
    }

    /** Returns the same of a number that is multiplied first. */
    public Format scaled(double factor) {
        return new Format(kind, scale * factor, decimals, suffix, signed, nothing, keepsSmall);
    }

    /** Returns the same with a text behind the number. */
    public Format suffixed(String text) {
        return new Format(kind, scale, decimals, text, signed, nothing, keepsSmall);
    }

    /** Returns the same with a plus sign before numbers above 0. */
    public Format withSign() {
        return new Format(kind, scale, decimals, suffix, true, nothing, keepsSmall);
    }

    /** Returns the same, but that numbers up to that size are not mentioned. */
    public Format above(double size) {
        return new Format(kind, scale, decimals, suffix, signed, size, keepsSmall);
    }

    /** Returns the same, but that amounts and fixed decimals give way to four significant digits where a number is small. */
    public Format keepingSmall() {
        return new Format(kind, scale, decimals, suffix, signed, nothing, true);
    }

    /** Returns whether values are words. */
    public boolean isWords() {
        return kind == Kind.WORDS;
    }

    /** Returns whether values are whole numbers. */
    public boolean isWhole() {
        return kind == Kind.WHOLE || kind == Kind.NAME;
    }

    /** Returns a number as people read it. */
    public String text(double number) {
        if (Math.abs(number) <= nothing) {
            return "";
        }
        double scaled = scale * number;
        String text =
                switch (kind) {
                    case WORDS, AMOUNT -> keepsSmall ? Figures.quantity(scaled) : Figures.amount(scaled);
                    case FIXED -> keepsSmall ? Figures.quantity(scaled, decimals) : Figures.of(scaled, decimals);
                    case WHOLE -> Figures.of(scaled, 0);
                    case NAME -> Long.toString(Math.round(scaled));
                    case SCIENTIFIC -> scaled < ZERO ? "0" : String.format(Locale.ROOT, "%.1e", scaled);
                };
        return (signed && number > 0 ? "+" : "") + text + suffix;
    }
}
