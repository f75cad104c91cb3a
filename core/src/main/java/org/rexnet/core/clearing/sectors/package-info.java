/**
 * What it is worth that the sectors of a study share one market: the same study planned one sector after the other.
 *
 * <p>Start at {@link org.rexnet.core.clearing.sectors.SectorCouplingValue}. May depend on {@code network},
 * {@code network.flow}, {@code core.clearing.component}, {@code core.clearing.flow}, {@code core.clearing.model},
 * {@code core.clearing.result}, {@code core.clearing.solve}, {@code core.optimization} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.sectors;

import org.jspecify.annotations.NullMarked;
