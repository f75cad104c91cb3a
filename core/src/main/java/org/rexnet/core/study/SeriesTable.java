package org.rexnet.core.study;

import java.util.List;

/**
 * One result of many components over time, as a table of a study's folder holds it.
 *
 * @param table stem of the components' file, such as {@code generators}
 * @param attribute what the numbers are, such as {@code p}
 * @param names names of the components, one per column
 * @param values by snapshot and component; NaN where there is no value; not copied
 */
public record SeriesTable(String table, String attribute, List<String> names, double[][] values) {

    public SeriesTable {
        names = List.copyOf(names);
        for (double[] row : values) {
            if (row.length != names.size()) {
                throw new IllegalArgumentException("%s-%s: a snapshot has %d values, but there are %d components."
                        .formatted(table, attribute, row.length, names.size()));
            }
        }
    }
}
