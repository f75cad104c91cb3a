package org.rexnet.core.clearing.result;

/** Cost of the next MWh of demand, and saving of the last one. */
public record MarginalPair(MarginalMwh next, MarginalMwh last) {}
