/**
 * The flow of water behind a clearing of heat: is it deliverable, and does it follow friction.
 *
 * <p>Start at {@link org.rexnet.core.clearing.heat.HeatCheck}. May depend on {@code network}, {@code network.flow},
 * {@code network.topology}, {@code core.clearing.result}, {@code core.section} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.heat;

import org.jspecify.annotations.NullMarked;
