package org.rexnet.investment.report;

/** Emphasis on a terminal; plain text anywhere else. */
public enum Ink {
    PLAIN,
    TERMINAL;

    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String RED = "\u001b[31m";
    private static final String OFF = "\u001b[0m";

    public String bold(String text) {
        return wrap(BOLD, text);
    }

    public String faint(String text) {
        return wrap(FAINT, text);
    }

    public String alarm(String text) {
        return wrap(RED, text);
    }

    private String wrap(String code, String text) {
        return this == TERMINAL ? code + text + OFF : text;
    }
}
