package org.rexnet.core.study.matpower;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.study.Faults;

/**
 * Finds the assignments in the text of a case; mutable, for one thread.
 *
 * <p>Read are {@code function mpc = name}, or {@code function [baseMVA, bus, …] = name} as in version 1, and fields of
 * one structure that are set to a number, a text, a table in brackets or texts in braces; then the few statements that
 * distribution cases end with: names for numbers, {@code idx_bus} and its like, columns of tables that are scaled, and
 * what stands under {@code if} with a number. Whatever else would run in MATLAB is a fault.
 */
final class CaseParser {

    /** Statements that cannot be read and are named. */
    private static final int MOST_REFUSED = 10;

    private static final Set<String> SCALARS = Set.of("version", "baseMVA");
    private static final Set<String> TEXTS = Set.of("bus_name", "genfuel");
    private static final Set<String> OWN_COSTS = Set.of("N", "H", "Cw", "fparm");
    private static final Set<String> HARMLESS = Set.of("end", "endif", "endfunction", "return");
    private static final Set<String> UNUSED_TABLES = Set.of("areas");
    private static final Map<String, CaseTable> TABLES = new TreeMap<>();

    static {
        for (CaseTable table : CaseTable.values()) {
            TABLES.put(table.field(), table);
        }
    }

    private final String file;
    private final Faults faults;
    private final CaseScanner scanner;
    private final CaseNumber number;
    private final CaseText found = new CaseText();
    private final CaseArithmetic arithmetic;
    private final CaseTables tables;
    private final CaseConditions conditions;
    private int refused;
    private boolean inFunction;
    private boolean returnsTables;
    private String structure = "";

    CaseParser(String file, byte[] text, Faults faults) {
        this.file = file;
        this.faults = faults;
        scanner = new CaseScanner(text);
        number = new CaseNumber(text);
        arithmetic = new CaseArithmetic(scanner, number, this::tableOf);
        tables = new CaseTables(file, faults, scanner, number, arithmetic, this::nextFieldStarts);
        conditions = new CaseConditions(scanner, arithmetic);
    }

    /**
     * Returns everything that the text assigns; what is wrong is added to the faults. Behind a few statements that cannot be read the rest
     * is not looked at: such a file is a program.
     */
    CaseText parse() {
        while (refused < MOST_REFUSED) {
            scanner.skipBlanks();
            int c = scanner.peek();
            if (c == CaseScanner.END) {
                return found;
            } else if (scanner.endsStatement()) {
                scanner.advance();
            } else {
                statement();
            }
        }
        faults.add(file, scanner.line(), "", "", "what follows was not looked at: the file is a program");
        faults.throwIfAny();
        return found;
    }

    private void statement() {
        int from = scanner.position();
        int line = scanner.line();
        try {
            execute(line);
            scanner.skipBlanks();
            if (!scanner.endsStatement() && !nextFieldStarts()) {
                throw new UnreadableException("it goes on where it should end");
            }
        } catch (UnreadableException unreadable) {
            refuse(from, line, unreadable.reason());
            refused++;
        }
    }

    private void execute(int line) {
        if (scanner.peek() == '[') {
            indices();
            return;
        }
        String name = scanner.name();
        scanner.skipBlanks();
        int next = scanner.peek();
        if (name.equals("function") && !inFunction) {
            inFunction = true;
            function();
        } else if (name.equals("if")) {
            conditions.begin();
        } else if (name.equals("else") || name.equals("elseif")) {
            conditions.leave();
        } else if (name.equals("define_constants") && scanner.endsStatement()) {
            CaseIndices.all().forEach(arithmetic::define);
        } else if (next == '(' && tableOf(name) != null) {
            CaseBlock block = arithmetic.block(Objects.requireNonNull(tableOf(name)));
            expectAssignment();
            block.set(arithmetic.value());
        } else if (!HARMLESS.contains(name) || !scanner.endsStatement()) {
            assign(name, line);
        }
    }

    private void assign(String name, int line) {
        String field = field(name);
        expectAssignment();
        if (field != null) {
            setField(field, line);
        } else if (name.isEmpty() || name.indexOf('.') >= 0) {
            throw new UnreadableException("all fields belong to one structure");
        } else {
            arithmetic.define(name, arithmetic.value().number());
        }
    }

    /** Returns the field of the case that a name stands for, null where it stands for none. */
    private @Nullable String field(String name) {
        int dot = name.indexOf('.');
        if (returnsTables) {
            return SCALARS.contains(name) || TABLES.containsKey(name) || UNUSED_TABLES.contains(name) ? name : null;
        }
        if (dot <= 0 || !(structure.isEmpty() || structure.equals(name.substring(0, dot)))) {
            return null;
        }
        structure = name.substring(0, dot);
        return name.substring(dot + 1);
    }

    private @Nullable Matrix tableOf(String name) {
        String field = returnsTables ? name : name.substring(name.indexOf('.') + 1);
        boolean known = returnsTables || (name.length() > field.length() && name.startsWith(structure + "."));
        CaseTable table = TABLES.get(field);
        return known && table != null ? found.tables.get(table) : null;
    }

