/**
 * How power spreads over lines and transformers: the DC approximation, with sensitivities and outages; how heat flows
 * through pipes: mass flows, temperatures, losses, pressures.
 *
 * <p>Start at {@link org.rexnet.network.flow.DcFlow} and {@link org.rexnet.network.flow.HeatFlow}. May depend on
 * {@code network}, {@code network.topology} and {@code com.powsybl.math}.
 */
@NullMarked
package org.rexnet.network.flow;

import org.jspecify.annotations.NullMarked;
