/**
 * The studies that come with RexNet: a harbour town, a village without a grid, textbook markets with known answers.
 *
 * <p>Start at {@link org.rexnet.core.study.builtin.BuiltInStudies}. Knows the study, and nothing but its builder and
 * records. May depend on {@code network} and {@code core.study}.
 */
@NullMarked
package org.rexnet.core.study.builtin;

import org.jspecify.annotations.NullMarked;
