package org.rexnet.core.optimization;

/** Whether a model is reduced before it is solved. */
public enum Presolve {
    /** Reduced unless there is a basis to start from. */
    AUTOMATIC,
    ON,
    OFF
}
