/**
 * Independent pieces of work side by side: parts of a horizon, orders of arrival, seeds of an experiment; memory between them.
 *
 * <p>Start at {@link org.rexnet.core.task.Threads}. May depend on no other package.
 */
@NullMarked
package org.rexnet.core.task;

import org.jspecify.annotations.NullMarked;
