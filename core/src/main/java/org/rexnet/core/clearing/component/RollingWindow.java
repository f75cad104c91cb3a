package org.rexnet.core.clearing.component;

/** Window from {@code first} to before {@code end} of a horizon, cleared with what follows to before {@code seen}. */
public record RollingWindow(int first, int end, int seen) {}
