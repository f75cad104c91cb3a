/**
 * What the user said: network, participants, horizon and candidates, with its readers and writers.
 *
 * <p>Start at {@link org.rexnet.core.study.Study}. May depend on {@code network}, {@code network.flow},
 * {@code core.study.iidm}, {@code core.study.matpower}, {@code core.study.pypsa}, {@code core.study.pypsa.write} and
 * {@code org.snakeyaml.engine}.
 */
@NullMarked
package org.rexnet.core.study;

import org.jspecify.annotations.NullMarked;
