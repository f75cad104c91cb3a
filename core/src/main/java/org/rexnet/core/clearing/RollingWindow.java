package org.rexnet.core.clearing;

/** Window from {@code first} to before {@code end} of a horizon, cleared with what follows to before {@code seen}. */
record RollingWindow(int first, int end, int seen) {}
