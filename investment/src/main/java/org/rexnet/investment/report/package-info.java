/**
 * Pictures of plans and signals.
 *
 * <p>Start at {@link org.rexnet.investment.report.SignalPicture}. May depend on the investment package, the core and the network.
 */
@NullMarked
package org.rexnet.investment.report;

import org.jspecify.annotations.NullMarked;
