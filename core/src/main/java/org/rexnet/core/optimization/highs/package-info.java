/**
 * HiGHS, driven through its C interface: one native model per session, changed in place and solved again from its last basis.
 * Start with {@link org.rexnet.core.optimization.highs.StandardSolver}.
 * Depends on {@code core.optimization} and JNA; the native library comes out of OR-Tools' platform jars.
 */
@NullMarked
package org.rexnet.core.optimization.highs;

import org.jspecify.annotations.NullMarked;
