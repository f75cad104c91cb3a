package org.rexnet.core.study;

import java.util.OptionalDouble;

/**
 * Temperature with which a building enters a horizon that is cut out of a block, in place of the one after its last snapshot. It is no
 * table of a study's folder: clearing hands it from one window to the next.
 *
 * @param id name of the building
 * @param initialCelsius temperature before the first snapshot
 * @param endCelsius temperature after the last snapshot; empty where it is free
 */
public record BuildingState(String id, double initialCelsius, OptionalDouble endCelsius) implements Condition {}
