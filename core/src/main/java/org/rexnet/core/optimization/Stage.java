package org.rexnet.core.optimization;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The variables and constraints of one stage of a {@link StagedModel}, as a model of their own; for one thread at a time. */
final class Stage implements AutoCloseable {

    private final LinearModel whole;
    private final int[] columns;
    private final LinearModel part = new LinearModel();
    private final IntList rows = new IntList();
    /** Terms of this stage's constraints in variables of other stages: row of the part, column of the whole, coefficient. */
    private final IntList crossingRows = new IntList();

    private final IntList crossingColumns = new IntList();
    private final DoubleList crossingValues = new DoubleList();
    private final Solver solver;
    private final SolverOptions options;
    private @Nullable SolverSession session;
    private @Nullable Solution solution;
    private @Nullable Basis start;
    /** Reduced costs that are about right near the basis it starts from; empty where none are known. */
    private double[] guesses = {};

    private boolean isSolved;
    private boolean isLoose;
    private long iterations;

    /** Prepares a stage of some columns of a model. */
    Stage(LinearModel whole, int[] columns, Solver solver, SolverOptions options) {
        this.whole = whole;
        this.columns = columns;
        this.solver = solver;
        this.options = options;
        Variables own = part.addVariables(columns.length);
        for (int j = 0; j < columns.length; j++) {
            Variable variable = new Variable(columns[j]);
            part.setBounds(own.at(j), whole.lower(variable), whole.upper(variable));
            part.setCost(own.at(j), whole.cost(variable));
        }
    }

    /** Adds a row of the whole model, without terms; returns its position in the part. */
    int addRow(int row) {
        isSolved = false;
        rows.add(row);
        Constraint constraint = new Constraint(row);
        return part.addConstraint(whole.lower(constraint), whole.upper(constraint))
                .index();
    }

    /** Makes room for so many more terms. */
    void reserveTerms(int count) {
        part.terms().reserve(count);
    }

    void addTerm(int row, int ownColumn, double coefficient) {
        part.addTerm(new Constraint(row), new Variable(ownColumn), coefficient);
    }

    void addShared(int row, int[] ownColumns, double[] coefficients) {
        part.addSharedTerms(new Constraint(row), ownColumns, coefficients);
    }

    void addCrossingTerm(int row, int column, double coefficient) {
        crossingRows.add(row);
        crossingColumns.add(column);
        crossingValues.add(coefficient);
    }

    /** Lets the first solve start from the basis of a stage that is alike, where that has one and is of the same size. */
    void startLike(Stage other) {
        if (solution == null
                && other.solution != null
                && other.columns.length == columns.length
                && other.solution.basis().constraintCount() <= rows.size) {
            start = other.solution.basis();
        }
    }

    /** Lets the first solve start from its part of a basis of the whole model, near which reduced costs are about known. */
    void startNear(Basis basis, double[] reducedCosts) {
        int[] columnOrdinals = new int[columns.length];
        guesses = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            columnOrdinals[j] = basis.status(new Variable(columns[j])).ordinal();
            guesses[j] = reducedCosts[columns[j]];
        }
        int[] rowOrdinals = new int[rows.size];
        for (int i = 0; i < rowOrdinals.length; i++) {
            rowOrdinals[i] = basis.status(new Constraint(rows.items[i])).ordinal();
        }
        start = Basis.of(columnOrdinals, rowOrdinals);
    }

    /**
     * Solves the stage, unless nothing was added since the last time. Where constraints cannot be met together with other stages, those
     * that cross stages are left out from then on.
     *
     * @param others values of the columns of other stages
     * @return whether there is a solution
     */
    boolean solve(IntToDoubleFunction others) {
        if (isSolved) {
            return true;
        }
        Optional<Optimal> found = find(others);
        found.ifPresent(optimal -> take(optimal.solution()));
        return found.isPresent();
    }

    private Optional<Optimal> find(IntToDoubleFunction others) {
        setBounds(others);
        SolverSession open = session == null ? open() : session;
        session = open;
        if (start != null) {
            open.startFrom(start);
            start = null;
        }
        try {
            Outcome outcome = open.solve();
            if (outcome instanceof Infeasible && !isLoose) {
                isLoose = true;
                setBounds(others);
                outcome = open.solve();
            }
            return outcome instanceof Optimal optimal ? Optional.of(optimal) : Optional.empty();
        } catch (CertificateException e) { // A stage is only to learn from; the whole model has its own certificate.
            return Optional.empty();
        }
    }

    private SolverSession open() {
        if (start == null || guesses.length == 0) {
            return solver.open(part, options);
        }
        SiftingSession sifting = new SiftingSession(part, solver, options);
        sifting.startNear(start, guesses);
        start = null;
        return sifting;
    }

    private void take(Solution found) {
        solution = found;
        iterations += found.statistics().iterations();
        isSolved = true;
    }

    private void setBounds(IntToDoubleFunction others) {
        double[] fixed = new double[rows.size];
        boolean[] crosses = new boolean[rows.size];
        for (int e = 0; e < crossingRows.size; e++) {
            int row = crossingRows.items[e];
            fixed[row] += crossingValues.items[e] * others.applyAsDouble(crossingColumns.items[e]);
            crosses[row] = true;
        }
        for (int i = 0; i < rows.size; i++) {
            Constraint row = new Constraint(rows.items[i]);
            boolean isLeftOut = isLoose && crosses[i];
            part.setConstraintBounds(
                    new Constraint(i),
                    isLeftOut ? Double.NEGATIVE_INFINITY : whole.lower(row) - fixed[i],
                    isLeftOut ? Double.POSITIVE_INFINITY : whole.upper(row) - fixed[i]);
        }
    }

    /** Writes the values found to their places among those of the whole model. */
    void writeValues(double[] values) {
        if (solution != null) {
            for (int j = 0; j < columns.length; j++) {
                values[columns[j]] = solution.value(new Variable(j));
            }
        }
    }

    /** Writes the reduced costs found to the places of their columns among those of the whole model. */
    void writeReducedCosts(double[] reducedCosts) {
        if (solution != null) {
            for (int j = 0; j < columns.length; j++) {
                reducedCosts[columns[j]] = solution.reducedCost(new Variable(j));
            }
        }
    }

    /** Writes the basis found to the places of its columns and rows in that of the whole model. */
    void writeBasis(int[] columnOrdinals, int[] rowOrdinals) {
        if (solution != null) {
            Basis basis = solution.basis();
            for (int j = 0; j < columns.length; j++) {
                columnOrdinals[columns[j]] = basis.status(new Variable(j)).ordinal();
            }
            for (int i = 0; i < basis.constraintCount(); i++) {
                rowOrdinals[rows.items[i]] = basis.status(new Constraint(i)).ordinal();
            }
        }
    }

    long iterations() {
        return iterations;
    }

    /** Gives the solver's memory back; a later solve starts from the basis found. */
    void rest() {
        close();
        session = null;
        start = solution == null ? null : solution.basis();
        if (solution != null && guesses.length > 0) {
            for (int j = 0; j < guesses.length; j++) {
                guesses[j] = solution.reducedCost(new Variable(j));
            }
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
