/**
 * Trading on a study: its participants, grids and rules as an exchange, files of orders, what a day of trading came to.
 *
 * <p>Start at {@link org.rexnet.core.trading.StudyMarket} and {@link org.rexnet.core.trading.TradingSession}. May depend
 * on {@code network}, {@code network.flow}, {@code core.clearing.auction}, {@code core.exchange}, {@code core.market},
 * {@code core.optimization}, {@code core.section}, {@code core.settlement}, {@code core.study},
 * {@code core.study.builtin} and {@code de.siegmar.fastcsv}.
 */
@NullMarked
package org.rexnet.core.trading;

import org.jspecify.annotations.NullMarked;
