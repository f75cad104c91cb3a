/**
 * What is odd in a study or in its clearing, in sentences for people.
 *
 * <p>Start at {@link org.rexnet.core.clearing.warning.Warnings}. May depend on the study and the results.
 */
@NullMarked
package org.rexnet.core.clearing.warning;

import org.jspecify.annotations.NullMarked;
