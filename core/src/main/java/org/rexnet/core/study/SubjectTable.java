package org.rexnet.core.study;

import java.util.List;

/**
 * One subject of an answer over time, whatever kinds of components it is about, such as prices or levels.
 *
 * @param subject name of its file: small letters and hyphens
 * @param names headings of the columns
 * @param values by snapshot and column; NaN where there is no value; not copied
 */
public record SubjectTable(String subject, List<String> names, double[][] values) {

    public SubjectTable {
        names = List.copyOf(names);
        for (double[] row : values) {
            if (row.length != names.size()) {
                throw new IllegalArgumentException("%s: a snapshot has %d values, but there are %d columns."
                        .formatted(subject, row.length, names.size()));
            }
        }
    }
}
