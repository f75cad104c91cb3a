/**
 * The linear programming port: a mutable model in arrays, typed handles, sealed outcomes, and the certificate that every optimum carries.
 * Start with {@link org.rexnet.core.optimization.LinearModel} and {@link org.rexnet.core.optimization.Solver}.
 * Depends on no other package of this project; nothing outside the adapters below it knows a solver.
 */
@NullMarked
package org.rexnet.core.optimization;

import org.jspecify.annotations.NullMarked;
