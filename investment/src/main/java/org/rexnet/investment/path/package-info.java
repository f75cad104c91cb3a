/**
 * A path over several years: what to build in which year, decided year by year or with foresight.
 *
 * <p>Start at {@link org.rexnet.investment.path.PathPlanning}. May depend on {@code core.clearing.answer},
 * {@code core.clearing.result}, {@code core.clearing.solve}, {@code core.optimization}, {@code core.section},
 * {@code core.study}, {@code investment} and {@code investment.signal}.
 */
@NullMarked
package org.rexnet.investment.path;

import org.jspecify.annotations.NullMarked;
