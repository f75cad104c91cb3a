package org.rexnet.core.section;

import java.util.List;
import java.util.OptionalDouble;

/** One value of a section: words, a number, nothing, or a section of its own. */
public sealed interface Value {

    /** Words. */
    record Words(String text) implements Value {}

    /** A number in the column's unit; may be infinite. */
    record Number(double number) implements Value {}

    /**
     * No value.
     *
     * @param word that a page says instead; may be empty
     */
    record Missing(String word) implements Value {}

    /** A section within a row, such as the setters of a price; not on a page. */
    record Part(Section section) implements Value {}

    /** Several words; in JSON only. */
    record Texts(List<String> texts) implements Value {

        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /** Returns words. */
    static Value of(String text) {
        return new Words(text);
    }

    /** Returns a number, or that it is missing where it is not one; -0 is 0. */
    static Value of(double number) {
        return of(number, "");
    }

    /** Returns a number, or that it is missing, for which a page says {@code word}. */
    static Value of(double number, String word) {
        // Adding 0 turns -0 into 0.
        return Double.isNaN(number) ? new Missing(word) : new Number(number + 0.0);
    }

    /** Returns a number, or that it is missing. */
    static Value of(OptionalDouble number) {
        return of(number.orElse(Double.NaN), "");
    }

    /** Returns a number, or that it is missing, for which a page says {@code word}. */
    static Value of(OptionalDouble number, String word) {
        return of(number.orElse(Double.NaN), word);
    }

    /** Returns that there is none. */
    static Value missing() {
        return new Missing("");
    }
}
