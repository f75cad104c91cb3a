package org.rexnet.investment.cli;

import java.time.Duration;
import java.time.Instant;

/**
 * What a command took, in seconds of the clock on the wall.
 *
 * @param read reading the study
 * @param solve clearing or planning
 * @param process since the process was started, until the answer was ready
 */
record Seconds(double read, double solve, double process) {

    /** Returns the seconds since {@link System#nanoTime} was {@code start}. */
    static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Returns the seconds since this process was started; a launcher that this process replaced counts. */
    static double ofProcess() {
        Instant now = Instant.now();
        Instant start = ProcessHandle.current().info().startInstant().orElse(now);
        return Math.max(0, Duration.between(start, now).toNanos() / 1e9);
    }
}
