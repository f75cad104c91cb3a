/**
 * A market design and what a run of it leaves: welfare, money, energy and prices.
 *
 * <p>Start at {@link org.rexnet.core.simulation.run.Design} and {@link org.rexnet.core.simulation.run.Run}. May depend on
 * {@code core.optimization}, {@code core.simulation.world} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.simulation.run;

import org.jspecify.annotations.NullMarked;
