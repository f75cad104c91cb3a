package org.rexnet.investment.cli;

import java.io.PrintWriter;
import org.rexnet.investment.report.Ink;
import org.rexnet.investment.report.TextPage;
import org.rexnet.investment.report.Wrapped;

/**
 * Where the command writes.
 *
 * @param out answers
 * @param err everything else
 * @param outInk how answers may be emphasized
 * @param errInk how everything else may be emphasized; progress is shown only on a terminal
 * @param width most characters of a line
 */
record Terminal(PrintWriter out, PrintWriter err, Ink outInk, Ink errInk, int width) {

    /** Narrower pages would cut what is in their tables, wider ones are hard to read. */
    private static final int NARROWEST = 60;

    private static final int WIDEST = 160;

    /** System property in which the launcher says how wide the terminal is. */
    private static final String WIDTH_PROPERTY = "rexnet.width";

    /** System property in which the launcher says which of {@code out} and {@code err} are terminals. */
    private static final String PROPERTY = "rexnet.terminal";

    /** Makes a place that is no terminal, or whose width is not known. */
    Terminal(PrintWriter out, PrintWriter err, Ink outInk, Ink errInk) {
        this(out, err, outInk, errInk, TextPage.WIDTH);
    }

    /** Returns the width that a text says, within what pages can do with; that of a file where it says none. */
    static int width(String text) {
        return text.matches("[1-9]\\d{0,4}") ? Math.clamp(Integer.parseInt(text), NARROWEST, WIDEST) : TextPage.WIDTH;
    }

    /** Returns a printer of pages for answers. */
    TextPage page() {
        return new TextPage(out, outInk, width);
    }

    /** Prints running text beside the answer, after a heading. */
    void note(String heading, String text) {
        Wrapped.print(err, heading, text, width);
    }

    /** Returns the streams of this process. */
    static Terminal ofProcess() {
        String terminals = System.getenv("NO_COLOR") == null ? System.getProperty(PROPERTY, "") : "";
        return new Terminal(
                new PrintWriter(System.out, false, java.nio.charset.StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
                terminals.contains("out") ? Ink.TERMINAL : Ink.PLAIN,
                terminals.contains("err") ? Ink.TERMINAL : Ink.PLAIN,
                width(System.getProperty(WIDTH_PROPERTY, "")));
    }
}
