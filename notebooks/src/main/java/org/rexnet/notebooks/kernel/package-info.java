/**
 * The start of the Java kernel for notebooks, which needs nothing but the kernel.
 *
 * <p>Start at {@link org.rexnet.notebooks.kernel.KernelStart}. May depend on {@code org.rapaio.jupyter}.
 */
@NullMarked
package org.rexnet.notebooks.kernel;

import org.jspecify.annotations.NullMarked;
