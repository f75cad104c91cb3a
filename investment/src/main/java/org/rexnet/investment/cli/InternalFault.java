package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reports faults of the program or of the machine: one sentence, and where the trace went.
 *
 * @param terminal where to
 */
record InternalFault(Terminal terminal) {

    /** Reports a fault; with {@code debug} its trace is printed instead of written to a file. */
    void report(Throwable error, boolean debug) {
        PrintWriter err = terminal.err();
        String sentence = error instanceof OutOfMemoryError
                ? "Out of memory. Maybe give Java more, as in REXNET_JAVA_OPTIONS=-Xmx16g, or clear a long horizon"
                        + " window by window, as in --rolling 168h."
                : "Internal error: " + error;
        err.println(terminal.errInk().alarm(sentence));
        if (debug) {
            error.printStackTrace(err);
        } else {
            err.println(traceFile(error));
        }
        err.flush();
    }

    private static String traceFile(Throwable error) {
        try {
            Path file = Files.createTempFile("rexnet-", ".trace.txt");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                error.printStackTrace(writer);
            }
            return "The trace is in " + file + "; --debug prints it.";
        } catch (IOException e) {
            return "The trace cannot be written: " + Reason.of(e) + ". --debug prints it.";
        }
    }
}
