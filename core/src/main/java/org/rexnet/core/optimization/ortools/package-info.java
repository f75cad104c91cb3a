/**
 * OR-Tools as a second opinion: other solvers for the same models, built anew for every solve.
 * Start with {@link org.rexnet.core.optimization.ortools.OrToolsSolver}.
 * Depends on {@code core.optimization} and OR-Tools, whose native libraries are loaded at first use.
 */
@NullMarked
package org.rexnet.core.optimization.ortools;

import org.jspecify.annotations.NullMarked;
