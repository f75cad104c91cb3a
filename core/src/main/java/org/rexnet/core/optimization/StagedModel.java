package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A long linear model cut into stages, such as the weeks of a year, that are solved one after another to learn from them before all is
 * solved at once: their values say which constraints are still missing, and their bases together are where the whole model starts.
 * Mutable, for one thread.
 *
 * <p>Stages make up chains, which are solved side by side. In a stage, what earlier stages of its chain decided is fixed; what all
 * other stages decide counts as the value nearest to 0. So the result does not depend on the number of threads.
 */
public final class StagedModel implements AutoCloseable {

    private final LinearModel model;
    private final int[] stageOfColumn;
    private final int[] positionInStage;
    private final List<Stage> stages = new ArrayList<>();
    private final int chains;
    private final int threads;
    private final boolean alike;
    private final double[] values;
    private boolean isNear;
    private int takenRows;
    private TermList.Mark takenTerms = TermList.Mark.START;
    private final SharedColumns ownColumns = new SharedColumns();

    /**
     * Cuts a model, which must be linear and continuous; its constraints are taken by {@link #takeConstraints}.
     *
     * @param stageOfColumn stage of every variable, from 0 to before {@code stageCount}
     * @param chains number of chains, each of about as many consecutive stages
     * @param alike whether variables and constraints of stages mean the same in the same order, so that each starts from the basis of the
     *     one before it; the solver's memory is then held for the stages only that are being solved
     * @param threads how many chains are solved at once
     */
    public StagedModel(
            LinearModel model,
            int[] stageOfColumn,
            int stageCount,
            int chains,
            boolean alike,
            int threads,
            Solver solver,
            SolverOptions options) {
        if (model.isQuadratic() || model.hasIntegers()) {
            throw new IllegalArgumentException("Only a linear model without integers can be solved in stages.");
        }
        this.model = model;
        this.stageOfColumn = stageOfColumn.clone();
        this.chains = chains;
        this.alike = alike;
        this.threads = threads;
        positionInStage = new int[stageOfColumn.length];
        values = new double[stageOfColumn.length];
        IntList[] columns = new IntList[stageCount];
        Arrays.setAll(columns, i -> new IntList());
        for (int j = 0; j < stageOfColumn.length; j++) {
            positionInStage[j] = columns[stageOfColumn[j]].size;
            columns[stageOfColumn[j]].add(j);
            values[j] = nearestToZero(j);
        }
        for (IntList own : columns) {
            stages.add(new Stage(model, Arrays.copyOf(own.items, own.size), solver, options));
        }
    }

    private double nearestToZero(int column) {
        Variable variable = new Variable(column);
        return Math.max(model.lower(variable), Math.min(0, model.upper(variable)));
    }

    /** Takes over the constraints that were added to the model since the last time, each into its stage. */
    public void takeConstraints(IntUnaryOperator stageOfRow) {
        int rows = model.constraintCount();
        CompressedMatrix added =
                CompressedMatrix.tripletsInPlace(model.terms(), takenTerms, takenRows, rows, model.variableCount());
        @Nullable SharedRow[] shared = model.terms().sharedByRow(takenTerms, takenRows, rows);
        int[] counts = new int[stages.size()];
        for (int row = takenRows; row < rows; row++) {
            counts[stageOfRow.applyAsInt(row)] += added.start()[row - takenRows + 1] - added.start()[row - takenRows];
        }
        for (int number = 0; number < counts.length; number++) {
            stages.get(number).reserveTerms(counts[number]);
        }
        for (int row = takenRows; row < rows; row++) {
            int number = stageOfRow.applyAsInt(row);
            Stage stage = stages.get(number);
            int own = stage.addRow(row);
            for (int e = added.start()[row - takenRows]; e < added.start()[row - takenRows + 1]; e++) {
                addTerm(stage, number, own, added.index()[e], added.value()[e]);
            }
            SharedRow ofRow = shared[row - takenRows];
            if (ofRow != null) {
                addShared(stage, number, own, ofRow);
            }
        }
        takenRows = rows;
        takenTerms = model.terms().mark();
    }

