/**
 * Series of a study as Parquet files: a column of labels, then one of numbers per component.
 *
 * <p>Start at {@link org.rexnet.core.study.parquet.ParquetSeries}. May depend on {@code core.study}, {@code blue.strategic.parquet} and
 * {@code org.apache.parquet}.
 */
@NullMarked
package org.rexnet.core.study.parquet;

import org.jspecify.annotations.NullMarked;
