package org.rexnet.core.study;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * One number per snapshot, or the same number for all; immutable. The unit is that of the attribute it belongs to.
 *
 * <p>A snapshot may be left open where the attribute allows it (set points): see {@link #isGiven}.
 */
public final class Profile {

    /** 0 in every snapshot. */
    public static final Profile ZERO = new Profile(0, null);

    /** 1 in every snapshot. */
    public static final Profile ONE = new Profile(1, null);

    /** Positive infinity, which means no limit, in every snapshot. */
    public static final Profile UNLIMITED = new Profile(Double.POSITIVE_INFINITY, null);

    private final double constant;
    private final double @org.jspecify.annotations.Nullable [] values;

    private Profile(double constant, double @org.jspecify.annotations.Nullable [] values) {
        this.constant = constant;
        this.values = values;
    }

    /** Returns a profile that is the same in every snapshot. */
    public static Profile of(double constant) {
        return new Profile(constant, null);
    }

    /** Returns a profile with one value per snapshot; NaN leaves a snapshot open. The array is copied. */
    public static Profile of(double[] values) {
        return new Profile(Double.NaN, values.clone());
    }

    /** Returns the value in snapshot {@code t}; NaN where it was left open. */
    public double at(int t) {
        return values == null ? constant : values[t];
    }

    /**
     * Writes the values of the snapshots from {@code first} up to but without {@code end} into every {@code stride}-th place of an array.
     *
     * @param start place of the first one
     */
    public void copyTo(double[] target, int start, int stride, int first, int end) {
        double[] given = values;
        for (int t = first, place = start; t < end; t++, place += stride) {
            target[place] = given == null ? constant : given[t];
        }
    }

    /** Returns whether snapshot {@code t} has a value. */
    public boolean isGiven(int t) {
        return !Double.isNaN(at(t));
    }

    /** Returns whether the value is the same in every snapshot by construction. */
    public boolean isConstant() {
        return values == null;
    }

    /** Returns whether the profile is the given constant in every snapshot. */
    public boolean isAlways(double value) {
        return values == null ? constant == value : Arrays.stream(values).allMatch(v -> v == value);
    }

    /** Returns the number of snapshots that the values are for; 0 where the profile is constant and fits every horizon. */
    public int length() {
        return values == null ? 0 : values.length;
    }

    /** Returns the smallest value; NaN where there is none, or one is left open. */
    public double min() {
        return values == null ? constant : extreme(values, Math::min);
    }

    /** Returns the largest value; NaN where there is none, or one is left open. */
    public double max() {
        return values == null ? constant : extreme(values, Math::max);
    }

    private static double extreme(double[] values, DoubleBinaryOperator further) {
        double most = values.length == 0 ? Double.NaN : values[0];
        for (double value : values) {
            most = further.applyAsDouble(most, value);
        }
        return most;
    }

    /** Returns the profile whose values are {@code f} of these. */
    public Profile map(DoubleUnaryOperator f) {
        return values == null
                ? of(f.applyAsDouble(constant))
                : new Profile(Double.NaN, Arrays.stream(values).map(f).toArray());
    }

    /** Returns the profile whose values are {@code f} of these and of another's in the same snapshot. */
    public Profile with(Profile other, DoubleBinaryOperator f) {
        if (values == null && other.values == null) {
            return of(f.applyAsDouble(constant, other.constant));
        }
        double[] both = new double[Math.max(length(), other.length())];
        for (int t = 0; t < both.length; t++) {
            both[t] = f.applyAsDouble(at(t), other.at(t));
        }
        return new Profile(Double.NaN, both);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Profile that
                && Double.compare(constant, that.constant) == 0
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(constant) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values == null
                ? Double.toString(constant)
                : "%d values from %s to %s".formatted(values.length, min(), max());
    }
}
