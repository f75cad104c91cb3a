package org.rexnet.investment.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.rexnet.core.section.Field;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.KiloUnits;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;

/**
 * Sections as text for people, with an empty line between them: title, rows, sentences; within the width of its place, in kW where all is
 * small.
 */
public final class TextPage {

    /** Name of its file in a result folder. */
    public static final String NAME = "page.txt";

    /** Most characters of a line where the place that it is printed to has no width, such as a file. */
    public static final int WIDTH = 100;

    private static final String INDENT = "  ";

    private final PrintWriter out;
    private final Ink ink;
    private final int width;

    /**
     * Makes a printer of pages.
     *
     * @param width most characters of a line
     */
    public TextPage(PrintWriter out, Ink ink, int width) {
        this.out = out;
        this.ink = ink;
        this.width = width;
    }

    /** Returns one section without emphasis. */
    public static String of(Section section) {
        return of(List.of(section));
    }

    /** Returns a page without emphasis. */
    public static String of(List<Section> sections) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new TextPage(out, Ink.PLAIN, WIDTH).print(sections);
        out.flush();
        return text.toString();
    }

    /** Prints the sections that pages show. */
    public void print(List<Section> sections) {
        boolean first = true;
        for (Section section : sections) {
            if (section.isIn(Output.PAGE)) {
                if (!first) {
                    out.println();
                }
                first = false;
                print(KiloUnits.of(section));
            }
        }
    }

    private void print(Section section) {
        if (section.title().length() > width) {
            Wrapped.printPainted(out, "", ink.bold(Wrapped.shown(section.title())), width);
        } else if (!section.title().isEmpty()) {
            out.println(ink.bold(Shown.text(section.title())));
        }
        section.lead().forEach(this::print);
        int[] columns = section.columns(Output.PAGE);
        if (columns.length > 0 && !section.pageRows().isEmpty()) {
            switch (section.shape()) {
                case TABLE -> printTable(section, section.filledColumns(Output.PAGE));
                case FACTS -> printFacts(section, columns);
            }
        }
        section.notes().forEach(this::print);
    }

    private void print(Note note) {
        String text = Wrapped.shown(note.text());
        Wrapped.printPainted(out, INDENT + Shown.text(note.head()), note.alarm() ? ink.alarm(text) : text, width);
    }

    private void printTable(Section section, int[] columns) {
        TextTable table = new TextTable();
        for (int c : columns) {
            Field field = section.fields().get(c);
            if (field.format().isWords()) {
                table.words(Shown.text(field.heading()));
            } else {
                table.number(Shown.text(field.heading()));
            }
        }
        List<List<Value>> rows = section.pageRows();
        int leftOut = section.excerpt().leftOut(rows.size());
        int first = leftOut == 0 ? rows.size() : section.excerpt().first();
        rows.subList(0, first).forEach(row -> table.row(cells(section, row, columns)));
        boolean gap = section.excerpt().last() > 0;
        if (leftOut > 0 && gap) {
            table.gap();
            rows.subList(first + leftOut, rows.size()).forEach(row -> table.row(cells(section, row, columns)));
        }
        table.print(out, ink, width);
        if (leftOut > 0 && !gap) {
            String more = "  and %s more %s"
                    .formatted(Figures.of(leftOut, 0), section.excerpt().rest());
            out.println(more.stripTrailing());
        }
    }

    private static String[] cells(Section section, List<Value> row, int[] columns) {
        String[] cells = new String[columns.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Shown.text(section.fields().get(columns[i]).text(row.get(columns[i])));
        }
        return cells;
    }

    private void printFacts(Section section, int[] columns) {
        String[] values = cells(section, section.pageRows().getFirst(), columns);
        int names = 0;
        int widest = 0;
        for (int i = 0; i < columns.length; i++) {
            names = Math.max(names, section.fields().get(columns[i]).title().length());
            widest = Math.max(widest, values[i].length());
        }
        for (int i = 0; i < columns.length; i++) {
            Field field = section.fields().get(columns[i]);
            if (!values[i].isEmpty()) {
                String name = field.title() + " ".repeat(names - field.title().length());
                String value = " ".repeat(widest - values[i].length()) + values[i];
                out.println((INDENT + name + "  " + value + " " + Shown.text(field.unit())).stripTrailing());
            }
        }
    }
}
