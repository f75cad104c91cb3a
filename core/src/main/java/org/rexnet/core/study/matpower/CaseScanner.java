package org.rexnet.core.study.matpower;

import java.nio.charset.StandardCharsets;

/** Walks through the bytes of a case: blanks, comments, continued lines, words and strings; mutable, for one thread. */
final class CaseScanner {

    /** What {@link #peek} returns at the end of the text. */
    static final int END = -1;

    private static final boolean[] ENDS_ELEMENT = new boolean[256];

    static {
        " \t\r\n,;]}%#".chars().forEach(c -> ENDS_ELEMENT[c] = true);
    }

    private final byte[] text;
    private final int start;
    private int at;
    private int line = 1;

    CaseScanner(byte[] text) {
        this.text = text;
        boolean marked = text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        start = marked ? 3 : 0;
        at = start;
    }

    /** Returns the byte at the current position, {@link #END} behind the last. */
    int peek() {
        return at < text.length ? text[at] & 0xFF : END;
    }

    /** Returns the byte behind the current one, {@link #END} where there is none. */
    int peekBehind() {
        return at + 1 < text.length ? text[at + 1] & 0xFF : END;
    }

    /** Returns whether no element of a table can go on here. */
    boolean endsElement() {
        return at >= text.length || endsElement(text[at]) || isContinuation(at);
    }

    /** Returns whether a statement ends here. */
    boolean endsStatement() {
        int c = peek();
        return c == ';' || c == ',' || c == '\n' || c == END;
    }

    /** Returns whether a word of ASCII stands here; looks no further than that. */
    boolean startsWith(String word) {
        if (at + word.length() > text.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int position() {
        return at;
    }

    /** Returns the line of the current position, counted from 1. */
    int line() {
        return line;
    }

    String text(int from, int end) {
        return new String(text, from, end - from, StandardCharsets.UTF_8);
    }

    /** Steps over one byte. */
    void advance() {
        if (text[at] == '\n') {
            line++;
        }
        at++;
    }

    /** Skips blanks, comments and continuation marks with the rest of their line; stops at a newline that counts. */
    void skipBlanks() {
        while (at < text.length) {
            int c = text[at];
            if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0B) {
                at++;
            } else if (c == '%' || c == '#') {
                skipComment();
            } else if (isContinuation(at)) {
                skipLine();
                if (at < text.length) {
                    advance();
                }
            } else {
                return;
            }
        }
    }

    /** Skips to the end of the line, not over it. */
    void skipLine() {
        while (at < text.length && text[at] != '\n') {
            at++;
        }
    }

    /** Returns the end of the run of characters from here that can belong to one element of a table. */
    int elementEnd() {
        int end = at;
        while (end < text.length && !endsElement(text[end]) && !isContinuation(end)) {
            end++;
        }
        return end;
    }

    /** Returns the end of the decimal number that starts here; a point before an operator belongs to the operator. */
    int numberEnd() {
        int end = at;
        while (end < text.length && (isDigit(text[end]) || (text[end] == '.' && !belongsToOperator(end)))) {
            end++;
        }
        if (end > at && end < text.length && "eEdD".indexOf(text[end]) >= 0) {
            int exponent = end + 1;
            if (exponent < text.length && (text[exponent] == '+' || text[exponent] == '-')) {
                exponent++;
            }
            if (exponent < text.length && isDigit(text[exponent])) {
                end = exponent;
                while (end < text.length && isDigit(text[end])) {
                    end++;
                }
            }
        }
        return end;
    }

    /** Moves to a position on the same line. */
    void moveTo(int position) {
        at = position;
    }

    /** Moves to any position; {@code positionLine} is the line it stands on. */
    void moveTo(int position, int positionLine) {
        at = position;
        line = positionLine;
    }

    /** Returns the name that starts here, dots included, and steps over it; empty where none does. */
    String name() {
        int from = at;
        while (at < text.length && (isLetter(text[at]) || (at > from && (isDigit(text[at]) || text[at] == '.')))) {
            at++;
        }
        return text(from, at);
    }

    /**
     * Steps over a quoted string and returns its text; the quote within is doubled. Ends at the end of the line where
     * it is not closed.
     */
    String quoted() {
        int quote = text[at++];
        StringBuilder content = new StringBuilder();
        int from = at;
        while (at < text.length && text[at] != '\n') {
            if (text[at] == quote) {
                content.append(text(from, at));
                at++;
                if (at >= text.length || text[at] != quote) {
                    return content.toString();
                }
                from = at;
            }
            at++;
        }
        return content.append(text(from, at)).toString();
    }

    private void skipComment() {
        boolean block = at + 1 < text.length && text[at + 1] == '{' && standsAlone(at, at + 2);
        if (!block) {
            skipLine();
            return;
        }
        int depth = 0;
        do {
            if (at + 1 < text.length && (text[at] == '%' || text[at] == '#') && standsAlone(at, at + 2)) {
                depth += text[at + 1] == '{' ? 1 : text[at + 1] == '}' ? -1 : 0;
            }
            skipLine();
            if (depth > 0 && at < text.length) {
                advance();
                while (at < text.length && isBlank(text[at])) {
                    at++;
                }
            }
        } while (depth > 0 && at < text.length);
    }

    private boolean standsAlone(int from, int end) {
        int before = from - 1;
        while (before >= start && isBlank(text[before])) {
            before--;
        }
        int after = end;
        while (after < text.length && isBlank(text[after])) {
            after++;
        }
        return (before < start || text[before] == '\n') && (after >= text.length || text[after] == '\n');
    }

    private boolean belongsToOperator(int point) {
        return point + 1 < text.length && "*/^.".indexOf(text[point + 1]) >= 0;
    }

    private boolean isContinuation(int from) {
        return text[from] == '.' && from + 2 < text.length && text[from + 1] == '.' && text[from + 2] == '.';
    }

    private static boolean endsElement(byte c) {
        return ENDS_ELEMENT[c & 0xFF];
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
