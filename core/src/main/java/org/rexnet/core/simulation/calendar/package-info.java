/**
 * Events of a simulation in the order of their time.
 *
 * <p>Start at {@link org.rexnet.core.simulation.calendar.EventCalendar}. May depend on no other package.
 */
@NullMarked
package org.rexnet.core.simulation.calendar;

import org.jspecify.annotations.NullMarked;
