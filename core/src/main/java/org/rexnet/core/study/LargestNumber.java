package org.rexnet.core.study;

/** The largest finite number that files may hold, in the unit of its place: models take no coefficient of 1e15 or more. */
public final class LargestNumber {

    /** The number; its negative is the least. */
    public static final double SIZE = 1e12;

    /** As messages write it. */
    public static final String TEXT = "1e12";

    private LargestNumber() {}

    /** Returns whether a number is beyond it on either side; false for NaN. */
    public static boolean isExceededBy(double number) {
        return Math.abs(number) > SIZE;
    }
}
