/**
 * The command {@code rexnet}: reads a study, lets the other packages work, and shows what came of it.
 *
 * <p>Start at {@link org.rexnet.investment.cli.Rexnet}. May depend on {@code network}, {@code network.flow},
 * {@code core.clearing}, {@code core.clearing.answer}, {@code core.clearing.heat}, {@code core.clearing.result},
 * {@code core.clearing.sectors}, {@code core.clearing.warning}, {@code core.exchange}, {@code core.optimization},
 * {@code core.optimization.highs}, {@code core.parcel}, {@code core.section}, {@code core.simulation}, {@code core.simulation.claim},
 * {@code core.simulation.experiment}, {@code core.simulation.run}, {@code core.simulation.statistics}, {@code core.study},
 * {@code core.study.builtin}, {@code core.study.iidm},
 * {@code core.study.imports}, {@code core.study.pypsa}, {@code core.trading}, {@code investment},
 * {@code investment.alternative}, {@code investment.claim}, {@code investment.decomposition}, {@code investment.decomposition.spark},
 * {@code investment.growth}, {@code investment.path}, {@code investment.report}, {@code investment.report.figure},
 * {@code investment.report.html}, {@code investment.signal},
 * {@code de.siegmar.fastcsv}, {@code me.tongfei.progressbar} and {@code picocli}.
 */
@NullMarked
package org.rexnet.investment.cli;

import org.jspecify.annotations.NullMarked;
