package org.rexnet.core.section;

/**
 * A sentence of a section for people.
 *
 * @param head in front, under which further lines do not begin, as {@code "Unchanged: "}; may be empty
 * @param text one or more sentences
 * @param alarm whether it says that something is wrong with the system, such as lost load
 */
public record Note(String head, String text, boolean alarm) {

    /** Returns a plain note. */
    public static Note of(String text) {
        return new Note("", text, false);
    }

    /** Returns a note that is emphasized. */
    public static Note alarm(String text) {
        return new Note("", text, true);
    }
}
