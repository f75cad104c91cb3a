package org.rexnet.investment.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program and takes its time and memory. */
final class ChildProcess {

    private static final long POLL_MILLIS = 20;
    private static final String HIGH_WATER = "VmHWM:";

    private ChildProcess() {}

    /**
     * What running a program gave.
     *
     * @param output standard output
     * @param seconds from start to end
     * @param peakMb largest resident memory of any one process of it; 0 where the system gives no account of it
     */
    record Result(String output, double seconds, long peakMb) {

        /** Returns a number from the JSON object that is the last line of output. */
        double number(String field) {
            String line = output.strip().substring(output.strip().lastIndexOf('\n') + 1);
            String[] parts = line.split("\"" + field + "\"\\s*:\\s*", 2);
            if (parts.length < 2) {
                throw new IllegalStateException("There is no %s in: %s".formatted(field, line));
            }
            return Double.parseDouble(parts[1].split("[,}\\s]", 2)[0]);
        }
    }

    /** Runs a program to its end; throws {@link IllegalStateException} with its output where it does not end well. */
    static Result run(List<String> command) {
        return run(command, Double.POSITIVE_INFINITY)
                .orElseThrow(() -> new IllegalStateException(command.get(0) + " did not end."));
    }

    /** Runs a program for so many seconds at most; empty where it had to be stopped. */
    static Optional<Result> run(List<String> command, double mostSeconds) {
        return run(command, mostSeconds, 0);
    }

    /** Does the same for a program that may also end with another exit code than 0. */
    static Optional<Result> run(List<String> command, double mostSeconds, int alsoGood) {
        try {
            Path output = Files.createTempFile("bench", ".out");
            Path errors = Files.createTempFile("bench", ".err");
            try {
                long began = System.nanoTime();
                Process process = new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                long peak = 0;
                while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    peak = Math.max(peak, peakKb(process));
                    if (ClearingFigures.since(began) > mostSeconds) {
                        stop(process);
                        return Optional.empty();
                    }
                }
                double seconds = ClearingFigures.since(began);
                if (process.exitValue() != 0 && process.exitValue() != alsoGood) {
                    throw new IllegalStateException("%s ended with %d: %s"
                            .formatted(String.join(" ", command), process.exitValue(), Files.readString(errors)));
                }
                return Optional.of(new Result(Files.readString(output), seconds, peak / 1024));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot run %s: %s".formatted(command.get(0), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command.get(0) + ".", e);
        }
    }

    private static void stop(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private static long peakKb(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(ChildProcess::peakKb)
                .max()
                .orElse(0);
    }

    private static long peakKb(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(HIGH_WATER))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0; // The process ended while it was looked at: an earlier look has its peak.
        }
    }
}
