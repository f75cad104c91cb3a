package org.rexnet.core.study;

/** How a folder holds series. */
public enum SeriesFormat {
    /** Text, which PyPSA reads, too. */
    CSV,
    /** Parquet: smaller, and faster for long horizons. */
    PARQUET
}
