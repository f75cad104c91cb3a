package org.rexnet.core;

import java.util.stream.LongStream;

/** How many random cases a test draws: few in the everyday build, all of them with {@code mvn -Pfull verify}. */
public final class Draws {

    private static final boolean FULL = "full".equals(System.getProperty("rexnet.draws"));

    private Draws() {}

    /** Returns the seeds 1 to {@code few}, or to {@code full} in a full run. */
    public static LongStream seeds(int few, int full) {
        return LongStream.rangeClosed(1, count(few, full));
    }

    /** Returns whether all cases are drawn. */
    public static boolean areFull() {
        return FULL;
    }

    /** Returns {@code few}, or {@code full} in a full run. */
    public static int count(int few, int full) {
        return FULL ? full : few;
    }
}
