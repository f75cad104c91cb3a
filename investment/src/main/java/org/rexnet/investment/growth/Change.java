package org.rexnet.investment.growth;

/**
 * More or less of one candidate.
 *
 * @param candidate position among the candidates
 * @param amount in MW, for stores in MWh: above 0 built, below 0 given up
 */
record Change(int candidate, double amount) {}
