package org.rexnet.core.clearing.result;

/** What the next MWh of demand costs and what the last one saved. */
public record MarginalPair(MarginalMwh next, MarginalMwh last) {}
