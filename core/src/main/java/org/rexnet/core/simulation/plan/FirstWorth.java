package org.rexnet.core.simulation.plan;

/**
 * What content is worth at the end of a plan's first period, whatever the content at its beginning: stores that differ in nothing else
 * share it.
 *
 * @param least smallest content from which limits can be kept, in MWh
 * @param worth money per MWh of parts, falling
 * @param length MWh of each part
 */
public record FirstWorth(double least, double[] worth, double[] length) {}
