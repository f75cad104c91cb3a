/**
 * Clearings told as sections: costs, prices and what sets them, congestion, supply, sectors, charging, heat, and why
 * there is no dispatch.
 *
 * <p>Start at {@link org.rexnet.core.clearing.answer.ClearingSections}. May depend on {@code network},
 * {@code network.flow}, {@code core.clearing.heat}, {@code core.clearing.result}, {@code core.clearing.sectors},
 * {@code core.clearing.warning}, {@code core.section} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.answer;

import org.jspecify.annotations.NullMarked;
