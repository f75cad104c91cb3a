package org.rexnet.core.study;

/**
 * What one MW of a component earns in a snapshot where prices stand, whatever it does in others.
 *
 * @param perMwh money that a MWh of what it does brings beyond its linear cost
 * @param quadraticCost money per MW^2 and hour
 * @param leastPu least that it does, per unit of capacity
 * @param mostPu most that it does, per unit of capacity
 */
public record Margin(double perMwh, double quadraticCost, double leastPu, double mostPu) {}
