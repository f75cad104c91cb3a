/**
 * A plan seen from outside: plans of nearly the same cost, other assumptions, zero profit, missing money, and limits that hold it back.
 *
 * <p>Start at {@link org.rexnet.investment.alternative.NearOptimal}. May depend on {@code core.clearing.result},
 * {@code core.clearing.solve}, {@code core.optimization}, {@code core.section}, {@code core.study},
 * {@code investment} and {@code investment.signal}.
 */
@NullMarked
package org.rexnet.investment.alternative;

import org.jspecify.annotations.NullMarked;