    private void expectAssignment() {
        scanner.skipBlanks();
        if (scanner.peek() != '=' || scanner.peekBehind() == '=') {
            throw new UnreadableException("= is missing");
        }
        scanner.advance();
        scanner.skipBlanks();
    }

    /** Reads {@code [names] = idx_bus} and its like. */
    private void indices() {
        List<String> names = new ArrayList<>();
        scanner.advance();
        scanner.skipBlanks();
        while (scanner.peek() != ']') {
            String name = scanner.name();
            if (scanner.peek() == ',') {
                scanner.advance();
            } else if (name.isEmpty()) {
                throw new UnreadableException("only names can stand in brackets before =");
            }
            names.add(name);
            scanner.skipBlanks();
            if (scanner.peek() == ',') {
                scanner.advance();
                scanner.skipBlanks();
            }
        }
        scanner.advance();
        expectAssignment();
        CaseIndices.of(scanner.name(), names).forEach(arithmetic::define);
    }

    /** Reads what follows the word function; one that returns several values is a case of version 1. */
    private void function() {
        if (scanner.peek() == '[') {
            returnsTables = true;
            while (scanner.peek() != ']' && scanner.peek() != CaseScanner.END) {
                scanner.advance();
                scanner.skipBlanks();
            }
        } else {
            String first = scanner.name();
            scanner.skipBlanks();
            if (scanner.peek() == '=') {
                structure = first;
                scanner.advance();
                scanner.skipBlanks();
                scanner.name();
            }
        }
        scanner.skipBlanks();
        if (!scanner.endsStatement()) {
            scanner.skipLine();
        }
    }

    private void setField(String field, int line) {
        int c = scanner.peek();
        boolean repeated = false;
        if (c == '[' && TABLES.containsKey(field)) {
            Matrix matrix = tables.table(TABLES.get(field));
            repeated = found.tables.putIfAbsent(TABLES.get(field), matrix) != null;
        } else if (c == '[' && OWN_COSTS.contains(field) && scanner.peekBehind() != ']') {
            tables.texts();
            found.ownCosts.putIfAbsent(field, line);
        } else if (c == '[' || c == '{') {
            List<String> texts = tables.texts();
            if (c == '{' && TEXTS.contains(field)) {
                found.texts.put(field, texts);
            } else if (SCALARS.contains(field) || TABLES.containsKey(field)) {
                wrongKind(field, line);
            } else {
                found.unused.putIfAbsent(field, line);
            }
        } else {
            CaseText.Scalar scalar = scalar(field, line);
            repeated = SCALARS.contains(field) && found.scalars.putIfAbsent(field, scalar) != null;
        }
        if (repeated) {
            faults.add(file, line, field, "", "must be given once only");
        }
    }

    private CaseText.Scalar scalar(String field, int line) {
        String text;
        if (scanner.peek() == '\'' || scanner.peek() == '"') {
            text = scanner.quoted();
        } else {
            int from = scanner.position();
            double value = arithmetic.value().number();
            text = scanner.text(from, scanner.position()).strip();
            if (!returnsTables) {
                arithmetic.define(structure + "." + field, value);
            } else {
                arithmetic.define(field, value);
            }
            text = number.read(from, scanner.position()) ? text : Double.toString(value);
        }
        if (TABLES.containsKey(field) && TABLES.get(field).mayBeNumber()) {
            oneCell(field, line, text);
        } else if (TABLES.containsKey(field)) {
            wrongKind(field, line);
        } else if (!SCALARS.contains(field)) {
            found.unused.putIfAbsent(field, line);
        }
        return new CaseText.Scalar(line, text);
    }

    private void oneCell(String field, int line, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CaseNumber cell = new CaseNumber(bytes);
        if (!cell.read(0, bytes.length)) {
            wrongKind(field, line);
            return;
        }
        Matrix matrix = new Matrix(line);
        matrix.append(cell.value());
        matrix.endRow(line);
        if (found.tables.putIfAbsent(TABLES.get(field), matrix) != null) {
            faults.add(file, line, field, "", "must be given once only");
        }
    }

    private void wrongKind(String field, int line) {
        String expected = SCALARS.contains(field) ? "a number or text" : "a table in brackets";
        faults.add(file, line, field, "", "must be " + expected);
    }

    /** Returns whether an assignment starts here, as it does within a table whose closing bracket was forgotten. */
    private boolean nextFieldStarts() {
        return !structure.isEmpty() && scanner.startsWith(structure + ".");
    }

    /** Names a statement that would have to be executed and steps over it, brackets over several lines included. */
    private void refuse(int from, int line, String reason) {
        scanner.moveTo(from, line);
        scanner.skipLine();
        String text =
                scanner.text(from, Math.min(scanner.position(), from + 200)).strip();
        faults.add(
                file,
                line,
                "",
                text,
                "cannot be read: %s. Numbers, texts, tables, plain arithmetic and scaled columns are read,"
                                .formatted(reason)
                        + " nothing is executed; MATPOWER's savecase writes a case without statements");
        scanner.moveTo(from, line);
        int depth = 0;
        while (scanner.peek() != CaseScanner.END && (depth > 0 || scanner.peek() != '\n')) {
            int c = scanner.peek();
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            scanner.advance();
            scanner.skipBlanks();
        }
    }
}
