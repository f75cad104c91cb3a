package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.investment.report.RankedBars;
import tech.tablesaw.api.Table;

/**
 * One part of an answer: a table with a title, shown on the page, written as CSV and as an array of JSON objects.
 *
 * @param name of the array, and with hyphens of the file; small letters and underscores
 * @param title one line for people
 * @param table the numbers; words, numbers and missing values
 * @param most how many rows the page shows
 * @param remarks sentences below the table
 * @param picture of the table, where there is one
 */
record Section(String name, String title, Table table, int most, List<String> remarks, Optional<RankedBars> picture) {

    Section {
        remarks = List.copyOf(remarks);
    }

    /** Makes a section without a picture. */
    static Section of(String name, String title, Table table, int most, String... remarks) {
        return new Section(name, title, table, most, List.of(remarks), Optional.empty());
    }

    /** Prints title, table and remarks. */
    void print(PrintWriter out, Ink ink) {
        out.println();
        out.println(ink.bold(title));
        TableText.print(out, ink, table, most);
        remarks.forEach(remark -> Wrapped.print(out, "  ", remark));
    }

    /** Adds the files of this section by name. */
    void addFiles(Map<String, String> files) {
        String stem = name.replace('_', '-');
        files.put("result-" + stem + ".csv", TableText.csv(table));
        picture.ifPresent(bars -> files.put(stem + ".svg", bars.svg()));
    }
}
