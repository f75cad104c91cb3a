package org.rexnet.core.study.imports;

/** Which comes first in a date of numbers whose year is last. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
