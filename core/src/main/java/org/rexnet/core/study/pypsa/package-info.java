/**
 * Studies as folders of CSV tables with PyPSA's names, units, defaults and meaning.
 *
 * <p>Start at {@link org.rexnet.core.study.pypsa.PypsaReader}. May depend on studies and networks.
 */
@NullMarked
package org.rexnet.core.study.pypsa;

import org.jspecify.annotations.NullMarked;
