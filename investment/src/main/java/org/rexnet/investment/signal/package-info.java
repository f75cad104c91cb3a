/**
 * Candidates, and the value of one more unit of each at given prices: marginal revenue and cost, appraisal, and the hours that earn.
 *
 * <p>Start at {@link org.rexnet.investment.signal.SignalTable}. May depend on {@code network},
 * {@code core.clearing}, {@code core.clearing.result}, {@code core.optimization}, {@code core.section},
 * {@code core.study}, {@code core.study.pypsa.read} and {@code org.apache.commons.math3}.
 */
@NullMarked
package org.rexnet.investment.signal;

import org.jspecify.annotations.NullMarked;
