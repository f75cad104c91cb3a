package org.rexnet.core.study.pypsa;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.pypsa.read.AttributeReference;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;

/**
 * How the components of one kind stand in a study's folder: the columns of their table, their rows, read and written, and what PyPSA is
 * told in their place.
 *
 * <p>The rows of a kind are the class of this package that is named after it: those of {@link ComponentKind#STORAGE_UNIT} are
 * {@code StorageUnitRows}. A kind without such a class fails the first study that is read, whatever is in it. Implementations have no
 * state.
 */
interface KindRows<C extends Component> {

    /** Returns the kind. */
    ComponentKind kind();

    /**
     * Returns the columns of a table that RexNet adds, one a line: name, unit, kind, default, allowed, varies, use and meaning, as those of
     * PyPSA's tables stand in {@code attributes.csv}; empty for these.
     */
    default String attributes() {
        return "";
    }

    /** Returns the component of a row; faults are noted there. */
    C read(Row row);

    /** Writes its row, as {@link #read} takes it. */
    void write(C component, Sheets sheets);

    /** Writes rows of PyPSA's tables that say the same; none where the kind has a table of PyPSA's. */
    default void tellPypsa(List<C> all, Sheets sheets) {}

    /** Reads all rows of the kind's table; of a table that RexNet adds every column must be known. */
    default ComponentTable readAll(Reading reading, StudyBuilder study) {
        ComponentTable table = reading.table(kind().table());
        if (!attributes().isEmpty()) {
            table.refuseUnknownColumns();
        }
        table.read(this::read, study::add);
        return table;
    }

    /** Writes all rows of the kind's table. */
    default void writeAll(Sheets sheets) {
        all(sheets).forEach(component -> write(component, sheets));
    }

    /** Writes all rows that stand in for the kind's table, marked as such. */
    default void tellAll(Sheets sheets) {
        sheets.standIn(kind().table(), () -> tellPypsa(all(sheets), sheets));
    }

    @SuppressWarnings("unchecked") // All components of the kind are of its type.
    private List<C> all(Sheets sheets) {
        return (List<C>) sheets.study().components().all(kind());
    }

    /** Returns those of all kinds in the order in which their tables are read. */
    static List<KindRows<?>> all() {
        return Found.ALL;
    }

    /** Returns the description of all columns of all tables. */
    static AttributeReference reference() {
        return Found.REFERENCE;
    }

    /** The rows of all kinds, found once. */
    final class Found {

        /** Kinds that are read last: the network, and who is served where stations are. */
        private static final List<ComponentKind> LAST = List.of(
                ComponentKind.LINE,
                ComponentKind.TRANSFORMER,
                ComponentKind.LINK,
                ComponentKind.CHARGING_STATION,
                ComponentKind.EV_SESSION);

        /** What has rows in other tables, but is no component. */
        private static final Set<ComponentKind> NO_COMPONENTS =
                Set.of(ComponentKind.BUS, ComponentKind.GLOBAL_CONSTRAINT);

        private static final List<KindRows<?>> ALL = Stream.concat(
                        Arrays.stream(ComponentKind.values()).filter(kind -> !LAST.contains(kind)), LAST.stream())
                .filter(kind -> !NO_COMPONENTS.contains(kind))
                .<KindRows<?>>map(Found::of)
                .toList();

        private static final AttributeReference REFERENCE = AttributeReference.load(attributes());

        private Found() {}

        private static Map<String, String> attributes() {
            Map<String, String> own = new LinkedHashMap<>();
            ALL.forEach(rows -> own.put(rows.kind().table(), rows.attributes()));
            return own;
        }

        private static KindRows<?> of(ComponentKind kind) {
            String name = Arrays.stream(kind.name().split("_"))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
            try {
                Class<?> type = Class.forName(KindRows.class.getPackageName() + "." + name + "Rows");
                return (KindRows<?>) type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Nobody says how %s stand in a folder.".formatted(kind.plural()), e);
            }
        }
    }
}
