package org.rexnet.core.study;

/**
 * One thing wrong with a study's files, and where.
 *
 * @param file name within the study, such as {@code lines.csv}
 * @param line counted from 1 as an editor does; 0 where the file as a whole is meant
 * @param column name of the column or key; empty where none is meant
 * @param value text found there; empty where none is meant
 * @param message what is allowed, as in "must be at least 0", perhaps with a hint
 */
public record Fault(String file, int line, String column, String value, String message) {

    private static final int LONGEST_VALUE = 80;

    public Fault {
        value = printable(value);
        column = printable(column);
    }

    /** Returns a fault of a file as a whole. */
    public static Fault of(String file, String message) {
        return new Fault(file, 0, "", "", message);
    }

    /** Returns one line, such as {@code lines.csv:7, s_nom = -5: must be at least 0}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (!column.isEmpty()) {
            text.append(", ").append(column);
        }
        if (!value.isEmpty()) {
            text.append(column.isEmpty() ? ", " : " = ").append(value);
        }
        return text.append(": ").append(message).toString();
    }

    private static String printable(String text) {
        String start = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
        StringBuilder shown = new StringBuilder(start);
        for (int i = 0; i < shown.length(); i++) {
            if (Character.isISOControl(shown.charAt(i))) {
                shown.setCharAt(i, '�');
            }
        }
        return shown.toString();
    }
}
