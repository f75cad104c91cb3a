/**
 * Words of the market that rooms share: sides, units of power, price and money, delivery periods and the market's
 * rules.
 *
 * <p>Start at {@link org.rexnet.core.market.MarketRules}. May depend on no other package.
 */
@NullMarked
package org.rexnet.core.market;

import org.jspecify.annotations.NullMarked;
