/**
 * Other people's data in the words of the study format: costs of technologies, profiles of heat demand, sessions of charging
 * sites, RTS-GMLC's and GenX' folders.
 *
 * <p>Start at {@link org.rexnet.core.study.imports.TechnologyCosts}. May depend on {@code network}, {@code core.study},
 * {@code com.fasterxml.jackson} and {@code de.siegmar.fastcsv}.
 */
@NullMarked
package org.rexnet.core.study.imports;

import org.jspecify.annotations.NullMarked;
