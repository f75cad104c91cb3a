/**
 * Answers, told as sections, as a page of text, one JSON object, CSV tables and pictures.
 *
 * <p>Start at {@link org.rexnet.investment.report.TextPage}. May depend on {@code core.section},
 * {@code investment.report.figure}, {@code com.fasterxml.jackson} and {@code de.siegmar.fastcsv}.
 */
@NullMarked
package org.rexnet.investment.report;

import org.jspecify.annotations.NullMarked;
