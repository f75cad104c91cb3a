/**
 * What energy flows through: carriers, buses and branches in an immutable network over a JGraphT multigraph.
 *
 * <p>Start at {@link org.rexnet.network.Network}. May depend on {@code org.jgrapht}.
 */
@NullMarked
package org.rexnet.network;

import org.jspecify.annotations.NullMarked;
