/**
 * What each kind of component adds to a window: its variables, rows, injections and cost, and what it reads from a solution.
 *
 * <p>Start at {@link org.rexnet.core.clearing.component.ComponentTerms}. May depend on the window, the flow models and what these rest on.
 */
@NullMarked
package org.rexnet.core.clearing.component;

import org.jspecify.annotations.NullMarked;
