package org.rexnet.core.optimization.highs;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** A model in a file as HiGHS reads it: what anyone finds who solves the file. */
public final class LpFile {

    private static final int OPTIMAL = 7;

    private LpFile() {}

    /** The functions of HiGHS' C interface that read and solve a file. */
    private interface Highs extends Library {
        Pointer Highs_create();

        void Highs_destroy(Pointer highs);

        int Highs_setBoolOptionValue(Pointer highs, String option, int value);

        int Highs_setDoubleOptionValue(Pointer highs, String option, double value);

        int Highs_readModel(Pointer highs, String file);

        int Highs_run(Pointer highs);

        int Highs_getModelStatus(Pointer highs);

        double Highs_getObjectiveValue(Pointer highs);
    }

    private static final Highs HIGHS =
            Native.load(LibraryFile.ofThisPlatform().cached().toString(), Highs.class);

    /** Returns the least value of the objective; empty where there is none. */
    public static OptionalDouble optimum(Path file) {
        Pointer highs = HIGHS.Highs_create();
        try {
            HIGHS.Highs_setBoolOptionValue(highs, "output_flag", 0);
            HIGHS.Highs_setDoubleOptionValue(highs, "mip_rel_gap", 1e-9);
            if (HIGHS.Highs_readModel(highs, file.toString()) != 0) {
                throw new IllegalArgumentException("HiGHS cannot read " + file + ".");
            }
            HIGHS.Highs_run(highs);
            return HIGHS.Highs_getModelStatus(highs) == OPTIMAL
                    ? OptionalDouble.of(HIGHS.Highs_getObjectiveValue(highs))
                    : OptionalDouble.empty();
        } finally {
            HIGHS.Highs_destroy(highs);
        }
    }
}
