/**
 * Everything that no market design decides: needs, weather, forecasts at each time, vehicles, failures, arrivals at the market; drawn
 * before and apart from any design. The rules and limits of the study's market are there, too.
 *
 * <p>Start at {@link org.rexnet.core.simulation.world.World} and {@link org.rexnet.core.simulation.world.Setting}. May depend on
 * {@code network}, {@code core.clearing}, {@code core.clearing.result}, {@code core.market}, {@code core.optimization},
 * {@code core.section}, {@code core.simulation.random}, {@code core.study} and {@code core.trading}.
 */
@NullMarked
package org.rexnet.core.simulation.world;

import org.jspecify.annotations.NullMarked;
