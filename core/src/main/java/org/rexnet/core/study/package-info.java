/**
 * What the user said: network, participants, horizon and candidates, with its readers and writers.
 *
 * <p>Start at {@link org.rexnet.core.study.Study}. May depend on the network module only; knows no solver and no prices.
 */
@NullMarked
package org.rexnet.core.study;

import org.jspecify.annotations.NullMarked;
