/**
 * The flow of water behind a clearing of heat: is it deliverable, and does it follow friction.
 *
 * <p>Start at {@link org.rexnet.core.clearing.heat.HeatCheck}. May depend on the study, the network's flow and the results.
 */
@NullMarked
package org.rexnet.core.clearing.heat;

import org.jspecify.annotations.NullMarked;
