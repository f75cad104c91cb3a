/**
 * Claims about the reservation exchange, each with its estimator, control and interval, tested by fresh runs.
 *
 * <p>Start at {@link org.rexnet.core.simulation.claim.MarketClaim}. May depend on {@code network}, {@code core.exchange},
 * {@code core.market}, {@code core.section}, {@code core.simulation.experiment}, {@code core.simulation.run},
 * {@code core.simulation.statistics}, {@code core.simulation.world} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.simulation.claim;

import org.jspecify.annotations.NullMarked;
