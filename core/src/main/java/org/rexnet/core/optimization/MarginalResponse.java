package org.rexnet.core.optimization;

import com.powsybl.math.matrix.LUDecomposition;
import com.powsybl.math.matrix.MatrixException;
import com.powsybl.math.matrix.SparseMatrix;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How an optimal solution moves when right-hand sides change a little and the same bounds and constraints keep holding: the
 * derivative of the optimality conditions of its active set.
 *
 * <p>Sum of marginal cost x change of each variable = sum of dual x change of each right-hand side. Holds native memory until closed;
 * for one thread.
 */
public final class MarginalResponse implements AutoCloseable {

    private static final double SMALLEST = 1e-9;

    private final OptimalityConditions conditions;
    private final int[] columns;
    private final Optional<LUDecomposition> factors;

    private MarginalResponse(OptimalityConditions conditions, int[] columns, Optional<LUDecomposition> factors) {
        this.conditions = conditions;
        this.columns = columns;
        this.factors = factors;
    }

    /** Prepares the response of a solution of a model; empty where its active set does not determine one. */
    public static Optional<MarginalResponse> of(LinearModel model, Solution solution) {
        Basis basis = solution.basis().extendedTo(model.variableCount(), model.constraintCount());
        ActiveSet set = ActiveSet.of(model, basis);
        int[] columns =
                IntStream.range(0, model.variableCount()).filter(set::isFree).toArray();
        OptimalityConditions conditions = new OptimalityConditions(model, CompressedMatrix.byColumn(model), set);
        if (conditions.unknownCount() == 0) {
            return Optional.of(new MarginalResponse(conditions, columns, Optional.empty()));
        }
        CompressedMatrix matrix = conditions.matrix();
        int size = conditions.unknownCount();
        try {
            LUDecomposition factors =
                    new SparseMatrix(size, size, matrix.start(), matrix.index(), matrix.value()).decomposeLU();
            return Optional.of(new MarginalResponse(conditions, columns, Optional.of(factors)));
        } catch (MatrixException singular) {
            return Optional.empty();
        }
    }

    /** Returns the moves per unit of change of one right-hand side; none where the constraint does not bind. */
    public Moves to(Constraint constraint) {
        int equation = conditions.unknownOfRow(constraint.index());
        if (equation < 0 || factors.isEmpty()) {
            return Moves.NONE;
        }
        double[] unknowns = new double[conditions.unknownCount()];
        unknowns[equation] = 1;
        factors.get().solve(unknowns);
        Sparse moves = new Sparse();
        for (int column : columns) {
            moves.add(column, unknowns[conditions.unknownOfColumn(column)]);
        }
        return Moves.of(moves, SMALLEST);
    }

    @Override
    public void close() {
        factors.ifPresent(LUDecomposition::close);
    }
}
