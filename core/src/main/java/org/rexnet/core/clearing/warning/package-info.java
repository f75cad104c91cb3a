/**
 * What is odd in a study or in its clearing, in sentences for people.
 *
 * <p>Start at {@link org.rexnet.core.clearing.warning.Warnings}. May depend on {@code network}, {@code network.flow},
 * {@code core.clearing.flow}, {@code core.clearing.result}, {@code core.section} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.clearing.warning;

import org.jspecify.annotations.NullMarked;
