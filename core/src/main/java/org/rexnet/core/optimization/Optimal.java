package org.rexnet.core.optimization;

/** A best solution was found, and its certificate holds. */
public record Optimal(Solution solution) implements Outcome {}
