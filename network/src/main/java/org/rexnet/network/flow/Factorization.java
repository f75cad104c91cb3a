package org.rexnet.network.flow;

import com.powsybl.math.matrix.LUDecomposition;
import com.powsybl.math.matrix.SparseMatrix;
import java.lang.ref.Cleaner;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * LU factors of a sparse matrix, solved with from any number of threads at once.
 *
 * <p>The factors are KLU's (SuiteSparse), reached through powsybl-math: that library is alive (LF Energy), licensed
 * MPL-2.0, made for the matrices of grids, and carries natives for Linux (x86-64, arm64), macOS (both) and Windows. A
 * KLU object has one workspace and so serves one thread at a time; further objects are made when threads meet, up to
 * the number of processors. Native memory is released once the factorization is unreachable.
 */
final class Factorization {

    private static final Cleaner CLEANER = Cleaner.create();

    private final SparseMatrix matrix;
    private final Slot[] slots;

    /** Factorizes; throws {@link com.powsybl.math.matrix.MatrixException} where the matrix is exactly singular. */
    Factorization(SparseMatrix matrix) {
        this.matrix = matrix;
        Slot[] made = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(i -> new Slot(matrix.getRowCount()))
                .toArray(Slot[]::new);
        made[0].factors = matrix.decomposeLU();
        slots = made;
        CLEANER.register(this, () -> {
            for (Slot slot : made) {
                slot.close();
            }
        });
    }

    /**
     * Lets the caller fill the right-hand side, solves, and lets it read the solution, all in one reused array.
     *
     * <p>The array is one longer than the matrix; its last element is 0 when the solution is read.
     */
    void solve(RightHandSide fill, Solution read) {
        Slot slot = acquire();
        try {
            double[] values = slot.values;
            fill.fill(values);
            slot.factors(matrix).solve(values);
            values[values.length - 1] = 0;
            read.read(values);
        } finally {
            slot.lock.unlock();
        }
    }

    private Slot acquire() {
        for (Slot slot : slots) {
            if (slot.lock.tryLock()) {
                return slot;
            }
        }
        Slot slot = slots[(int) (Thread.currentThread().threadId() % slots.length)];
        slot.lock.lock();
        return slot;
    }

    /** Writes a right-hand side over whatever the array holds. */
    interface RightHandSide {
        void fill(double[] values);
    }

    /** Reads a solution from an array that is used again afterwards. */
    interface Solution {
        void read(double[] values);
    }

    /** Factors and workspace for one thread at a time. */
    private static final class Slot {

        private final ReentrantLock lock = new ReentrantLock();
        private final double[] values;
        private @Nullable LUDecomposition factors;

        private Slot(int size) {
            values = new double[size + 1];
        }

        private LUDecomposition factors(SparseMatrix matrix) {
            LUDecomposition present = factors;
            if (present == null) {
                present = matrix.decomposeLU();
                factors = present;
            }
            return present;
        }

        /** Waits for a solve that is under way: the owner may be collected as soon as only this slot is still used. */
        private void close() {
            lock.lock();
            try {
                if (factors != null) {
                    factors.close();
                    factors = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
