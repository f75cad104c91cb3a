package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.rexnet.core.study.Faults;

/** Reads what stands in brackets and braces: tables of numbers, each element plain or computed, and lists of texts. */
final class CaseTables {

    private static final int MOST_ROWS = 2_000_000;

    private final String file;
    private final Faults faults;
    private final CaseScanner scanner;
    private final CaseNumber number;
    private final CaseArithmetic arithmetic;
    private final BooleanSupplier nextFieldStarts;

    /** Takes what tells that an assignment starts here, as it does where a closing bracket was forgotten. */
    CaseTables(
            String file,
            Faults faults,
            CaseScanner scanner,
            CaseNumber number,
            CaseArithmetic arithmetic,
            BooleanSupplier nextFieldStarts) {
        this.file = file;
        this.faults = faults;
        this.scanner = scanner;
        this.number = number;
        this.arithmetic = arithmetic;
        this.nextFieldStarts = nextFieldStarts;
    }

    /** Returns the table whose opening bracket stands here, and steps over it. */
    Matrix table(CaseTable table) {
        Matrix matrix = new Matrix(scanner.line());
        scanner.advance();
        scanner.skipBlanks();
        while (scanner.peek() != ']' && scanner.peek() != CaseScanner.END && !nextFieldStarts.getAsBoolean()) {
            row(matrix, table);
            if (matrix.rows() > MOST_ROWS) {
                faults.add(
                        file,
                        scanner.line(),
                        table.field(),
                        "",
                        "must not have more than %d rows".formatted(MOST_ROWS));
                faults.throwIfAny();
            }
            scanner.skipBlanks();
        }
        if (scanner.peek() == ']') {
            scanner.advance();
        } else {
            faults.add(file, matrix.line(), table.field(), "", "has no closing bracket ]");
        }
        return matrix;
    }

    private void row(Matrix matrix, CaseTable table) {
        int line = scanner.line();
        boolean separated = true;
        for (int c = scanner.peek(); !endsRow(c); c = scanner.peek()) {
            if (c != ',') {
                element(matrix, table);
                separated = false;
            } else {
                if (separated) {
                    faultIn(matrix, table, ",", "must be a number before the comma");
                }
                separated = true;
                scanner.advance();
            }
            scanner.skipBlanks();
        }
        matrix.endRow(line);
        if (scanner.peek() == ';' || scanner.peek() == '\n') {
            scanner.advance();
        }
    }

    private void element(Matrix matrix, CaseTable table) {
        int from = scanner.position();
        int line = scanner.line();
        int end = Math.max(from + 1, scanner.elementEnd());
        if (number.read(from, end)) {
            double value = number.value();
            scanner.moveTo(end);
            scanner.skipBlanks();
            if (!continues()) {
                matrix.append(value);
                return;
            }
            scanner.moveTo(from, line);
        }
        String text = scanner.text(from, end);
        try {
            double value = arithmetic.element();
            if (!scanner.endsElement()) {
                throw new UnreadableException("it goes on where it should end");
            }
            matrix.append(value);
        } catch (UnreadableException unreadable) {
            boolean isComputed = text.chars().anyMatch(c -> "(*/^".indexOf(c) >= 0);
            String reason = isComputed ? " or plain arithmetic: " + unreadable.reason() : "";
            faultIn(matrix, table, text, "must be a number" + reason);
            matrix.append(Double.NaN);
            scanner.moveTo(end, line);
            if (text.indexOf('(') >= 0 || text.indexOf('[') >= 0) {
                scanner.skipLine();
            }
        }
    }

    /** Returns whether an operator stands here that makes one element of what stands before and after it. */
    private boolean continues() {
        int c = scanner.peek();
        if (c == '*' || c == '/' || c == '^') {
            return true;
        }
        if (c != '+' && c != '-') {
            return false;
        }
        int next = scanner.peekBehind();
        return next == ' ' || next == '\t';
    }

    private void faultIn(Matrix matrix, CaseTable table, String value, String message) {
        faults.add(file, scanner.line(), table.column(matrix.columnsSoFar()), value, message);
        matrix.breakRow();
    }

    /** Steps over brackets or braces with all that is in them, a transposition included, and returns the texts found there. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        int start = scanner.line();
        int depth = 0;
        do {
            int c = scanner.peek();
            if (c == '\'' || c == '"') {
                texts.add(scanner.quoted());
            } else if (c == CaseScanner.END) {
                faults.add(file, start, "", "", "has no closing bracket");
                return texts;
            } else {
                depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
                scanner.advance();
            }
            if (depth > 0) {
                scanner.skipBlanks();
            }
        } while (depth > 0);
        if (scanner.peek() == '\'') {
            scanner.advance();
        }
        return texts;
    }

    private static boolean endsRow(int c) {
        return c == ';' || c == '\n' || c == ']' || c == CaseScanner.END;
    }
}
