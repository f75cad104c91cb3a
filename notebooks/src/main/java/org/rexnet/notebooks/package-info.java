/**
 * The few lines that make results display well in Jupyter notebooks with a Java kernel: tables, charts and claims.
 *
 * <p>Start at {@link org.rexnet.notebooks.ResultDisplay}. May depend on all other modules, the kernel and a library for charts.
 */
@NullMarked
package org.rexnet.notebooks;

import org.jspecify.annotations.NullMarked;
