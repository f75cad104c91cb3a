/**
 * How power spreads over lines and transformers: the DC approximation, with sensitivities and outages.
 *
 * <p>Start at {@link org.rexnet.network.flow.DcFlow}. May depend on the network, its topology and powsybl-math.
 */
@NullMarked
package org.rexnet.network.flow;

import org.jspecify.annotations.NullMarked;
