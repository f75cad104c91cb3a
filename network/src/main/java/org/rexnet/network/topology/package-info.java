/**
 * How a network hangs together: islands, bridges, cycles, radial parts and routes, by JGraphT's algorithms.
 *
 * <p>Start at {@link org.rexnet.network.topology.Topology}. May depend on {@code network} and {@code org.jgrapht}.
 */
@NullMarked
package org.rexnet.network.topology;

import org.jspecify.annotations.NullMarked;
