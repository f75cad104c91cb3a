package org.rexnet.core.optimization.highs;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;

/**
 * The functions of HiGHS' C interface that are used here, named as there. Loaded at first use; safe from any thread as
 * long as no two threads use the same native model.
 */
final class HighsLibrary {
    static final int ERROR = -1;
    static final int COLUMN_WISE = 1;
    static final int ROW_WISE = 2;
    static final int MINIMISE = 1;

    static final int CALLBACK_LOGGING = 0;
    static final int CALLBACK_SIMPLEX_INTERRUPT = 1;
    static final int CALLBACK_IPM_INTERRUPT = 2;
    static final int CALLBACK_MIP_INTERRUPT = 6;

    static {
        StandardOutput.spare();
        NativeLibrary library =
                NativeLibrary.getInstance(LibraryFile.ofThisPlatform().cached().toString(), Map.of());
        Native.register(HighsLibrary.class, library);
        Pointer model = Highs_create();
        int bytes = Highs_getSizeofHighsInt(model);
        Highs_destroy(model);
        if (bytes != Integer.BYTES) {
            throw new IllegalStateException("HiGHS must be built with integers of 4 bytes but has " + bytes + ".");
        }
    }

    private HighsLibrary() {}

    /** Called while HiGHS runs; what it writes at the start of {@code dataIn} other than 0 ends the run. */
    interface HighsCallback extends Callback {
        void invoke(int type, Pointer message, Pointer dataOut, Pointer dataIn, Pointer user);
    }

    static native Pointer Highs_create();

    static native void Highs_destroy(Pointer highs);

    static native String Highs_version();

    static native int Highs_getSizeofHighsInt(Pointer highs);

    static native int Highs_setBoolOptionValue(Pointer highs, String option, int value);

    static native int Highs_setIntOptionValue(Pointer highs, String option, int value);

    static native int Highs_setDoubleOptionValue(Pointer highs, String option, double value);

    static native int Highs_setStringOptionValue(Pointer highs, String option, String value);

    static native int Highs_setCallback(Pointer highs, HighsCallback callback, Pointer user);

    static native int Highs_startCallback(Pointer highs, int type);

    static native int Highs_stopCallback(Pointer highs, int type);

    static native void Highs_resetGlobalScheduler(int blocking);

    static native int Highs_passLp(
            Pointer highs,
            int columns,
            int rows,
            int entries,
            int format,
            int sense,
            double offset,
            double[] cost,
            double[] lower,
            double[] upper,
            double[] rowLower,
            double[] rowUpper,
            int[] start,
            int[] index,
            double[] value);

    static native int Highs_addCols(
            Pointer highs,
            int count,
            double[] cost,
            double[] lower,
            double[] upper,
            int entries,
            int[] start,
            int[] index,
            double[] value);

    static native int Highs_addRows(
            Pointer highs,
            int count,
            double[] lower,
            double[] upper,
            int entries,
            int[] start,
            int[] index,
            double[] value);

    static native int Highs_changeColsBoundsByRange(Pointer highs, int from, int to, double[] lower, double[] upper);

    static native int Highs_changeColsCostByRange(Pointer highs, int from, int to, double[] cost);

    static native int Highs_changeColsIntegralityByRange(Pointer highs, int from, int to, int[] kinds);

    static native int Highs_changeRowsBoundsBySet(Pointer highs, int count, int[] set, double[] lower, double[] upper);

    static native int Highs_changeRowsBoundsByRange(Pointer highs, int from, int to, double[] lower, double[] upper);

    static native int Highs_changeCoeff(Pointer highs, int row, int column, double value);

    static native int Highs_changeObjectiveOffset(Pointer highs, double offset);

    static native int Highs_setBasis(Pointer highs, int[] columnStatus, int[] rowStatus);

    static native int Highs_clearSolver(Pointer highs);

    static native int Highs_zeroAllClocks(Pointer highs);

    static native int Highs_run(Pointer highs);

    static native int Highs_getModelStatus(Pointer highs);

    static native int Highs_getSolution(
            Pointer highs, double[] value, double[] reducedCost, double[] activity, double[] dual);

    static native int Highs_getBasis(Pointer highs, int[] columnStatus, int[] rowStatus);

    static native int Highs_getIntInfoValue(Pointer highs, String info, int[] value);

    static native int Highs_getInt64InfoValue(Pointer highs, String info, long[] value);

    static native int Highs_getDoubleInfoValue(Pointer highs, String info, double[] value);
}
