package org.rexnet.core.section;

import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.section.Field.UnitPlace;

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
                new Field(key, title, "", UnitPlace.HEADING, Format.WORDS, Output.all()),
                thing -> Value.of(text.apply(thing)));
    }

    /** Returns a column of numbers. */
    public static <T> Column<T> number(
            String key, String title, String unit, Format format, ToDoubleFunction<T> number) {
        return of(key, title, unit, format, thing -> Value.of(number.applyAsDouble(thing)));
    }

    /** Returns a column of numbers without a unit, or whose unit its row says. */
    public static <T> Column<T> number(String key, String title, Format format, ToDoubleFunction<T> number) {
        return number(key, title, "", format, number);
    }

    /** Returns a column of values some of which may be missing. */
    public static <T> Column<T> of(String key, String title, String unit, Format format, Function<T, Value> value) {
        return new Column<>(new Field(key, title, unit, UnitPlace.HEADING, format, Output.all()), value);
    }

    /** Returns a column of sections, for JSON. */
    public static <T> Column<T> parts(String key, Function<T, Section> part) {
        return new Column<>(
                new Field(key, "", "", UnitPlace.HEADING, Format.WORDS, Set.of(Output.JSON)),
                thing -> new Value.Part(part.apply(thing)));
    }

    /** Returns the same, its numbers in the unit that the column {@value Field#UNIT} says in each row. */
    public Column<T> inUnitOfRow() {
        return new Column<>(field.in(UnitPlace.ROW), value);
    }

    /** Returns the same, its unit in the section's title instead of its own. */
    public Column<T> unitInTitle() {
        return new Column<>(field.in(UnitPlace.TITLE), value);
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
        return new Column<>(field.in(Set.of(some)), value);
    }
}
