/**
 * Tables of a folder as they are written: rows that appear once they differ from a default, their series, and the folder that appears
 * whole.
 *
 * <p>Start at {@link org.rexnet.core.study.pypsa.write.Sheets}. Knows no kind of component. May depend on
 * {@code network}, {@code core.study}, {@code core.study.parquet}, {@code core.study.pypsa.read} and
 * {@code de.siegmar.fastcsv.writer}.
 */
@NullMarked
package org.rexnet.core.study.pypsa.write;

import org.jspecify.annotations.NullMarked;
