/**
 * A path over several years: what to build in which year, decided year by year or with foresight. Start at {@link
 * org.rexnet.investment.path.PathPlanning}. Rests on investment and core.
 */
@NullMarked
package org.rexnet.investment.path;

import org.jspecify.annotations.NullMarked;