    /**
     * Lets stages start from a basis of the model, near which reduced costs are about known: each is solved with a part of its variables at
     * a time. Constraints must have been taken.
     */
    public void startNear(Basis basis, double[] reducedCosts) {
        isNear = true;
        Basis known = basis.extendedTo(stageOfColumn.length, takenRows);
        stages.forEach(stage -> stage.startNear(known, reducedCosts));
    }

    private void addTerm(Stage stage, int number, int ownRow, int column, double coefficient) {
        if (stageOfColumn[column] == number) {
            stage.addTerm(ownRow, positionInStage[column], coefficient);
        } else {
            stage.addCrossingTerm(ownRow, column, coefficient);
        }
    }

    private void addShared(Stage stage, int number, int ownRow, SharedRow shared) {
        if (Arrays.stream(shared.columns()).allMatch(column -> stageOfColumn[column] == number)) {
            stage.addShared(
                    ownRow, ownColumns.of(shared.columns(), column -> positionInStage[column]), shared.values());
            return;
        }
        for (int k = 0; k < shared.columns().length; k++) {
            if (shared.values()[k] != 0) {
                addTerm(stage, number, ownRow, shared.columns()[k], shared.values()[k]);
            }
        }
    }

    /** Returns the first stage of a chain; for the number of chains, that of stages. */
    public int firstOf(int chain) {
        return (int) ((long) stages.size() * chain / chains);
    }

    /**
     * Solves stages that have no solution of their constraints yet.
     *
     * @param which stages are asked for
     * @return whether each of them has a solution
     */
    public boolean solve(IntPredicate which) {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int c = 0; c < chains; c++) {
            int chain = c;
            tasks.add(() -> solveChain(chain, which));
        }
        boolean solved = true;
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("stages-", 1).factory())) {
            for (Future<Boolean> chain : executor.invokeAll(tasks)) {
                solved &= chain.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A stage could not be solved.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Solving stages was interrupted.", e);
        }
        return solved;
    }

    private boolean solveChain(int chain, IntPredicate which) {
        int first = firstOf(chain);
        for (int number = first; number < firstOf(chain + 1); number++) {
            int current = number;
            Stage stage = stages.get(number);
            if (alike && number > first) {
                stage.startLike(stages.get(number - 1));
            }
            boolean solved = !which.test(number)
                    || stage.solve(column -> stageOfColumn[column] >= first && stageOfColumn[column] < current
                            ? values[column]
                            : nearestToZero(column));
            if (!solved) {
                return false;
            }
            stage.writeValues(values);
            if (alike || isNear) {
                stage.rest();
            }
        }
        return true;
    }

    /** Returns the values of all variables as they are now; those of stages without a solution are nearest to 0. */
    public Values values() {
        double[] now = values.clone();
        return variable -> now[variable.index()];
    }

    /** Returns the bases of all stages as one of the model; a solver repairs what does not fit together. */
    public Basis basis() {
        int[] columns = new int[stageOfColumn.length];
        int[] rows = new int[takenRows];
        Arrays.fill(columns, BasisStatus.NONBASIC.ordinal());
        Arrays.fill(rows, BasisStatus.BASIC.ordinal());
        stages.forEach(stage -> stage.writeBasis(columns, rows));
        return Basis.of(columns, rows);
    }

    /** Returns the reduced costs of all variables in their stages; 0 in stages without a solution. */
    public double[] reducedCosts() {
        double[] reducedCosts = new double[stageOfColumn.length];
        stages.forEach(stage -> stage.writeReducedCosts(reducedCosts));
        return reducedCosts;
    }

    /** Returns the number of iterations of all stages. */
    public long iterations() {
        return stages.stream().mapToLong(Stage::iterations).sum();
    }

    @Override
    public void close() {
        stages.forEach(Stage::close);
    }
}
