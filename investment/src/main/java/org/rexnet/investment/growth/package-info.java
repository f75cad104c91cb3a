/**
 * Long-run dynamics: participants connect and invest year by year, each for its own profit, until nobody acts any more. Start at {@link
 * org.rexnet.investment.growth.LongRunDynamics}. Rests on investment and core.
 */
@NullMarked
package org.rexnet.investment.growth;

import org.jspecify.annotations.NullMarked;
