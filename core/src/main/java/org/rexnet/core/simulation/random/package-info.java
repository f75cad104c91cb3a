/**
 * Random numbers that are found by what they are for, not by how many were drawn before.
 *
 * <p>Start at {@link org.rexnet.core.simulation.random.KeyedDraws}. May depend on {@code org.apache.commons.rng}.
 */
@NullMarked
package org.rexnet.core.simulation.random;

import org.jspecify.annotations.NullMarked;
