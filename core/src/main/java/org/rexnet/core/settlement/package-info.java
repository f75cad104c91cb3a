/**
 * Settlement: who pays what to whom, in exact integers, from trades to deliveries, imbalances, losses and rents.
 *
 * <p>Start at {@link org.rexnet.core.settlement.Ledger} and {@link org.rexnet.core.settlement.DeliverySettlement}. May depend on the
 * market's words, and on the study and its clearing for the dispatch that balances deliveries.
 */
@NullMarked
package org.rexnet.core.settlement;

import org.jspecify.annotations.NullMarked;
