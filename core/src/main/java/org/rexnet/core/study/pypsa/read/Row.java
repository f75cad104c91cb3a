package org.rexnet.core.study.pypsa.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.study.LargestNumber;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Suggestion;

/**
 * One component's row, and its columns in the series; mutable, for one thread.
 *
 * <p>Every getter checks what the description of the attribute allows; a fault is noted and the default returned.
 */
public final class Row {

    private final ComponentTable table;
    private final int index;
    private final String name;
    private final Map<String, Double> numbers = new HashMap<>();
    private final Map<String, Optional<Profile>> profiles = new HashMap<>();
    private boolean sound = true;

    public Row(ComponentTable table, int index, String name) {
        this.table = table;
        this.index = index;
        this.name = name;
    }

    /** Returns the name of the component. */
    public String name() {
        return name;
    }

    /** Returns the position of the row in its table. */
    public int index() {
        return index;
    }

    /** Returns what is known of the rest of the folder so far. */
    public Reading reading() {
        return table.reading();
    }

    /** Returns whether no fault was found so far. */
    public boolean isSound() {
        return sound;
    }

    /** Marks a cell as used although its value was not asked for. */
    public void use(String attribute) {
        table.use(attribute, index);
    }

    /** Returns the names of the table's columns. */
    public List<String> columns() {
        return table.csv().header();
    }

    /** Returns whether the component takes part. */
    public boolean isActive() {
        Optional<Boolean> active = Truth.parse(cell("active"));
        return active.orElse(true);
    }

    /** Returns text, the default where the cell is empty. */
    public String text(String attribute) {
        Attribute description = description(attribute);
        String text = use(description);
        if (text.isEmpty() || NumberText.isMissing(text)) {
            requireGiven(description);
            return description.defaultText();
        }
        List<String> choices = description.allowed().choices();
        if (!choices.isEmpty() && !choices.contains(text)) {
            fault(attribute, text, "must be " + description.allowed() + Suggestion.maybe(text, choices));
        }
        return text;
    }

    /** Returns the name of a bus that exists. */
    public String bus(String attribute) {
        Attribute description = description(attribute);
        String bus = use(description);
        if (table.reading().buses().contains(bus)) {
            return bus;
        }
        if (bus.isBlank()) {
            if (table.csv().column(attribute) > 0) {
                fault(attribute, bus, "must name a bus");
            }
        } else if (!table.reading().buses().isEmpty()) {
            // Where there are no buses at all, that alone is told.
            fault(
                    attribute,
                    bus,
                    "is not a bus of buses.csv"
                            + Suggestion.maybe(bus, table.reading().buses()));
        }
        sound = false;
        return bus;
    }

    /** Returns the name of a bus that exists, where the cell names one. */
    public Optional<String> findBus(String attribute) {
        String text = cell(attribute);
        if (!table.reading().buses().contains(text) && NumberText.isMissing(text)) {
            table.use(attribute, index);
            return Optional.empty();
        }
        return Optional.of(bus(attribute));
    }

    /** Returns a truth value. */
    public boolean flag(String attribute) {
        Attribute description = description(attribute);
        String text = use(description);
        boolean otherwise = description.defaultText().equals("True");
        if (NumberText.isMissing(text)) {
            return otherwise;
        }
        Optional<Boolean> flag = Truth.parse(text);
        if (flag.isEmpty()) {
            fault(attribute, text, "must be True or False");
        }
        return flag.orElse(otherwise);
    }

    /** Returns a number; the default where none is given. */
    public double number(String attribute) {
        return number(description(attribute));
    }

