package org.rexnet.core.study.matpower;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a case assigns; mutable while it is parsed, for one thread.
 *
 * <p>Fields that the reader does not understand are in {@link #unused} by name only.
 */
final class CaseText {

    /**
     * One number or text.
     *
     * @param line on which it stands
     * @param text as written, without quotes
     */
    record Scalar(int line, String text) {}

    final Map<String, Scalar> scalars = new LinkedHashMap<>();
    final Map<CaseTable, Matrix> tables = new LinkedHashMap<>();
    final Map<String, List<String>> texts = new LinkedHashMap<>();
    /** Lines of the fields that state costs of one's own, where they are not empty. */
    final Map<String, Integer> ownCosts = new LinkedHashMap<>();

    final Map<String, Integer> unused = new LinkedHashMap<>();
}
