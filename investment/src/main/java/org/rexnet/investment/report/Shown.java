package org.rexnet.investment.report;

/** Words of others as they may be shown: nothing in them gives orders to a terminal, a browser or a spreadsheet. */
public final class Shown {

    private static final int SPACE = 0x20;
    private static final int DELETE = 0x7F;
    private static final int PICTURES = 0x2400;
    private static final char PICTURE_OF_DELETE = '\u2421';
    private static final char REPLACEMENT = '\uFFFD';
    private static final String FORMULA = "=+-@\t\r";

    private Shown() {}

    /** Returns the words with a picture in place of each control character, and of each that turns the direction of writing. */
    public static String text(String words) {
        if (words.chars().noneMatch(Shown::isControl)) {
            return words;
        }
        StringBuilder text = new StringBuilder(words.length());
        words.chars().forEach(c -> text.append(isControl(c) ? picture(c) : (char) c));
        return text.toString();
    }

    private static boolean isControl(int c) {
        return c < SPACE
                || (c >= DELETE && c < 0xA0)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x2028
                || c == 0x2029;
    }

    private static char picture(int c) {
        if (c < SPACE) {
            return (char) (PICTURES + c);
        }
        return c == DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
    }

    /** Returns the words for a cell of a table that a spreadsheet may open: none is taken for a formula. */
    public static String cell(String words) {
        return words.length() > 1 && FORMULA.indexOf(words.charAt(0)) >= 0 && !isNumber(words) ? "'" + words : words;
    }

    private static boolean isNumber(String words) {
        try {
            return Double.isFinite(Double.parseDouble(words));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
