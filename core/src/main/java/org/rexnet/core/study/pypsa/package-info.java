/**
 * Studies as folders of CSV tables with PyPSA's names, units, defaults and meaning.
 *
 * <p>Start at {@link org.rexnet.core.study.pypsa.PypsaReader}. May depend on {@code network}, {@code network.flow},
 * {@code core.study}, {@code core.study.parquet}, {@code core.study.pypsa.read}, {@code core.study.pypsa.write} and
 * {@code de.siegmar.fastcsv}.
 */
@NullMarked
package org.rexnet.core.study.pypsa;

import org.jspecify.annotations.NullMarked;
