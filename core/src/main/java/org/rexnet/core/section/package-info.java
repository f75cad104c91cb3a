/**
 * An answer as sections: titled tables and facts with typed columns, told once and rendered as a page, JSON, CSV, table
 * or picture.
 *
 * <p>Start at {@link org.rexnet.core.section.Section}. May depend on {@code tech.tablesaw}.
 */
@NullMarked
package org.rexnet.core.section;

import org.jspecify.annotations.NullMarked;
