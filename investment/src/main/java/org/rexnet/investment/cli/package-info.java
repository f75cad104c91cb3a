/**
 * The command {@code rexnet}: reads a study, lets the other packages work, and shows what came of it.
 *
 * <p>Start at {@link org.rexnet.investment.cli.Rexnet}. May depend on everything; nothing may depend on it.
 */
@NullMarked
package org.rexnet.investment.cli;

import org.jspecify.annotations.NullMarked;
