/**
 * Claims about what market prices say to those who invest, tested by fresh runs and plans.
 *
 * <p>Start at {@link org.rexnet.investment.claim.InvestmentClaims}. May depend on {@code core.clearing},
 * {@code core.clearing.result}, {@code core.optimization}, {@code core.simulation}, {@code core.simulation.claim},
 * {@code core.simulation.experiment}, {@code core.simulation.statistics}, {@code core.simulation.world},
 * {@code core.study}, {@code core.trading}, {@code investment}, {@code investment.growth} and
 * {@code investment.signal}.
 */
@NullMarked
package org.rexnet.investment.claim;

import org.jspecify.annotations.NullMarked;
