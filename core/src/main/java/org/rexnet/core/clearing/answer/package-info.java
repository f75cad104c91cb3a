/**
 * Clearings told as sections: costs, prices and what sets them, congestion, supply, sectors, charging, heat, and why there is no dispatch.
 *
 * <p>Start at {@link org.rexnet.core.clearing.answer.ClearingSections}. May depend on clearings and their results, the study and sections.
 */
@NullMarked
package org.rexnet.core.clearing.answer;

import org.jspecify.annotations.NullMarked;
