package org.rexnet.core.section;

import java.util.EnumSet;
import java.util.Set;

/**
 * Heading of a column, or name of a fact.
 *
 * @param key in JSON, CSV and tables: small letters and underscores, or the name of a thing
 * @param title on a page; may be empty
 * @param unit of numbers, as in {@code EUR/MWh}; empty where there is none, where the values say it, or where the title does
 * @param format of the values on a page
 * @param outputs where it is shown; empty for what only a picture needs
 */
public record Field(String key, String title, String unit, Format format, Set<Output> outputs) {

    public Field {
        outputs = Set.copyOf(outputs);
    }

    /** Returns whether it is shown there. */
    public boolean isIn(Output output) {
        return outputs.contains(output);
    }

    /** Returns title and unit: "capacity MW", "up front, EUR". */
    public String heading() {
        if (unit.isEmpty()) {
            return title;
        }
        return title.isEmpty() ? unit : title + (title.contains(" ") ? ", " : " ") + unit;
    }

    /** Returns a value as people read it. */
    public String text(Value value) {
        return switch (value) {
            case Value.Words words -> words.text();
            case Value.Number number -> format.text(number.number());
            case Value.Missing missing -> missing.word();
            case Value.Texts texts -> String.join(", ", texts.texts());
            case Value.Part part -> "";
        };
    }

    /** Returns the same, shown in those outputs only. */
    Field in(Set<Output> some) {
        return new Field(key, title, unit, format, EnumSet.copyOf(some));
    }
}
