/**
 * What the windows of a rolling clearing hand over to the next: levels, needs, heat under way, vehicles.
 *
 * <p>Start at {@link org.rexnet.core.clearing.rolling.RollingState}. May depend on {@code network},
 * {@code core.clearing.component}, {@code core.clearing.result} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.rolling;

import org.jspecify.annotations.NullMarked;
