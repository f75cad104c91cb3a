package org.rexnet.core.optimization;

/** How the simplex method weighs the edges among which it chooses. */
public enum EdgeWeights {
    AUTOMATIC,
    DEVEX,
    STEEPEST_EDGE
}
