package org.rexnet.core.section;

import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a section over things of type {@code T}: its heading, and the value of each thing.
 *
 * @param field heading
 * @param value of a thing
 */
public record Column<T>(Field field, Function<T, Value> value) {

    /** Returns a column of words that is called the same everywhere. */
    public static <T> Column<T> words(String key, Function<T, String> text) {
        return words(key, key.replace('_', ' '), text);
    }

    /** Returns a column of words. */
    public static <T> Column<T> words(String key, String title, Function<T, String> text) {
        return new Column<>(
                new Field(key, title, "", Format.WORDS, Output.all()), thing -> Value.of(text.apply(thing)));
    }

    /** Returns a column of numbers. */
    public static <T> Column<T> number(
            String key, String title, String unit, Format format, ToDoubleFunction<T> number) {
        return of(key, title, unit, format, thing -> Value.of(number.applyAsDouble(thing)));
    }

    /** Returns a column of numbers without a unit, or whose unit the title of the section says. */
    public static <T> Column<T> number(String key, String title, Format format, ToDoubleFunction<T> number) {
        return number(key, title, "", format, number);
    }

    /** Returns a column of values some of which may be missing. */
    public static <T> Column<T> of(String key, String title, String unit, Format format, Function<T, Value> value) {
        return new Column<>(new Field(key, title, unit, format, Output.all()), value);
    }

    /** Returns a column of sections, for JSON. */
    public static <T> Column<T> parts(String key, Function<T, Section> part) {
        return new Column<>(
                new Field(key, "", "", Format.WORDS, Set.of(Output.JSON)), thing -> new Value.Part(part.apply(thing)));
    }

    /** Returns the same, on pages only. */
    public Column<T> onPage() {
        return new Column<>(field.in(Set.of(Output.PAGE)), value);
    }

    /** Returns the same, for programs only. */
    public Column<T> inData() {
        return new Column<>(field.in(Output.data()), value);
    }

    /** Returns the same in those outputs; in none where only a picture needs it. */
    public Column<T> in(Output... some) {
        return new Column<>(new Field(field.key(), field.title(), field.unit(), field.format(), Set.of(some)), value);
    }
}
