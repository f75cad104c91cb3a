/**
 * Reads networks in IIDM, the format of PowSyBl, into which its converters turn CGMES, UCTE, IEEE CDF and PSS/E; PowSyBl need not be there
 * for anything else.
 *
 * <p>Start at {@link org.rexnet.core.study.iidm.IidmReader}. May depend on {@code network}, {@code core.study}, {@code core.study.imports},
 * {@code com.powsybl} and {@code de.siegmar.fastcsv}.
 */
@NullMarked
package org.rexnet.core.study.iidm;

import org.jspecify.annotations.NullMarked;
