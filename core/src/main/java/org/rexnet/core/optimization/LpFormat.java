package org.rexnet.core.optimization;

import java.io.IOException;

/** Writes a model in CPLEX LP format; characters that the format does not allow in names become underscores. */
final class LpFormat {
    private static final int TERMS_PER_LINE = 8;

    private final LinearModel model;
    private final Appendable out;

    LpFormat(LinearModel model, Appendable out) {
        this.model = model;
        this.out = out;
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
        int written = 0;
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            if (model.cost(variable) != 0) {
                writeTerm(model.cost(variable), variable, written++);
            }
        }
        if (model.constant() != 0 || written == 0) {
            out.append(signed(model.constant()));
        }
        if (model.isQuadratic()) {
            writeQuadraticCosts();
        }
        out.append('\n');
    }

    /** The format halves what stands in the brackets. */
    private void writeQuadraticCosts() throws IOException {
        out.append(" + [");
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            double q = model.quadraticCost(variable);
            if (q != 0) {
                out.append(signed(2 * q)).append(' ').append(name(variable)).append(" ^2");
            }
        }
        out.append(" ] / 2");
    }

    private void writeConstraints() throws IOException {
        out.append("Subject To\n");
        CompressedMatrix rows = CompressedMatrix.byRow(model);
        for (int i = 0; i < model.constraintCount(); i++) {
            Constraint row = new Constraint(i);
            double lower = model.lower(row);
            double upper = model.upper(row);
            if (lower == upper) {
                writeRow(rows, i, "", " = " + upper);
            } else {
                boolean range = Double.isFinite(lower) && Double.isFinite(upper);
                if (Double.isFinite(lower)) {
                    writeRow(rows, i, range ? "_lower" : "", " >= " + lower);
                }
                if (Double.isFinite(upper)) {
                    writeRow(rows, i, range ? "_upper" : "", " <= " + upper);
                }
            }
        }
    }

    private void writeRow(CompressedMatrix rows, int i, String suffix, String relation) throws IOException {
        out.append(' ')
                .append(legal(model.name(new Constraint(i))))
                .append(suffix)
                .append(':');
        int first = rows.start()[i];
        int end = rows.start()[i + 1];
        for (int entry = first; entry < end; entry++) {
            writeTerm(rows.value()[entry], new Variable(rows.index()[entry]), entry - first);
        }
        if (first == end) {
            out.append(model.variableCount() > 0 ? " 0 " + name(new Variable(0)) : " 0");
        }
        out.append(relation).append('\n');
    }

    private void writeTerm(double coefficient, Variable variable, int written) throws IOException {
        if (written > 0 && written % TERMS_PER_LINE == 0) {
            out.append("\n  ");
        }
        out.append(signed(coefficient)).append(' ').append(name(variable));
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
        return legal(model.name(variable));
    }

    private static String bound(double bound) {
        return Double.isInfinite(bound) ? (bound > 0 ? "+inf" : "-inf") : Double.toString(bound);
    }

    private static String signed(double number) {
        return (number < 0 ? " - " : " + ") + Math.abs(number);
    }

    /** A name may not start with a digit, a point, or what reads as an exponent. */
    private static String legal(String name) {
        String legal = name.replaceAll("[^A-Za-z0-9!\"#$%&(),.;?@_'`{}~]", "_");
        return legal.isEmpty() || legal.matches("[0-9.eE].*") ? "_" + legal : legal;
    }
}
