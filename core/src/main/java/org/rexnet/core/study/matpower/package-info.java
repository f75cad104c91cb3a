/**
 * Reads MATPOWER cases, format version 2, as text: nothing in them is executed.
 *
 * <p>Start at {@link org.rexnet.core.study.matpower.MatpowerReader}. May depend on {@code network}, {@code core.study}
 * and {@code ch.randelshofer.fastdoubleparser}.
 */
@NullMarked
package org.rexnet.core.study.matpower;

import org.jspecify.annotations.NullMarked;
