/**
 * How injections become balances, flows and their limits: by sensitivities, by voltage angles, or as transport.
 *
 * <p>Start at {@link org.rexnet.core.clearing.flow.FlowModel}. May depend on {@code network}, {@code network.flow},
 * {@code network.topology}, {@code core.clearing.model}, {@code core.clearing.result}, {@code core.optimization},
 * {@code core.study} and {@code org.jgrapht}.
 */
@NullMarked
package org.rexnet.core.clearing.flow;

import org.jspecify.annotations.NullMarked;
