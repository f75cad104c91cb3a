package org.rexnet.core.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One result of many components that does not vary, such as the capacity chosen.
 *
 * @param table stem of the components' file, such as {@code generators}
 * @param attribute name of the column, such as {@code p_nom_opt}
 * @param values by name of the component
 */
public record ResultColumn(String table, String attribute, Map<String, Double> values) {

    public ResultColumn {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
