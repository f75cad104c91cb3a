package org.rexnet.investment.report;

/** Emphasis on a terminal; plain text anywhere else. */
public enum Ink {
    PLAIN,
    TERMINAL;

    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String RED = "\u001b[31m";
    private static final String OFF = "\u001b[0m";

    /** Returns a text in bold, or as it is where the terminal has no ink. */
    public String bold(String text) {
        return wrap(BOLD, text);
    }

    /** Returns a text faintly, or as it is where the terminal has no ink. */
    public String faint(String text) {
        return wrap(FAINT, text);
    }

    /** Returns a text in the colour of alarm, or as it is where the terminal has no ink. */
    public String alarm(String text) {
        return wrap(RED, text);
    }

    private String wrap(String code, String text) {
        return this == TERMINAL ? code + text + OFF : text;
    }
}
