package org.rexnet.core.study.matpower;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.study.Faults;

/**
 * Finds the assignments in the text of a case; mutable, for one thread.
 *
 * <p>Read are {@code function mpc = name}, and fields of one structure that are set to a number, a text, a table in
 * brackets or texts in braces. Whatever else would run in MATLAB is a fault.
 */
final class CaseParser {

    private static final Set<String> SCALARS = Set.of("version", "baseMVA");
    private static final Set<String> TEXTS = Set.of("bus_name", "genfuel");
    private static final Set<String> HARMLESS = Set.of("end", "endfunction", "return");
    private static final Map<String, CaseTable> TABLES = new TreeMap<>();

    static {
        for (CaseTable table : CaseTable.values()) {
            TABLES.put(table.field(), table);
        }
    }

    private final String file;
    private final Faults faults;
    private final CaseScanner scanner;
    private final NumberText number;
    private final CaseText found = new CaseText();
    private boolean inFunction;
    private String structure = "";

    CaseParser(String file, byte[] text, Faults faults) {
        this.file = file;
        this.faults = faults;
        scanner = new CaseScanner(text);
        number = new NumberText(text);
    }

    /** Returns everything that the text assigns; what is wrong is added to the faults. */
    CaseText parse() {
        while (true) {
            scanner.skipBlanks();
            int c = scanner.peek();
            if (c == CaseScanner.END) {
                return found;
            } else if (endsStatement(c)) {
                scanner.advance();
            } else {
                statement();
            }
        }
    }

    private void statement() {
        int from = scanner.position();
        int line = scanner.line();
        String name = scanner.name();
        scanner.skipBlanks();
        if (name.equals("function") && !inFunction) {
            inFunction = true;
            function(line);
            return;
        }
        if (HARMLESS.contains(name) && endsStatement(scanner.peek())) {
            return;
        }
        int dot = name.indexOf('.');
        boolean known = dot > 0 && (structure.isEmpty() || structure.equals(name.substring(0, dot)));
        if (!known || scanner.peek() != '=') {
            refuse(from, line);
            return;
        }
        structure = name.substring(0, dot);
        scanner.advance();
        scanner.skipBlanks();
        assign(name.substring(dot + 1), from, line);
        return;
    }

    /** Reads what follows the word function; a case of version 1, which returns several values, ends here. */
    private void function(int line) {
        if (scanner.peek() == '[') {
            faults.add(file, line, "version", "1", "must be 2: MATPOWER's savecase writes an old case in version 2");
            faults.throwIfAny();
        }
        String first = scanner.name();
        scanner.skipBlanks();
        if (scanner.peek() == '=') {
            structure = first;
            scanner.advance();
            scanner.skipBlanks();
            scanner.name();
        }
        scanner.skipBlanks();
        if (!endsStatement(scanner.peek())) {
            scanner.skipLine();
        }
    }

    private void assign(String field, int from, int line) {
        int c = scanner.peek();
        boolean repeated = false;
        if (c == '[' && TABLES.containsKey(field)) {
            Matrix matrix = table(TABLES.get(field));
            repeated = found.tables.putIfAbsent(TABLES.get(field), matrix) != null;
        } else if (c == '[' || c == '{') {
            List<String> texts = texts();
            if (c == '{' && TEXTS.contains(field)) {
                found.texts.put(field, texts);
            } else if (SCALARS.contains(field) || TABLES.containsKey(field)) {
                wrongKind(field, line);
            } else {
                found.unused.putIfAbsent(field, line);
            }
        } else {
            CaseText.Scalar scalar = scalar(field, line);
            if (scalar == null) {
                refuse(from, line);
                return;
            }
            repeated = SCALARS.contains(field) && found.scalars.putIfAbsent(field, scalar) != null;
        }
        if (repeated) {
            faults.add(file, line, field, "", "must be given once only");
        }
        scanner.skipBlanks();
        if (!endsStatement(scanner.peek()) && !nextFieldStarts()) {
            refuse(from, line);
        }
    }

    private CaseText.@Nullable Scalar scalar(String field, int line) {
        String text;
        if (scanner.peek() == '\'' || scanner.peek() == '"') {
            text = scanner.quoted();
        } else {
            int end = scanner.elementEnd();
            if (!number.read(scanner.position(), end)) {
                return null;
            }
            text = scanner.text(scanner.position(), end);
            scanner.moveTo(end);
        }
        if (TABLES.containsKey(field)) {
            wrongKind(field, line);
        } else if (!SCALARS.contains(field)) {
            found.unused.putIfAbsent(field, line);
        }
        return new CaseText.Scalar(line, text);
    }

    private void wrongKind(String field, int line) {
        String expected = SCALARS.contains(field) ? "a number or text" : "a table in brackets";
        faults.add(file, line, field, "", "must be " + expected);
    }

    private Matrix table(CaseTable table) {
        Matrix matrix = new Matrix(scanner.line());
        scanner.advance();
        scanner.skipBlanks();
        while (scanner.peek() != ']' && scanner.peek() != CaseScanner.END && !nextFieldStarts()) {
            row(matrix, table);
            scanner.skipBlanks();
        }
        if (scanner.peek() == ']') {
            scanner.advance();
        } else {
            faults.add(file, matrix.line(), table.field(), "", "has no closing bracket ]");
        }
        return matrix;
    }

    /** Returns whether an assignment starts here, as it does within a table whose closing bracket was forgotten. */
    private boolean nextFieldStarts() {
        int end = Math.min(scanner.elementEnd(), scanner.position() + structure.length() + 1);
        return scanner.text(scanner.position(), end).equals(structure + ".");
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
        int end = Math.max(from + 1, scanner.elementEnd());
        if (number.read(from, end)) {
            matrix.append(number.value());
            scanner.moveTo(end);
            return;
        }
        String text = scanner.text(from, end);
        if (text.contains("(") || text.contains("[")) {
            faultIn(matrix, table, text, "must be a plain number: nothing is computed");
            matrix.append(Double.NaN);
            scanner.skipLine();
            return;
        }
        faultIn(matrix, table, text, "must be a number");
        matrix.append(Double.NaN);
        scanner.moveTo(end);
    }

    private void faultIn(Matrix matrix, CaseTable table, String value, String message) {
        faults.add(file, scanner.line(), table.column(matrix.columnsSoFar()), value, message);
        matrix.breakRow();
    }

    /** Steps over brackets or braces with all that is in them and returns the texts found there. */
    private List<String> texts() {
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
        return texts;
    }

    /** Names a statement that would have to be executed and steps over it, brackets over several lines included. */
    private void refuse(int from, int line) {
        scanner.moveTo(from, line);
        scanner.skipLine();
        String text =
                scanner.text(from, Math.min(scanner.position(), from + 200)).strip();
        faults.add(
                file,
                line,
                "",
                text,
                "cannot be read: only numbers, texts and tables that are given to fields of one structure are,"
                        + " nothing is executed");
        scanner.moveTo(from, line);
        int depth = 0;
        while (scanner.peek() != CaseScanner.END && (depth > 0 || scanner.peek() != '\n')) {
            int c = scanner.peek();
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            scanner.advance();
            scanner.skipBlanks();
        }
    }

    private static boolean endsRow(int c) {
        return c == ';' || c == '\n' || c == ']' || c == CaseScanner.END;
    }

    private static boolean endsStatement(int c) {
        return c == ';' || c == ',' || c == '\n' || c == CaseScanner.END;
    }
}
