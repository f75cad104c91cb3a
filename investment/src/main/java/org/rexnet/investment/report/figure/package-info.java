/**
 * Pictures before they are drawn: figures of sections and of clearings, and the map of a network, also as GeoJSON.
 *
 * <p>Start at {@link org.rexnet.investment.report.figure.Figure}. May depend on {@code network}, {@code core.clearing.result},
 * {@code core.section}, {@code core.study}, {@code com.fasterxml.jackson} and {@code org.jgrapht}.
 */
@NullMarked
package org.rexnet.investment.report.figure;

import org.jspecify.annotations.NullMarked;
