package org.rexnet.core.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Column of an input table that the model does not use; kept so that it is written back.
 *
 * <p>A column of a series is kept likewise: {@code table} is the stem of its file, such as {@code loads-q_set},
 * {@code column} the component, and the values go by the position of the snapshot, counted from 0.
 *
 * @param table stem of the file, such as {@code generators}
 * @param column name
 * @param values text of the cells by component name, empty cells left out
 */
public record KeptColumn(String table, String column, Map<String, String> values) {

    public KeptColumn {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
