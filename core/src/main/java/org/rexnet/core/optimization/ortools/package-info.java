/**
 * OR-Tools as a second opinion: other solvers for the same models, built anew for every solve.
 *
 * <p>Start with {@link org.rexnet.core.optimization.ortools.OrToolsSolver}. May depend on {@code core.optimization} and
 * {@code com.google.ortools}.
 */
@NullMarked
package org.rexnet.core.optimization.ortools;

import org.jspecify.annotations.NullMarked;
