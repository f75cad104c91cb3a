/**
 * Which capacity to add: reads short-run prices and recommends long-run additions.
 *
 * <p>Start at {@link org.rexnet.investment.ExpansionPlanning}. May depend on {@code network}, {@code core.clearing},
 * {@code core.clearing.answer}, {@code core.clearing.result}, {@code core.clearing.solve},
 * {@code core.clearing.subproblem}, {@code core.optimization}, {@code core.section}, {@code core.study},
 * {@code core.study.pypsa.read}, {@code investment.decomposition}, {@code investment.signal} and {@code de.siegmar.fastcsv}.
 */
@NullMarked
package org.rexnet.investment;

import org.jspecify.annotations.NullMarked;