    /** Returns a number, where one is given. */
    public OptionalDouble findNumber(String attribute) {
        double number = number(attribute);
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** Returns the number in a column that may not be described. */
    public OptionalDouble findAnyNumber(String column) {
        use(column);
        String text = cell(column);
        double number = NumberText.isMissing(text) ? Double.NaN : NumberText.parseOr(text, Double.POSITIVE_INFINITY);
        if (LargestNumber.isExceededBy(number)) {
            fault(column, text, Attribute.TOO_LARGE);
        }
        return Math.abs(number) <= LargestNumber.SIZE ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** Returns a whole number; the default where none is given. */
    public int whole(String attribute) {
        double number = number(attribute);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            fault(attribute, cell(attribute), "must be a whole number");
            return 0;
        }
        return (int) number;
    }

    /** Returns a number per snapshot; a gap is a fault. */
    public Profile profile(String attribute) {
        return profiles.computeIfAbsent(attribute, a -> Optional.of(readProfile(a)))
                .orElse(Profile.ZERO);
    }

    private Profile readProfile(String attribute) {
        Attribute description = description(attribute);
        SeriesFile series = seriesOf(attribute);
        if (series == null) {
            double number = number(description);
            if (Double.isNaN(number)) {
                requireGiven(description);
                return Profile.ZERO;
            }
            return Profile.of(number);
        }
        double[] values = values(series, description, false);
        return values.length == 0 ? Profile.of(safe(description)) : Profile.of(values);
    }

    /** Returns a number per snapshot, gaps left open; empty where none is given at all. */
    public Optional<Profile> findProfile(String attribute) {
        return profiles.computeIfAbsent(attribute, this::readOpenProfile);
    }

    private Optional<Profile> readOpenProfile(String attribute) {
        Attribute description = description(attribute);
        SeriesFile series = seriesOf(attribute);
        if (series == null) {
            double number = number(description);
            return Double.isNaN(number) ? Optional.empty() : Optional.of(Profile.of(number));
        }
        double[] values = values(series, description, true);
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return Optional.of(Profile.of(values));
            }
        }
        return Optional.empty();
    }

    /** Adds a fault of this row's cell. */
    public void fault(String attribute, String value, String message) {
        sound = false;
        table.fault(index, attribute, value, message);
    }

    /** Adds a fault of the cell that holds the attribute in snapshot {@code t}: in the series, if there is one. */
    public void fault(String attribute, int t, String value, String message) {
        SeriesFile series = seriesOf(attribute);
        if (series == null) {
            fault(attribute, value, message);
        } else {
            sound = false;
            table.reading().faults().add(series.file(), series.line(t), name, value, message);
        }
    }

    /** Returns the text of a cell, empty where there is no such column. */
    public String cell(String attribute) {
        int column = table.csv().column(attribute);
        return column > 0 ? table.csv().cell(index, column) : "";
    }

    private double number(Attribute description) {
        return numbers.computeIfAbsent(description.name(), name -> readNumber(description));
    }

    private double readNumber(Attribute description) {
        String column = description.name();
        String text = use(description);
        if (text.isEmpty()) {
            return description.defaultNumber();
        }
        double number;
        try {
            number = NumberText.parse(text);
        } catch (NumberFormatException e) {
            if (!NumberText.hasDecimalComma(text)) {
                fault(column, text, "must be " + article(description));
            } else if (table.reading().isFirstDecimalComma(table.csv().file())) {
                fault(column, text, NumberText.DECIMAL_COMMA);
            }
            sound = false;
            return safe(description);
        }
        if (Double.isNaN(number)) {
            return description.defaultNumber();
        }
        if (!description.allowed().contains(number) || description.isTooLarge(number)) {
            fault(column, text, description.rule(number));
            return safe(description);
        }
        return number;
    }

    private void requireGiven(Attribute description) {
        if (description.required()) {
            sound = false;
            if (table.csv().column(description.name()) > 0) {
                fault(description.name(), cell(description.name()), "must be given");
            }
        }
    }

    private static String article(Attribute description) {
        return description.kind() == Attribute.Kind.WHOLE ? "a whole number" : "a number";
    }

    private static double safe(Attribute description) {
        double number = description.defaultNumber();
        return Double.isNaN(number) ? 0 : number;
    }

    private double[] values(SeriesFile series, Attribute description, boolean gaps) {
        if (!series.faults(name).isEmpty()) {
            sound = false;
            table.reading().faults().addAll(series.faults(name));
            return new double[0];
        }
        double[] values = series.values(name);
        if (values.length == 0) {
            sound = false;
        }
        for (int t = 0; t < values.length; t++) {
            boolean isGap = Double.isNaN(values[t]);
            if (isGap ? !gaps : !description.allowed().contains(values[t]) || description.isTooLarge(values[t])) {
                sound = false;
                String message = isGap ? "must be given in every snapshot" : description.rule(values[t]);
                table.reading()
                        .faults()
                        .add(series.file(), series.line(t), name, NumberText.format(values[t]), message);
            }
        }
        return values;
    }

    private @org.jspecify.annotations.Nullable SeriesFile seriesOf(String attribute) {
        SeriesFile series = table.reading().series(table.stem).get(attribute);
        if (series == null || !series.has(name)) {
            return null;
        }
        table.useSeries(attribute, name);
        table.use(attribute, index);
        return series;
    }

    private String use(Attribute attribute) {
        table.use(attribute.name(), index);
        return cell(attribute.name());
    }

    private Attribute description(String attribute) {
        Attribute found = table.reading().reference().attribute(table.stem, attribute);
        return found.name().equals(attribute) ? found : found.named(attribute);
    }
}
