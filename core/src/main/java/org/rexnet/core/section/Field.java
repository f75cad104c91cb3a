package org.rexnet.core.section;

import java.util.Set;

/**
 * Heading of a column, or name of a fact.
 *
 * @param key in JSON, CSV and tables: small letters and underscores, or the name of a thing
 * @param title on a page; may be empty
 * @param unit of numbers, as in {@code EUR/MWh}; empty where there is none, or where the row says it
 * @param unitPlace where people read the unit
 * @param format of the values on a page
 * @param outputs where it is shown; empty for what only a picture needs
 */
public record Field(String key, String title, String unit, UnitPlace unitPlace, Format format, Set<Output> outputs) {

    /** Key of the column of words in which rows say their unit. */
    public static final String UNIT = "unit";

    /** Where people read the unit of a column. */
    public enum UnitPlace {
        /** Beside its title. */
        HEADING,
        /** In the column {@value #UNIT} of the same row. */
        ROW,
        /** In the title of the section. */
        TITLE
    }

    public Field {
        outputs = Output.some(outputs);
    }

    /** Returns whether it is shown there. */
    public boolean isIn(Output output) {
        return outputs.contains(output);
    }

    /** Returns title and unit: "capacity MW", "up front, EUR". */
    public String heading() {
        if (unit.isEmpty() || unitPlace == UnitPlace.TITLE) {
            return title;
        }
        return title.isEmpty() ? unit : title + (title.contains(" ") ? ", " : " ") + unit;
    }

    /** Returns a value as people read it. */
    public String text(Value value) {
        return switch (value) {
            case Value.Words words -> words.text();
            case Value.Number number -> shown().text(number.number());
            case Value.Missing missing -> missing.word();
            case Value.Texts texts -> String.join(", ", texts.texts());
            case Value.Part part -> "";
        };
    }

    /** Returns the format in which people read its values: power and energy keep what is small. */
    private Format shown() {
        return unitPlace == UnitPlace.ROW || KiloUnits.isPowerOrEnergy(unit) ? format.keepingSmall() : format;
    }

    /** Returns the same, shown in those outputs only, which may be none. */
    Field in(Set<Output> some) {
        return new Field(key, title, unit, unitPlace, format, some);
    }

    /** Returns the same, its unit read elsewhere. */
    Field in(UnitPlace place) {
        return new Field(key, title, unit, place, format, outputs);
    }

    /** Returns the same in another unit, values multiplied before they are printed. */
    Field in(String otherUnit, double factor) {
        return new Field(key, title, otherUnit, unitPlace, format.scaled(factor), outputs);
    }
}
