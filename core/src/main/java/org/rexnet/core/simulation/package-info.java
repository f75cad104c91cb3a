/**
 * Market designs compared on the same world: the door of the simulation.
 *
 * <p>Start at {@link org.rexnet.core.simulation.Designs} and {@link org.rexnet.core.simulation.SimulationSections}. May depend on
 * {@code network}, {@code core.market}, {@code core.section}, {@code core.simulation.design}, {@code core.simulation.experiment},
 * {@code core.simulation.random}, {@code core.simulation.run}, {@code core.simulation.statistics}, {@code core.simulation.world} and
 * {@code core.study}.
 */
@NullMarked
package org.rexnet.core.simulation;

import org.jspecify.annotations.NullMarked;
