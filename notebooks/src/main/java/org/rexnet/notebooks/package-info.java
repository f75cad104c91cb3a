/**
 * The few lines that make results display well in Jupyter notebooks with a Java kernel: tables, charts and claims.
 *
 * <p>Start at {@link org.rexnet.notebooks.ResultDisplay}. May depend on {@code core.clearing},
 * {@code core.clearing.answer}, {@code core.clearing.result}, {@code core.section}, {@code core.study},
 * {@code investment}, {@code investment.report}, {@code org.knowm.xchart}, {@code org.rapaio.jupyter} and
 * {@code tech.tablesaw}.
 */
@NullMarked
package org.rexnet.notebooks;

import org.jspecify.annotations.NullMarked;
