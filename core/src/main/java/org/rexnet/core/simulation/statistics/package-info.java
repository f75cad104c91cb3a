/**
 * Intervals and tests of samples whose unit is a seed.
 *
 * <p>Start at {@link org.rexnet.core.simulation.statistics.Paired}. May depend on {@code core.simulation.random} and
 * {@code org.apache.commons.statistics}.
 */
@NullMarked
package org.rexnet.core.simulation.statistics;

import org.jspecify.annotations.NullMarked;
