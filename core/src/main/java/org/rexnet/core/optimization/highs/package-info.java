/**
 * HiGHS, driven through its C interface: one native model per session, changed in place and solved again from its last
 * basis.
 *
 * <p>Start with {@link org.rexnet.core.optimization.highs.StandardSolver}. May depend on {@code core.optimization},
 * {@code core.optimization.ortools} and {@code com.sun.jna}.
 */
@NullMarked
package org.rexnet.core.optimization.highs;

import org.jspecify.annotations.NullMarked;
