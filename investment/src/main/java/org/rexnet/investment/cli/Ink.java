package org.rexnet.investment.cli;

/** Emphasis on a terminal; plain text anywhere else. */
enum Ink {
    PLAIN,
    TERMINAL;

    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String RED = "\u001b[31m";
    private static final String OFF = "\u001b[0m";

    String bold(String text) {
        return wrap(BOLD, text);
    }

    String faint(String text) {
        return wrap(FAINT, text);
    }

    String alarm(String text) {
        return wrap(RED, text);
    }

    private String wrap(String code, String text) {
        return this == TERMINAL ? code + text + OFF : text;
    }
}
