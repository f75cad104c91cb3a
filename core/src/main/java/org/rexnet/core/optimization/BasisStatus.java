package org.rexnet.core.optimization;

/** Where a variable, or a constraint's activity, stands in a basis. The order is that of HiGHS' C interface. */
public enum BasisStatus {
    AT_LOWER,
    BASIC,
    AT_UPPER,
    /** Free and not in the basis. */
    AT_ZERO,
    /** At one of its bounds, whichever fits. */
    NONBASIC
}
