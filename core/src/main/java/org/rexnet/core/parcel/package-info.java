/**
 * Studies, results and states of a search as bytes: for another process, or for a file to go on from.
 *
 * <p>Start at {@link org.rexnet.core.parcel.Parcel}. May depend on {@code network}, {@code core.study} and the library
 * {@code com.fasterxml.jackson}.
 */
@NullMarked
package org.rexnet.core.parcel;

import org.jspecify.annotations.NullMarked;
