/**
 * Experiments: a study under several designs in the worlds of several seeds, and what can be said from that.
 *
 * <p>Start at {@link org.rexnet.core.simulation.experiment.Experiment}. May depend on {@code network}, {@code core.optimization},
 * {@code core.section}, {@code core.simulation.random}, {@code core.simulation.run}, {@code core.simulation.statistics},
 * {@code core.simulation.world}, {@code core.study} and {@code core.task}.
 */
@NullMarked
package org.rexnet.core.simulation.experiment;

import org.jspecify.annotations.NullMarked;
