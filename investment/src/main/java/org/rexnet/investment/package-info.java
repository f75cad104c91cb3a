/**
 * Which capacity to add: reads short-run prices and recommends long-run additions.
 *
 * <p>Start at {@link org.rexnet.investment.ExpansionPlanning}. May depend on the core and the network.
 */
@NullMarked
package org.rexnet.investment;

import org.jspecify.annotations.NullMarked;
