/**
 * Settlement: who pays what to whom, in exact integers, from trades to deliveries, imbalances, losses and rents.
 *
 * <p>Start at {@link org.rexnet.core.settlement.Ledger} and {@link org.rexnet.core.settlement.DeliverySettlement}. May
 * depend on {@code network}, {@code network.flow}, {@code core.clearing}, {@code core.clearing.result},
 * {@code core.market}, {@code core.optimization} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.settlement;

import org.jspecify.annotations.NullMarked;
