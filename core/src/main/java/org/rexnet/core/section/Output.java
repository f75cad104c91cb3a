package org.rexnet.core.section;

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

    /** Returns the outputs that programs read. */
    public static Set<Output> data() {
        return EnumSet.of(JSON, CSV, TABLE);
    }
}
