/**
 * What the windows of a rolling clearing hand over to the next: levels, needs, heat under way, vehicles.
 *
 * <p>Start at {@link org.rexnet.core.clearing.rolling.RollingState}. May depend on the study and the results.
 */
@NullMarked
package org.rexnet.core.clearing.rolling;

import org.jspecify.annotations.NullMarked;
