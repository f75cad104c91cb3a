package org.rexnet.core.study.matpower;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes numbers as cases write them: plain arithmetic with numbers, names given before, cells and columns of tables,
 * and a few functions of one number; mutable, for one thread.
 *
 * <p>Precedence is MATLAB's: powers (from the left), signs, products, sums. A matrix product, a transpose, a comparison
 * or any other function is not known and throws {@link UnreadableException}.
 */
final class CaseArithmetic {

    private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.ofEntries(
            Map.entry("sqrt", Math::sqrt),
            Map.entry("abs", Math::abs),
            Map.entry("exp", Math::exp),
            Map.entry("log", Math::log),
            Map.entry("log10", Math::log10),
            Map.entry("sin", Math::sin),
            Map.entry("cos", Math::cos),
            Map.entry("tan", Math::tan),
            Map.entry("asin", Math::asin),
            Map.entry("acos", Math::acos),
            Map.entry("atan", Math::atan));
    private static final int DEEPEST = 50;

    private final CaseScanner scanner;
    private final CaseNumber number;
    private final Function<String, @Nullable Matrix> tables;
    private final Map<String, Double> names = new HashMap<>(Map.of("pi", Math.PI));
    private boolean inBrackets;
    private int depth;

    /** Takes the text, and the tables by the names that statements use. */
    CaseArithmetic(CaseScanner scanner, CaseNumber number, Function<String, @Nullable Matrix> tables) {
        this.scanner = scanner;
        this.number = number;
        this.tables = tables;
    }

    /** Gives a number to a name. */
    void define(String name, double value) {
        names.put(name, value);
    }

    /** Returns the value of the expression that starts here and steps over it. */
    CaseValue value() {
        depth = 0;
        return expression(false);
    }

    /** Returns the number that starts here as an element of a table, where blanks separate, and steps over it. */
    double element() {
        depth = 0;
        return expression(true).number();
    }

    /** Returns the cells that an index behind the name of a table names, and steps over it. */
    CaseBlock block(Matrix matrix) {
        expect('(');
        int[] rows = positions(matrix.rows());
        expect(',');
        int[] columns = positions(matrix.rows() == 0 ? 0 : matrix.columns(0));
        expect(')');
        return new CaseBlock(matrix, rows, columns);
    }

    private CaseValue expression(boolean brackets) {
        boolean outer = inBrackets;
        inBrackets = brackets;
        if (++depth > DEEPEST) {
            throw new UnreadableException("it is nested more than %d deep".formatted(DEEPEST));
        }
        CaseValue sum = product();
        for (int c = operator("+-"); c != 0; c = operator("+-")) {
            sum = sum.with(product(), c == '+' ? Double::sum : (a, b) -> a - b);
        }
        depth--;
        inBrackets = outer;
        return sum;
    }

    private CaseValue product() {
        CaseValue product = signed();
        for (int c = operator("*/"); c != 0; c = operator("*/")) {
            CaseValue factor = signed();
            if (c == '*' && !product.isNumber() && !factor.isNumber()) {
                throw new UnreadableException("tables are multiplied by numbers only, or element by element with .*");
            }
            product = product.with(factor, c == '/' ? (a, b) -> a / b : (a, b) -> a * b);
        }
        return product;
    }

    private CaseValue signed() {
        scanner.skipBlanks();
        int c = scanner.peek();
        if (c != '+' && c != '-') {
            return power();
        }
        scanner.advance();
        if (++depth > DEEPEST) {
            throw new UnreadableException("it is nested more than %d deep".formatted(DEEPEST));
        }
        CaseValue value = signed();
        depth--;
        return c == '-' ? CaseValue.of(-1).with(value, (a, b) -> a * b) : value;
    }

    private CaseValue power() {
        CaseValue power = primary();
        while (operator("^") != 0) {
            scanner.skipBlanks();
            int sign = scanner.peek();
            if (sign == '-' || sign == '+') {
                scanner.advance();
            }
            double exponent = primary().number();
            power = power.with(CaseValue.of(sign == '-' ? -exponent : exponent), Math::pow);
        }
        return power;
    }

    private CaseValue primary() {
        scanner.skipBlanks();
        int c = scanner.peek();
        if (c == '(') {
            scanner.advance();
            CaseValue value = expression(false);
            expect(')');
            return value;
        }
        if (c >= '0' && c <= '9' || c == '.') {
            return digits();
        }
        String name = scanner.name();
        if (name.isEmpty()) {
            throw new UnreadableException("a number or a name is missing");
        }
        return named(name);
    }

    private CaseValue digits() {
        int end = scanner.numberEnd();
        if (!number.read(scanner.position(), end)) {
            throw new UnreadableException("%s is no number".formatted(scanner.text(scanner.position(), end)));
        }
        scanner.moveTo(end);
        return CaseValue.of(number.value());
    }

    private CaseValue named(String name) {
        if (names.containsKey(name)) {
            return CaseValue.of(names.get(name));
        }
        DoubleUnaryOperator function = FUNCTIONS.get(name);
        if (function != null) {
            expect('(');
            double argument = expression(false).number();
            expect(')');
            return CaseValue.of(function.applyAsDouble(argument));
        }
        if (name.toLowerCase(Locale.ROOT).equals("inf")) {
            return CaseValue.of(Double.POSITIVE_INFINITY);
        }
        Matrix table = tables.apply(name);
        if (table != null) {
            return block(table).value();
        }
        throw new UnreadableException(
                "%s is neither a name given before nor one of the functions that are computed".formatted(name));
    }

    private int[] positions(int count) {
        scanner.skipBlanks();
        if (scanner.peek() == ':') {
            scanner.advance();
            return IntStream.range(0, count).toArray();
        }
        if (scanner.peek() != '[') {
            return new int[] {position(expression(false).number())};
        }
        scanner.advance();
        IntStream.Builder positions = IntStream.builder();
        scanner.skipBlanks();
        while (scanner.peek() != ']') {
            if (scanner.peek() == ',') {
                scanner.advance();
            }
            positions.add(position(expression(true).number()));
            scanner.skipBlanks();
        }
        scanner.advance();
        return positions.build().toArray();
    }

    private static int position(double index) {
        if (index != Math.rint(index) || Math.abs(index) > Integer.MAX_VALUE) {
            throw new UnreadableException("rows and columns are whole numbers, not " + index);
        }
        return (int) index - 1;
    }

    /** Steps over one of the operators where it follows and returns it, 0 where none does. */
    private int operator(String operators) {
        int from = scanner.position();
        int line = scanner.line();
        scanner.skipBlanks();
        boolean apart = scanner.position() > from;
        boolean elementwise = scanner.peek() == '.';
        if (elementwise) {
            scanner.advance();
        }
        int c = scanner.peek();
        boolean follows = c > 0 && operators.indexOf(c) >= 0 && !(elementwise && (c == '+' || c == '-'));
        if (follows) {
            scanner.advance();
            int next = scanner.peek();
            // In brackets, 1 -2 are two numbers; 1 - 2 and 1-2 are one.
            follows = !(inBrackets && apart && (c == '+' || c == '-') && next != ' ' && next != '\t');
        }
        if (!follows) {
            scanner.moveTo(from, line);
            return 0;
        }
        return elementwise && c == '*' ? 'm' : c;
    }

    private void expect(int wanted) {
        scanner.skipBlanks();
        if (scanner.peek() != wanted) {
            throw new UnreadableException("%c is missing".formatted(wanted));
        }
        scanner.advance();
    }
}
