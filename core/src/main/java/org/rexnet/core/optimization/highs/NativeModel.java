package org.rexnet.core.optimization.highs;

import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.CompressedMatrix;
import org.rexnet.core.optimization.ModelSink;
import org.rexnet.core.optimization.Point;

/**
 * A model inside HiGHS and the memory it takes; mutable, for one thread at a time, except {@link #interrupt}. Freed by
 * {@link #close}, or when nothing refers to it any more.
 */
final class NativeModel implements ModelSink, AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final System.Logger LOG = System.getLogger(NativeModel.class.getName());
    private static final int[] INTERRUPTS = {
        HighsLibrary.CALLBACK_SIMPLEX_INTERRUPT,
        HighsLibrary.CALLBACK_IPM_INTERRUPT,
        HighsLibrary.CALLBACK_MIP_INTERRUPT
    };

    /** Threads that HiGHS' scheduler was started with in this Java thread; 0 before. */
    private static final ThreadLocal<Integer> SCHEDULED = ThreadLocal.withInitial(() -> 0);

    private final Memory memory = new Memory();
    private final Cleaner.Cleanable cleanable = CLEANER.register(this, memory);
    private final Pointer highs = memory.pointer;
    private int columns;
    private int rows;
    private long entries;

    /** What the cleaner frees; refers to the callback so that it lives as long as the native side may call it. */
    private static final class Memory implements Runnable {
        private final Pointer pointer = HighsLibrary.Highs_create();
        private final AtomicBoolean interrupted = new AtomicBoolean();
        private final HighsLibrary.HighsCallback callback = (type, message, dataOut, dataIn, user) -> {
            if (type == HighsLibrary.CALLBACK_LOGGING) {
                LOG.log(System.Logger.Level.DEBUG, () -> message.getString(0).stripTrailing());
            } else if (interrupted.get()) {
                dataIn.setInt(0, 1);
            }
        };
        private boolean freed;

        @Override
        public synchronized void run() {
            if (!freed) {
                freed = true;
                HighsLibrary.Highs_destroy(pointer);
            }
        }

        /** The interrupt callbacks cost time at every iteration, so they are switched on only now. */
        synchronized void interrupt() {
            interrupted.set(true);
            if (!freed) {
                for (int type : INTERRUPTS) {
                    HighsLibrary.Highs_startCallback(pointer, type);
                }
            }
        }
    }

    NativeModel() {
        boolean logs = LOG.isLoggable(System.Logger.Level.DEBUG);
        set("output_flag", logs);
        set("log_to_console", false);
        check(HighsLibrary.Highs_setCallback(highs, memory.callback, Pointer.NULL), "callback");
        if (logs) {
            check(HighsLibrary.Highs_startCallback(highs, HighsLibrary.CALLBACK_LOGGING), "callback");
        }
    }

    void set(String option, boolean value) {
        check(HighsLibrary.Highs_setBoolOptionValue(highs, option, value ? 1 : 0), option);
    }

    void set(String option, int value) {
        check(HighsLibrary.Highs_setIntOptionValue(highs, option, value), option);
    }

    void set(String option, double value) {
        check(HighsLibrary.Highs_setDoubleOptionValue(highs, option, value), option);
    }

    void set(String option, String value) {
        check(HighsLibrary.Highs_setStringOptionValue(highs, option, value), option);
    }

    @Override
    public void load(
            double[] lower,
            double[] upper,
            double[] cost,
            double[] rowLower,
            double[] rowUpper,
            CompressedMatrix matrix) {
        columns = lower.length;
        rows = rowLower.length;
        entries = matrix.entryCount();
        check(
                HighsLibrary.Highs_passLp(
                        highs,
                        columns,
                        rows,
                        matrix.entryCount(),
                        HighsLibrary.COLUMN_WISE,
                        HighsLibrary.MINIMISE,
                        0,
                        cost,
                        lower,
                        upper,
                        rowLower,
                        rowUpper,
                        matrix.start(),
                        matrix.index(),
                        matrix.value()),
                "model");
    }

    @Override
    public void addColumns(double[] lower, double[] upper, double[] cost, CompressedMatrix matrix) {
        columns += lower.length;
        entries += matrix.entryCount();
        check(
                HighsLibrary.Highs_addCols(
                        highs,
                        lower.length,
                        cost,
                        lower,
                        upper,
                        matrix.entryCount(),
                        matrix.start(),
                        matrix.index(),
                        matrix.value()),
                "columns");
    }

    @Override
    public void addRows(double[] lower, double[] upper, CompressedMatrix matrix) {
        rows += lower.length;
        entries += matrix.entryCount();
        check(
                HighsLibrary.Highs_addRows(
                        highs,
                        lower.length,
                        lower,
                        upper,
                        matrix.entryCount(),
                        matrix.start(),
                        matrix.index(),
                        matrix.value()),
                "rows");
    }

    @Override
    public void changeBounds(int first, double[] lower, double[] upper) {
        check(
                HighsLibrary.Highs_changeColsBoundsByRange(highs, first, first + lower.length - 1, lower, upper),
                "bounds");
    }

    @Override
    public void changeCosts(int first, double[] cost) {
        check(HighsLibrary.Highs_changeColsCostByRange(highs, first, first + cost.length - 1, cost), "costs");
    }

    @Override
    public void changeQuadraticCosts(int first, double[] quadratic) {
        throw new IllegalArgumentException("HiGHS is used for linear costs only. Maybe open the session with "
                + "StandardSolver after the first quadratic cost was set.");
    }

    @Override
    public void changeIntegrality(int first, boolean[] integer) {
        int[] kinds = new int[integer.length];
        for (int k = 0; k < kinds.length; k++) {
            kinds[k] = integer[k] ? 1 : 0;
        }
        check(
                HighsLibrary.Highs_changeColsIntegralityByRange(highs, first, first + kinds.length - 1, kinds),
                "integrality");
    }

    @Override
    public void changeRowBounds(int first, double[] lower, double[] upper) {
        check(
                HighsLibrary.Highs_changeRowsBoundsByRange(highs, first, first + lower.length - 1, lower, upper),
                "row bounds");
    }

    @Override
    public void changeCoefficient(int row, int column, double value) {
        check(HighsLibrary.Highs_changeCoeff(highs, row, column, value), "coefficient");
    }

    @Override
    public void changeConstant(double constant) {
        check(HighsLibrary.Highs_changeObjectiveOffset(highs, constant), "constant");
    }

    void setBasis(Basis basis) {
        check(HighsLibrary.Highs_setBasis(highs, basis.columnOrdinals(), basis.rowOrdinals()), "basis");
    }

    /** Forgets basis and solution. */
    void forgetBasis() {
        check(HighsLibrary.Highs_clearSolver(highs), "clearing the solver");
    }

    /** Runs HiGHS with a number of threads; its scheduler belongs to the calling thread and has to be told of changes. */
    ModelStatus run(int threads) {
        if (SCHEDULED.get() != threads) {
            HighsLibrary.Highs_resetGlobalScheduler(1);
            SCHEDULED.set(threads);
        }
        HighsLibrary.Highs_zeroAllClocks(highs);
        HighsLibrary.Highs_run(highs);
        return ModelStatus.of(HighsLibrary.Highs_getModelStatus(highs));
    }

    Point point(boolean duals) {
        double[] value = new double[columns];
        double[] activity = new double[rows];
        double[] reducedCost = new double[columns];
        double[] dual = new double[rows];
        check(HighsLibrary.Highs_getSolution(highs, value, reducedCost, activity, dual), "solution");
        return duals
                ? new Point(value, reducedCost, activity, dual)
                : new Point(value, new double[0], activity, new double[0]);
    }

    /** The last basis; empty if there is none. */
    Basis basis() {
        if (integer("basis_validity") == 0) {
            return Basis.empty();
        }
        int[] columnStatus = new int[columns];
        int[] rowStatus = new int[rows];
        check(HighsLibrary.Highs_getBasis(highs, columnStatus, rowStatus), "basis");
        return Basis.of(columnStatus, rowStatus);
    }

    int integer(String info) {
        int[] value = new int[1];
        HighsLibrary.Highs_getIntInfoValue(highs, info, value);
        return value[0];
    }

    long longInteger(String info) {
        long[] value = new long[1];
        HighsLibrary.Highs_getInt64InfoValue(highs, info, value);
        return value[0];
    }

    double number(String info) {
        double[] value = new double[1];
        HighsLibrary.Highs_getDoubleInfoValue(highs, info, value);
        return value[0];
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    long entries() {
        return entries;
    }

    /** Ends the running solve soon; may be called from any thread. */
    void interrupt() {
        memory.interrupt();
    }

    boolean isInterrupted() {
        return memory.interrupted.get();
    }

    @Override
    public void close() {
        cleanable.clean();
    }

    private static void check(int status, String what) {
        if (status == HighsLibrary.ERROR) {
            throw new IllegalStateException("HiGHS refused: " + what + ".");
        }
    }
}
