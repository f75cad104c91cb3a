package org.rexnet.core.study.pypsa.read;

import java.util.Arrays;
import java.util.List;
import org.rexnet.core.study.LargestNumber;

/**
 * Description of one column of a study's tables: what readers check, writers leave out and the reference page prints.
 *
 * @param table stem of the file, such as {@code generators}
 * @param name name of the column
 * @param unit unit; empty where there is none
 * @param kind what its cells hold
 * @param defaultText text of the value of an empty cell; empty for a number that is not given
 * @param required whether every row needs a value
 * @param allowed which values are allowed
 * @param varies whether it may be a series
 * @param use what the model does with it
 * @param meaning one sentence in lower case; empty where the model does not use it
 */
public record Attribute(
        String table,
        String name,
        String unit,
        Kind kind,
        String defaultText,
        boolean required,
        Allowed allowed,
        Varies varies,
        Use use,
        String meaning) {

    /** What is said of a number without a bound that is too large. */
    static final String TOO_LARGE = "must be a number of at most %s in size".formatted(LargestNumber.TEXT);

    /** What the cells of a column hold. */
    public enum Kind {
        TEXT,
        /** Name of a bus. */
        BUS,
        NUMBER,
        /** Whole number. */
        WHOLE,
        BOOLEAN
    }

    /** Whether a column may be a series, one value per snapshot. */
    public enum Varies {
        NO,
        YES,
        /** A result that exists as a series only. */
        ONLY
    }

    /** What the model does with a column. */
    public enum Use {
        USED,
        /** Known and without influence on the market; kept so that it is written back. */
        KEPT,
        /** Would change the answer; only its default is accepted. */
        UNSUPPORTED,
        /** Written by the market; not read. */
        RESULT
    }

    /**
     * Set of allowed values: an interval of numbers, or a choice of texts.
     *
     * @param low smallest number
     * @param lowOpen whether {@code low} itself is excluded
     * @param high largest number
     * @param highOpen whether {@code high} itself is excluded
     * @param choices allowed texts; empty where every text is
     */
    public record Allowed(double low, boolean lowOpen, double high, boolean highOpen, List<String> choices) {

        public Allowed {
            choices = List.copyOf(choices);
        }

        /** Returns what a text such as {@code [0,inf)} or {@code buy|sell} says. */
        static Allowed of(String text) {
            if (text.isEmpty() || !text.contains(",")) {
                List<String> choices = text.isEmpty() ? List.of() : Arrays.asList(text.split("\\|"));
                return new Allowed(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false, choices);
            }
            String[] ends = text.substring(1, text.length() - 1).split(",");
            return new Allowed(
                    NumberText.parse(ends[0]),
                    text.startsWith("("),
                    NumberText.parse(ends[1]),
                    text.endsWith(")"),
                    List.of());
        }

        /** Returns whether a number is allowed; NaN never is. */
        public boolean contains(double value) {
            return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
        }

        /** Returns what is allowed, as the end of the sentence "it must be …". */
        @Override
        public String toString() {
            if (!choices.isEmpty()) {
                return "one of " + String.join(", ", choices);
            }
            boolean bounded = !Double.isInfinite(high);
            if (Double.isInfinite(low)) {
                return highOpen ? "a finite number" : "a number";
            }
            String start =
                    bounded ? "between " + shortest(low) + " and " + shortest(high) : lowOpen ? "above " : "at least ";
            return (bounded ? start : start + shortest(low)) + (!bounded && highOpen ? " and finite" : "");
        }

        private static String shortest(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** Returns whether a number is allowed, but for its size: what models cannot take. */
    boolean isTooLarge(double value) {
        boolean mustBeFinite = value > 0
                ? allowed.highOpen() && Double.isInfinite(allowed.high())
                : allowed.lowOpen() && Double.isInfinite(allowed.low());
        return mustBeFinite && LargestNumber.isExceededBy(value);
    }

    /** Returns what a number must be, as the end of the sentence "it …". */
    String rule(double value) {
        return isTooLarge(value) && allowed.contains(value) ? TOO_LARGE : "must be " + allowed;
    }

    /** Returns the description of another column that is alike, as {@code bus3} is of {@code bus2}. */
    public Attribute named(String newName) {
        return new Attribute(table, newName, unit, kind, defaultText, required, allowed, varies, use, meaning);
    }

    /** Returns the number that an empty cell means; NaN where it means that none is given. */
    public double defaultNumber() {
        return NumberText.parse(defaultText);
    }

    /** Returns whether an empty cell means that there is no value. */
    public boolean isOptional() {
        return defaultText.isEmpty();
    }

    /** Returns whether a text says the same as an empty cell. */
    public boolean isDefault(String text) {
        return switch (kind) {
            case TEXT, BUS -> text.equals(defaultText);
            case BOOLEAN -> text.equalsIgnoreCase(defaultText);
            case NUMBER, WHOLE -> {
                double number = NumberText.parseOr(text, Double.NaN);
                yield Double.isNaN(number)
                        ? NumberText.isMissing(text)
                        : number == NumberText.parseOr(defaultText, Double.NaN);
            }
        };
    }
}
