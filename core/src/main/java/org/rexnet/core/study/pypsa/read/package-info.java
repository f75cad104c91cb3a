/**
 * Tables of a folder as they are read: files, cells and their numbers, what the list of attributes allows, faults with file and line.
 *
 * <p>Start at {@link org.rexnet.core.study.pypsa.read.ComponentTable}. Knows no kind of component. May depend on
 * {@code network}, {@code core.study}, {@code core.study.parquet}, {@code ch.randelshofer.fastdoubleparser}, {@code de.siegmar.fastcsv},
 * {@code io.jhdf} and {@code org.dhatim.fastexcel}.
 */
@NullMarked
package org.rexnet.core.study.pypsa.read;

import org.jspecify.annotations.NullMarked;
