/**
 * Cutting planes: parts of a horizon that are cleared at given capacities, and the master problem that proposes the next ones.
 *
 * <p>Start at {@link org.rexnet.investment.decomposition.Decomposition}. May depend on the core and the network.
 */
@NullMarked
package org.rexnet.investment.decomposition;

import org.jspecify.annotations.NullMarked;
