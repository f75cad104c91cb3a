package org.rexnet.core.study;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Chance in the hands of a random study: numbers, series and choices over its snapshots; mutable, one history for one seed. */
public final class Dice {

    private final Random random;
    private final int snapshots;
    private final double years;

    /** Makes dice for series of so many snapshots of an hour. */
    public Dice(long seed, int snapshots) {
        this(seed, snapshots, snapshots / 8760.0);
    }

    Dice(long seed, Horizon horizon) {
        this(seed, horizon.size(), horizon.years());
    }

    private Dice(long seed, int snapshots, double years) {
        random = new Random(seed);
        this.snapshots = snapshots;
        this.years = years;
    }

    /** Returns the hours that the snapshots stand for, in years of 8,760 hours. */
    double years() {
        return years;
    }

    /** Returns the number of snapshots that series have. */
    public int snapshots() {
        return snapshots;
    }

    /** Returns true once in {@code oneIn} times. */
    public boolean once(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** Returns true every other time. */
    public boolean chance() {
        return random.nextBoolean();
    }

    /** Returns a whole number from {@code low} to {@code high}, both included. */
    public int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** Returns a number between two others. */
    public double number(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Returns a number for each snapshot. */
    public double[] numbers(double low, double high) {
        return random.doubles(snapshots).map(u -> low + (high - low) * u).toArray();
    }

    /** Returns a constant or a series. */
    public Profile profile(double low, double high) {
        return chance() ? Profile.of(number(low, high)) : Profile.of(numbers(low, high));
    }

    /** Returns numbers for about every third snapshot, and for none of the others. */
    public Profile nowAndThen(double low, double high) {
        double[] values = numbers(low, high);
        for (int t = 0; t < snapshots; t++) {
            if (!once(3)) {
                values[t] = Double.NaN;
            }
        }
        return Profile.of(values);
    }

    /** Returns one of a list. */
    public <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Returns another of a list than one that is known. */
    public String other(List<String> list, String known) {
        return pick(list.stream().filter(one -> !one.equals(known)).toList());
    }

    /** Returns a quarter of an hour between two numbers of hours after a point in time. */
    public Instant quarter(Instant from, int lowHours, int highHours) {
        return from.plus(Duration.ofMinutes(15L * whole(4 * lowHours, 4 * highHours)));
    }
}
