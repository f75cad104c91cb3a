package org.rexnet.investment.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of the running thread: what others do at the same time counts little. */
final class Cpu {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Cpu() {}

    /** Returns nanoseconds since some time. */
    static long nanos() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
