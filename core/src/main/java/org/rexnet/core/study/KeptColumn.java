package org.rexnet.core.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Column of an input table that the model does not use; kept so that it is written back.
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
