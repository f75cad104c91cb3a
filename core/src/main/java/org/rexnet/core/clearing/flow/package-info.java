/**
 * How injections become balances, flows and their limits: by sensitivities, by voltage angles, or as transport.
 *
 * <p>Start at {@link org.rexnet.core.clearing.flow.FlowModel}. May depend on the window and what that rests on, and on the network's flow.
 */
@NullMarked
package org.rexnet.core.clearing.flow;

import org.jspecify.annotations.NullMarked;
