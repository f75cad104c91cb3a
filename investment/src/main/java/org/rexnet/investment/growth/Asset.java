package org.rexnet.investment.growth;

/**
 * Capacity that one participant built at one time.
 *
 * @param candidate position among the candidates
 * @param owner who built it
 * @param amount in MW, for stores in MWh
 * @param lastYear last year in which it stands
 */
record Asset(int candidate, String owner, double amount, double lastYear) {}
