/**
 * Long-run dynamics: participants connect and invest year by year, each for its own profit, until nobody acts any more.
 *
 * <p>Start at {@link org.rexnet.investment.growth.LongRunDynamics}. May depend on {@code network},
 * {@code core.clearing}, {@code core.clearing.result}, {@code core.optimization}, {@code core.section},
 * {@code core.study}, {@code core.task}, {@code investment}, {@code investment.signal},
 * {@code org.apache.commons.math3} and {@code org.jgrapht}.
 */
@NullMarked
package org.rexnet.investment.growth;

import org.jspecify.annotations.NullMarked;
