package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;

/**
 * Wall-clock time of a command in seconds.
 *
 * @param read reading the study
 * @param solve clearing or planning
 * @param process since the process was started, until the answer was ready
 */
record Seconds(double read, double solve, double process) {

    /** Place of the start among the fields that follow the name in {@code /proc/self/stat}, as proc(5) tells them. */
    private static final int STARTED = 19;

    /** Per second, in what Linux shows to programs. */
    private static final double TICKS = 100;

    /** Returns the seconds since {@link System#nanoTime} was {@code start}. */
    static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Returns the seconds since this process was started; a launcher that this process replaced counts. */
    static double ofProcess() {
        return ticking().orElseGet(() -> {
            Instant now = Instant.now();
            Instant start = ProcessHandle.current().info().startInstant().orElse(now);
            return Math.max(0, Duration.between(start, now).toNanos() / 1e9);
        });
    }

    /** As Linux knows it to a hundredth; an instant of the clock it knows only to the second. Empty elsewhere. */
    private static Optional<Double> ticking() {
        try {
            String up = Files.readString(Path.of("/proc/uptime"));
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", STARTED + 2);
            double seconds =
                    Double.parseDouble(up.substring(0, up.indexOf(' '))) - Long.parseLong(afterName[STARTED]) / TICKS;
            return seconds < 0 ? Optional.empty() : Optional.of(seconds);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // Not what Linux writes.
        }
    }

    /** Returns the seconds as fields for programs, and with what the solver did for people. */
    Section section(String work) {
        return Section.facts("seconds", "", this)
                .add(Column.<Seconds>number("read", "", "s", Format.fixed(2), Seconds::read)
                        .inData())
                .add(Column.<Seconds>number("solve", "", "s", Format.fixed(2), Seconds::solve)
                        .inData())
                .add(Column.<Seconds>number("process", "", "s", Format.fixed(2), Seconds::process)
                        .inData())
                .note(work)
                .note("Read in %s, solved in %s, %s since the start."
                        .formatted(Figures.seconds(read), Figures.seconds(solve), Figures.seconds(process)))
                .build();
    }
}
