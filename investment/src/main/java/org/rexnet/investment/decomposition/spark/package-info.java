/**
 * Parts of a horizon as tasks on Apache Spark, which is an optional dependency: only this package knows it.
 *
 * <p>Start at {@link org.rexnet.investment.decomposition.spark.SparkMaster}, which needs no Spark itself. May depend on the room above,
 * the core and the network.
 */
@NullMarked
package org.rexnet.investment.decomposition.spark;

import org.jspecify.annotations.NullMarked;
