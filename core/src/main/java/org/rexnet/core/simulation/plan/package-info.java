/**
 * Plans of single plants at given prices: exact, without a solver, in microseconds.
 *
 * <p>Start at {@link org.rexnet.core.simulation.plan.StorePlan}. May depend on
 * nothing else.
 */
@NullMarked
package org.rexnet.core.simulation.plan;

import org.jspecify.annotations.NullMarked;
