/**
 * Plants of a world's actors, and how these act on a market: what they plan, offer and want.
 *
 * <p>Start at {@link org.rexnet.core.simulation.plant.Plants}. May depend on {@code core.market}, {@code core.simulation.dispatch},
 * {@code core.simulation.plan}, {@code core.simulation.random}, {@code core.simulation.world}, {@code core.study} and {@code network}.
 */
@NullMarked
package org.rexnet.core.simulation.plant;

import org.jspecify.annotations.NullMarked;
