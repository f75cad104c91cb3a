package org.rexnet.core.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a section from things and their columns; mutable, for one thread. */
public final class SectionBuilder<T> {

    private final String key;
    private final String title;
    private final Section.Shape shape;
    private final List<T> things;
    private @Nullable List<T> shown;
    private final List<Column<T>> columns = new ArrayList<>();
    private final List<Note> lead = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private ShownRows excerpt = ShownRows.ALL;
    private Optional<Chart> chart = Optional.empty();
    private Set<Output> outputs = Output.all();

    SectionBuilder(String key, String title, Section.Shape shape, List<T> things) {
        this.key = key;
        this.title = title;
        this.shape = shape;
        this.things = things;
    }

    /** Adds a column. */
    public SectionBuilder<T> add(Column<T> column) {
        columns.add(column);
        return this;
    }

    /** Adds columns. */
    public SectionBuilder<T> addAll(List<Column<T>> some) {
        columns.addAll(some);
        return this;
    }

    /** Adds a column where that holds. */
    public SectionBuilder<T> addIf(boolean wanted, Column<T> column) {
        if (wanted) {
            columns.add(column);
        }
        return this;
    }

    /** Shows other things on a page: some of them, in another order, or sums. */
    public SectionBuilder<T> onPage(List<T> some) {
        shown = some;
        return this;
    }

    /** Shows the first things only on a page, and how many more there are. */
    public SectionBuilder<T> first(int most) {
        return excerpt(ShownRows.first(most));
    }

    /** Shows some rows only on a page. */
    public SectionBuilder<T> excerpt(ShownRows some) {
        excerpt = some;
        return this;
    }

    /** Adds a sentence before the rows. */
    public SectionBuilder<T> lead(String text) {
        lead.add(Note.of(text));
        return this;
    }

    /** Adds a note before the rows. */
    public SectionBuilder<T> lead(Note note) {
        lead.add(note);
        return this;
    }

    /** Adds a sentence behind the rows; nothing where it is empty. */
    public SectionBuilder<T> note(String text) {
        return text.isEmpty() ? this : note(Note.of(text));
    }

    /** Adds a note behind the rows. */
    public SectionBuilder<T> note(Note note) {
        notes.add(note);
        return this;
    }

    /** Says how the rows can be drawn. */
    public SectionBuilder<T> chart(Chart drawn) {
        chart = Optional.of(drawn);
        return this;
    }

    /** Shows the section in those outputs only. */
    public SectionBuilder<T> only(Output... some) {
        outputs = Output.some(Arrays.asList(some));
        return this;
    }

    /** Returns the section. */
    public Section build() {
        List<List<Value>> rows = rows(things);
        return new Section(
                key,
                title,
                shape,
                lead,
                columns.stream().map(Column::field).toList(),
                rows,
                shown == null ? rows : rows(shown),
                excerpt,
                notes,
                chart,
                outputs);
    }

    private List<List<Value>> rows(List<T> some) {
        return some.stream()
                .map(thing -> columns.stream()
                        .map(column -> column.value().apply(thing))
                        .toList())
                .toList();
    }
}
