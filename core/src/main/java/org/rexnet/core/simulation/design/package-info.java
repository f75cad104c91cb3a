/**
 * Market designs: each a class that reads as its rule book, run on a world.
 *
 * <p>Start at {@link org.rexnet.core.simulation.design.MarketDesigns}. May depend on {@code core.clearing.auction}, {@code core.exchange},
 * {@code core.market}, {@code core.optimization}, {@code core.settlement}, {@code core.section}, {@code core.simulation.calendar},
 * {@code core.simulation.dispatch}, {@code core.simulation.plan}, {@code core.simulation.plant}, {@code core.simulation.random},
 * {@code core.simulation.run}, {@code core.simulation.world}, {@code core.study}, {@code core.trading} and {@code network}.
 */
@NullMarked
package org.rexnet.core.simulation.design;

import org.jspecify.annotations.NullMarked;
