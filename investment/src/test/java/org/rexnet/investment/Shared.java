package org.rexnet.investment;

/** What test classes that run side by side share, for {@code @ResourceLock}. */
public final class Shared {

    /** The one context of Spark that a process may have. */
    public static final String SPARK = "context of Spark";

    /** Processes of Java that this one has started: read by who starts one, written by who kills one of them. */
    public static final String JAVA_PROCESSES = "processes of Java";

    /** Order of classes that take long: they start first, so that others fill the threads at the end. */
    public static final int LONG = 1;

    private Shared() {}
}
