package org.rexnet.core.section;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a section or a column of it is shown. */
public enum Output {
    /** Text for people. */
    PAGE,
    /** Fields and arrays of the one JSON object. */
    JSON,
    /** Tables of the result folder. */
    CSV,
    /** Tables in Java and in notebooks. */
    TABLE;

    /** Returns all outputs. */
    public static Set<Output> all() {
        return EnumSet.allOf(Output.class);
    }

    /** Returns some outputs in their own order, in which they are written, too; unmodifiable. */
    static Set<Output> some(Collection<Output> outputs) {
        EnumSet<Output> ordered = EnumSet.noneOf(Output.class);
        ordered.addAll(outputs);
        return Collections.unmodifiableSet(ordered);
    }

    /** Returns the outputs that programs read. */
    public static Set<Output> data() {
        return EnumSet.of(JSON, CSV, TABLE);
    }
}
