package org.rexnet.investment.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Running text within the width of a page. */
public final class Wrapped {

    private Wrapped() {}

    /**
     * Prints a text after a heading, within so many characters; further lines stand under the text. Nothing in either gives orders to a
     * terminal.
     */
    public static void print(PrintWriter out, String heading, String text, int width) {
        printPainted(out, Shown.text(heading), shown(text), width);
    }

    /** Returns the words of a text, one space apart, as they may be shown. */
    static String shown(String text) {
        return Shown.text(text.replaceAll("\\s+", " "));
    }

    /** Returns a text in lines of at most so many characters, which end between words except within words that are longer. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String left = text;
        while (left.codePointCount(0, left.length()) > width) {
            int most = left.offsetByCodePoints(0, width);
            int space = left.lastIndexOf(' ', most);
            int end = space > 0 ? space : most;
            lines.add(left.substring(0, end).stripTrailing());
            left = left.substring(end).stripLeading();
        }
        lines.add(left);
        return lines;
    }

    /** Prints what may hold emphasis of our own; all else in it must be fit to be shown. */
    static void printPainted(PrintWriter out, String heading, String text, int width) {
        StringBuilder line = new StringBuilder(heading);
        boolean empty = true;
        for (String word : text.split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(heading.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.println(line.toString().stripTrailing());
    }
}
