/**
 * Measures how fast RexNet is, beside the angle formulation in the same process and beside PyPSA in the same run.
 *
 * <p>Start at {@link org.rexnet.investment.bench.Benchmarks}. May depend on everything; nothing depends on it.
 */
@NullMarked
package org.rexnet.investment.bench;

import org.jspecify.annotations.NullMarked;
