package org.rexnet.core.optimization;

import java.io.IOException;

/**
 * Writes a model in CPLEX LP format; characters that the format does not allow in names become underscores, and no two variables or rows
 * share a name.
 */
final class LpFormat {
    /** Readers need not take more than 255 characters in a line. */
    private static final int LINE_CHARACTERS = 240;

    private final LinearModel model;
    private final Appendable out;
    private final LpNames variables;
    private final LpNames rows;
    private int inLine;

    LpFormat(LinearModel model, Appendable out) {
        this.model = model;
        this.out = out;
        variables = new LpNames(model.variableCount(), j -> model.name(new Variable(j)));
        rows = new LpNames(2 * model.constraintCount(), k -> rowName(k / 2, k % 2));
    }

    /** A row with two bounds is written twice; of one that is written once, the second name is not used. */
    private String rowName(int i, int second) {
        Constraint row = new Constraint(i);
        boolean range = Double.isFinite(model.lower(row))
                && Double.isFinite(model.upper(row))
                && model.lower(row) != model.upper(row);
        String suffix = range ? (second == 0 ? "_lower" : "_upper") : second == 0 ? "" : "_unused";
        return model.name(row) + suffix;
    }

    void write() throws IOException {
        writeObjective();
        writeConstraints();
        writeBounds();
        writeIntegers();
        out.append("End\n");
    }

    private void writeObjective() throws IOException {
        out.append("Minimize\n obj:");
        inLine = 5;
        boolean isEmpty = true;
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            if (model.cost(variable) != 0) {
                writeTerm(model.cost(variable), variable);
                isEmpty = false;
            }
        }
        if (model.constant() != 0 || isEmpty) {
            writePart(signed(model.constant()));
        }
        if (model.isQuadratic()) {
            writeQuadraticCosts();
        }
        out.append('\n');
    }

    /** The format halves what stands in the brackets. */
    private void writeQuadraticCosts() throws IOException {
        writePart(" + [");
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            double q = model.quadraticCost(variable);
            if (q != 0) {
                writePart(signed(2 * q) + ' ' + name(variable) + " ^2");
            }
        }
        out.append(" ] / 2");
    }

    private void writeConstraints() throws IOException {
        out.append("Subject To\n");
        CompressedMatrix terms = CompressedMatrix.byRow(model);
        for (int i = 0; i < model.constraintCount(); i++) {
            Constraint row = new Constraint(i);
            double lower = model.lower(row);
            double upper = model.upper(row);
            if (lower == upper) {
                writeRow(terms, i, 0, " = " + upper);
            } else {
                boolean range = Double.isFinite(lower) && Double.isFinite(upper);
                if (Double.isFinite(lower)) {
                    writeRow(terms, i, 0, " >= " + lower);
                }
                if (Double.isFinite(upper)) {
                    writeRow(terms, i, range ? 1 : 0, " <= " + upper);
                }
            }
        }
    }

    private void writeRow(CompressedMatrix terms, int i, int second, String relation) throws IOException {
        String label = ' ' + rows.at(2 * i + second) + ':';
        out.append(label);
        inLine = label.length();
        int first = terms.start()[i];
        int end = terms.start()[i + 1];
        for (int entry = first; entry < end; entry++) {
            writeTerm(terms.value()[entry], new Variable(terms.index()[entry]));
        }
        if (first == end) {
            writePart(model.variableCount() > 0 ? " 0 " + name(new Variable(0)) : " 0");
        }
        out.append(relation).append('\n');
    }

    private void writeTerm(double coefficient, Variable variable) throws IOException {
        writePart(signed(coefficient) + ' ' + name(variable));
    }

    private void writePart(String text) throws IOException {
        if (inLine + text.length() > LINE_CHARACTERS) {
            out.append("\n  ");
            inLine = 2;
        }
        out.append(text);
        inLine += text.length();
    }

    private void writeBounds() throws IOException {
        out.append("Bounds\n");
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            double lower = model.lower(variable);
            double upper = model.upper(variable);
            if (lower == upper) {
                out.append(' ').append(name(variable)).append(" = " + upper + '\n');
            } else if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
                out.append(' ').append(name(variable)).append(" free\n");
            } else if (lower != 0 || Double.isFinite(upper)) {
                out.append(' ').append(bound(lower)).append(" <= ").append(name(variable));
                out.append(" <= ").append(bound(upper)).append('\n');
            }
        }
    }

    private void writeIntegers() throws IOException {
        if (model.hasIntegers()) {
            out.append("General\n");
            for (int j = model.integers().nextSetBit(0);
                    j >= 0;
                    j = model.integers().nextSetBit(j + 1)) {
                out.append(' ').append(name(new Variable(j))).append('\n');
            }
        }
    }

    private String name(Variable variable) {
        return variables.at(variable.index());
    }

    private static String bound(double bound) {
        return Double.isInfinite(bound) ? (bound > 0 ? "+inf" : "-inf") : Double.toString(bound);
    }

    private static String signed(double number) {
        return (number < 0 ? " - " : " + ") + Math.abs(number);
    }
}
