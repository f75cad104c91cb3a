/**
 * The linear programming port: a mutable model in arrays, typed handles, sealed outcomes, and the certificate that
 * every optimum carries.
 *
 * <p>Start with {@link org.rexnet.core.optimization.LinearModel} and {@link org.rexnet.core.optimization.Solver}. May
 * depend on {@code com.powsybl.math}.
 */
@NullMarked
package org.rexnet.core.optimization;

import org.jspecify.annotations.NullMarked;
