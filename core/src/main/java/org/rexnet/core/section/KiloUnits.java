package org.rexnet.core.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.rexnet.core.section.Field.UnitPlace;

/**
 * Power and energy of small studies as people read them: in kW and kWh where what a page shows is below 1 MW or MWh.
 *
 * <p>The columns of a section that have the same unit go together: those whose numbers are all below 1 in size are multiplied by 1000 as
 * soon as one of them has a number below 0.1 that is not nothing. Where the title or each row says the unit, all numbers in MW and MWh
 * must be below 1.
 */
public final class KiloUnits {

    /** By which numbers are multiplied. */
    public static final double KILO = 1000;

    private static final Map<String, String> SMALLER = Map.of("MW", "kW", "MWh", "kWh");

    private final Section section;
    private final List<List<Value>> shown;
    private final List<Field> fields;
    private String title;

    private KiloUnits(Section section) {
        this.section = section;
        shown = section.shownRows();
        fields = new ArrayList<>(section.fields());
        title = section.title();
    }

    /** Returns a section as a page shows it, itself where nothing is small; data and pictures stay in MW and MWh. */
    public static Section of(Section section) {
        return new KiloUnits(section).converted();
    }

    /** Returns whether numbers in MW and MWh are read in kW and kWh: all are below 1, and one is small. */
    public static boolean suit(DoubleStream numbers) {
        double[] all = numbers.toArray();
        return Arrays.stream(all).allMatch(number -> Math.abs(number) < 1)
                && Arrays.stream(all).anyMatch(Figures::isSmall);
    }

    /** Returns whether a unit is MW or MWh. */
    public static boolean isLarge(String unit) {
        return SMALLER.containsKey(unit);
    }

    /** Returns the unit for numbers multiplied by {@link #KILO}: kW of MW, kWh of MWh. */
    public static String smaller(String unit) {
        return SMALLER.getOrDefault(unit, unit);
    }

    /** Returns whether a unit is that of power or energy, in thousands or not. */
    static boolean isPowerOrEnergy(String unit) {
        return SMALLER.containsKey(unit) || SMALLER.containsValue(unit);
    }

    private Section converted() {
        SMALLER.forEach((unit, smaller) -> {
            convert(columns(UnitPlace.HEADING, unit).filter(this::isBelowOne).toArray(), smaller);
            int[] titled = columns(UnitPlace.TITLE, unit).toArray();
            if (IntStream.of(titled).allMatch(this::isBelowOne) && convert(titled, smaller)) {
                title = title.replace(unit, smaller);
            }
        });
        return section.onPage(title, fields, pageRows());
    }

    /** Puts columns whose numbers are below 1 into the smaller unit where one of them is small; returns whether it is. */
    private boolean convert(int[] columns, String smaller) {
        boolean small = IntStream.of(columns).anyMatch(c -> numbers(shown, c).anyMatch(Figures::isSmall));
        for (int c : small ? columns : new int[0]) {
            fields.set(c, fields.get(c).in(smaller, KILO));
        }
        return small;
    }

    private IntStream columns(UnitPlace place, String unit) {
        return IntStream.of(section.columns(Output.PAGE)).filter(c -> {
            Field field = section.fields().get(c);
            return field.unitPlace() == place && field.unit().equals(unit);
        });
    }

    private boolean isBelowOne(int column) {
        return numbers(shown, column).allMatch(number -> Math.abs(number) < 1);
    }

    private static DoubleStream numbers(List<List<Value>> rows, int column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(value -> value instanceof Value.Number)
                .mapToDouble(value -> ((Value.Number) value).number())
                .filter(Double::isFinite);
    }

    /** Returns the rows for people, those that say their own unit in the smaller one where all of them are small. */
    private List<List<Value>> pageRows() {
        int[] columns = columns(UnitPlace.ROW, "").toArray();
        if (columns.length == 0) {
            return section.pageRows();
        }
        int unit = unitColumn();
        List<List<Value>> large = shown.stream()
                .filter(row -> SMALLER.containsKey(word(row, unit)))
                .toList();
        return suit(IntStream.of(columns).mapToObj(c -> numbers(large, c)).flatMapToDouble(all -> all))
                ? section.pageRows().stream()
                        .map(row -> converted(row, unit, columns))
                        .toList()
                : section.pageRows();
    }

    private int unitColumn() {
        return IntStream.of(section.columns(Output.PAGE))
                .filter(c -> section.fields().get(c).key().equals(Field.UNIT))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Section %s has numbers in the unit of their row but no column %s."
                                .formatted(section.key(), Field.UNIT)));
    }

    private static List<Value> converted(List<Value> row, int unit, int[] columns) {
        String smaller = SMALLER.get(word(row, unit));
        if (smaller == null) {
            return row;
        }
        List<Value> converted = new ArrayList<>(row);
        converted.set(unit, Value.of(smaller));
        for (int c : columns) {
            if (row.get(c) instanceof Value.Number number) {
                converted.set(c, Value.of(KILO * number.number()));
            }
        }
        return converted;
    }

    private static String word(List<Value> row, int column) {
        return row.get(column) instanceof Value.Words words ? words.text() : "";
    }
}
