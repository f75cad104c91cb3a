/**
 * Parts of a horizon and runs of experiments as tasks on Apache Spark, which is an optional dependency: only this package knows it.
 *
 * <p>Start at {@link org.rexnet.investment.decomposition.spark.SparkMaster}, which needs no Spark itself. May depend on
 * {@code core.clearing.result}, {@code core.clearing.solve}, {@code core.clearing.subproblem},
 * {@code core.optimization}, {@code core.optimization.highs}, {@code core.parcel}, {@code core.simulation},
 * {@code core.simulation.experiment}, {@code core.simulation.run}, {@code core.simulation.world}, {@code core.study},
 * {@code investment.decomposition}, {@code org.apache.spark} and {@code scala}.
 */
@NullMarked
package org.rexnet.investment.decomposition.spark;

import org.jspecify.annotations.NullMarked;
