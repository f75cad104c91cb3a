package org.rexnet.core.optimization;

/** Why a solve ended before it was done. */
public enum Limit {
    TIME,
    ITERATIONS,
    CANCELLED
}
