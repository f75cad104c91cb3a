package org.rexnet.network.flow;

import com.powsybl.math.matrix.LUDecomposition;
import com.powsybl.math.matrix.SparseMatrix;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Matrix of a Newton step on loop flows, C diag(slopes) C', with C the signs of pipes in loops; its factors are KLU's
 * and renewed in place. Mutable, for one thread.
 *
 * <p>Symmetric and positive definite where all slopes are above 0.
 */
final class LoopMatrix {

    private static final Cleaner CLEANER = Cleaner.create();

    /** The elements where the factors look them up. */
    private final double[] values;

    private final LUDecomposition factors;

    /** Slopes add up to the elements: element {@code places[i]} gets that of {@code pipes[i]} times the sign. */
    private final int[] places;

    private final int[] pipes;
    private final int[] signs;

    /** Takes at least one loop. */
    LoopMatrix(PipeGraph graph) {
        int size = graph.loops.length;
        List<Map<Integer, List<int[]>>> columns = columns(graph);
        int[] columnStart = new int[size + 1];
        List<Integer> rows = new ArrayList<>();
        List<int[]> terms = new ArrayList<>();
        for (int column = 0; column < size; column++) {
            columns.get(column).forEach((row, shared) -> {
                shared.forEach(term -> terms.add(new int[] {rows.size(), term[0], term[1]}));
                rows.add(row);
            });
            columnStart[column + 1] = rows.size();
        }
        places = terms.stream().mapToInt(term -> term[0]).toArray();
        pipes = terms.stream().mapToInt(term -> term[1]).toArray();
        signs = terms.stream().mapToInt(term -> term[2]).toArray();
        SparseMatrix matrix = new SparseMatrix(
                size,
                size,
                columnStart,
                rows.stream().mapToInt(Integer::intValue).toArray(),
                new double[rows.size()]);
        values = matrix.getValues();
        double[] ones = new double[graph.pipes.size()];
        Arrays.fill(ones, 1);
        fill(ones);
        LUDecomposition made = matrix.decomposeLU();
        factors = made;
        CLEANER.register(this, made::close);
    }

    /** Solves with the right-hand side given and overwrites it with the solution. */
    void solve(double[] slopes, double[] rightHandSide) {
        try {
            fill(slopes);
            factors.update(false);
            factors.solve(rightHandSide);
        } finally {
            Reference.reachabilityFence(this); // else the factors may be released while they are in use
        }
    }

    private void fill(double[] slopes) {
        Arrays.fill(values, 0);
        for (int i = 0; i < places.length; i++) {
            values[places[i]] += signs[i] * slopes[pipes[i]];
        }
    }

    /** For each column the rows in order, each with its shared pipes and the product of their signs. */
    private static List<Map<Integer, List<int[]>>> columns(PipeGraph graph) {
        List<List<int[]>> loopsOfPipe = new ArrayList<>();
        graph.pipes.forEach(pipe -> loopsOfPipe.add(new ArrayList<>()));
        for (int loop = 0; loop < graph.loops.length; loop++) {
            for (int i = 0; i < graph.loops[loop].length; i++) {
                loopsOfPipe.get(graph.loops[loop][i]).add(new int[] {loop, graph.loopSigns[loop][i]});
            }
        }
        List<Map<Integer, List<int[]>>> columns = new ArrayList<>();
        for (int column = 0; column < graph.loops.length; column++) {
            Map<Integer, List<int[]>> rows = new TreeMap<>();
            for (int i = 0; i < graph.loops[column].length; i++) {
                int pipe = graph.loops[column][i];
                for (int[] other : loopsOfPipe.get(pipe)) {
                    rows.computeIfAbsent(other[0], row -> new ArrayList<>())
                            .add(new int[] {pipe, graph.loopSigns[column][i] * other[1]});
                }
            }
            columns.add(rows);
        }
        return columns;
    }
}
