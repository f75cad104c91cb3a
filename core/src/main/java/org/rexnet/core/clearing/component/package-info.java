/**
 * Contribution of each kind of component to a window: its variables, rows, injections and cost, and its results from a
 * solution.
 *
 * <p>Start at {@link org.rexnet.core.clearing.component.ComponentTerms}. May depend on {@code network},
 * {@code core.clearing.flow}, {@code core.clearing.model}, {@code core.clearing.result},
 * {@code core.clearing.subproblem}, {@code core.optimization} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.component;

import org.jspecify.annotations.NullMarked;
