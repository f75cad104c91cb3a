/**
 * Answers as one HTML file each, with figures, a map and tables, and as the file from which they can be made again.
 *
 * <p>Start at {@link org.rexnet.investment.report.html.HtmlReport}. May depend on {@code core.section}, {@code core.study},
 * {@code investment.report}, {@code investment.report.figure}, {@code com.fasterxml.jackson} and {@code com.github.mustachejava}.
 */
@NullMarked
package org.rexnet.investment.report.html;

import org.jspecify.annotations.NullMarked;
