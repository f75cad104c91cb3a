package org.rexnet.investment.cli;

import java.io.PrintWriter;
import org.rexnet.investment.report.Ink;

/**
 * Where the command writes.
 *
 * @param out answers
 * @param err everything else
 * @param outInk how answers may be emphasized
 * @param errInk how everything else may be emphasized; progress is shown only on a terminal
 */
record Terminal(PrintWriter out, PrintWriter err, Ink outInk, Ink errInk) {

    /** System property in which the launcher says which of {@code out} and {@code err} are terminals. */
    private static final String PROPERTY = "rexnet.terminal";

    /** Returns the streams of this process. */
    static Terminal ofProcess() {
        String terminals = System.getenv("NO_COLOR") == null ? System.getProperty(PROPERTY, "") : "";
        return new Terminal(
                new PrintWriter(System.out, false, java.nio.charset.StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
                terminals.contains("out") ? Ink.TERMINAL : Ink.PLAIN,
                terminals.contains("err") ? Ink.TERMINAL : Ink.PLAIN);
    }
}
