package org.rexnet.core.section;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Sections as Tablesaw tables, for notebooks and further work in Java; columns have the keys that CSV and JSON have, too. */
public final class SectionTable {

    private SectionTable() {}

    /** Returns the rows of a section. */
    public static Table of(Section section) {
        String title = section.title();
        Table table = Table.create(title.isEmpty() ? section.key().replace('_', ' ') : title);
        for (int c : section.columns(Output.TABLE)) {
            table.addColumns(column(section.fields().get(c), section.rows(), c));
        }
        return table;
    }

    private static Column<?> column(Field field, List<List<Value>> rows, int c) {
        if (field.format().isWords()) {
            StringColumn texts = StringColumn.create(field.key());
            rows.forEach(row -> texts.append(row.get(c) instanceof Value.Words words ? words.text() : ""));
            return texts;
        }
        if (field.format().isWhole()) {
            LongColumn whole = LongColumn.create(field.key());
            rows.forEach(row -> {
                if (row.get(c) instanceof Value.Number number) {
                    whole.append(Math.round(number.number()));
                } else {
                    whole.appendMissing();
                }
            });
            return whole;
        }
        DoubleColumn numbers = DoubleColumn.create(field.key());
        rows.forEach(row -> {
            if (row.get(c) instanceof Value.Number number) {
                numbers.append(number.number());
            } else {
                numbers.appendMissing();
            }
        });
        return numbers;
    }
}
