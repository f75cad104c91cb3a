package org.rexnet.core.clearing;

/** What the next MWh of demand costs and what the last one saved. */
record MarginalPair(MarginalMwh next, MarginalMwh last) {}
