package org.rexnet.core.study;

/**
 * Margin of one MW of a component in a snapshot at given prices, independent of other snapshots.
 *
 * @param perMwh receipts per MWh of its operation less its linear cost
 * @param quadraticCost money per MW^2 and hour
 * @param leastPu least power per unit of capacity
 * @param mostPu largest power per unit of capacity
 */
public record Margin(double perMwh, double quadraticCost, double leastPu, double mostPu) {}
