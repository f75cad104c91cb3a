package org.rexnet.core.simulation.calendar;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * Events that are to come, first by time, then by class, then by number: what comes at the same time comes in the same order whoever
 * entered it first. A heap of four children on two arrays of numbers; mutable, for one thread; no allocation but when it grows.
 */
public final class EventCalendar {

    private static final int CHILDREN = 4;
    private static final int CLASS_SHIFT = 56;
    private static final long NUMBERS = (1L << CLASS_SHIFT) - 1;
    private static final int MOST_CLASS = 127;

    private long[] times;
    private long[] ranks;
    private int size;
    private long time = Long.MIN_VALUE;
    private long rank;
    private long taken;

    /** Makes an empty calendar with room for so many events; it grows as needed. */
    public EventCalendar(int room) {
        times = new long[Math.max(CHILDREN, room)];
        ranks = new long[times.length];
    }

    /**
     * Enters an event.
     *
     * @param at time, not before that of the event taken last
     * @param eventClass from 0 to 127: at one time, smaller ones come first
     * @param number from 0 to 2^56 - 1: at one time, of one class, smaller ones come first
     */
    public void add(long at, int eventClass, long number) {
        if (at < time) {
            throw new IllegalArgumentException("An event at %d cannot come before that at %d.".formatted(at, time));
        }
        if (eventClass < 0 || eventClass > MOST_CLASS || number < 0 || number > NUMBERS) {
            throw new IllegalArgumentException(
                    "An event needs a class from 0 to %d and a number from 0 to %d but has %d and %d."
                            .formatted(MOST_CLASS, NUMBERS, eventClass, number));
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            ranks = Arrays.copyOf(ranks, 2 * size);
        }
        rise(size++, at, ((long) eventClass << CLASS_SHIFT) | number);
    }

    /** Returns whether nothing is to come. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Returns how many events are to come. */
    public int size() {
        return size;
    }

    /** Returns how many events were taken. */
    public long taken() {
        return taken;
    }

    /** Returns the time of the next event; {@link Long#MAX_VALUE} where there is none. */
    public long nextTime() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Takes the next event; {@link #time}, {@link #eventClass} and {@link #number} tell it. */
    public void take() {
        if (size == 0) {
            throw new NoSuchElementException("No event is to come.");
        }
        time = times[0];
        rank = ranks[0];
        taken++;
        size--;
        if (size > 0) {
            sink(times[size], ranks[size]);
        }
    }

    /** Returns the time of the event taken last. */
    public long time() {
        return time;
    }

    /** Returns the class of the event taken last. */
    public int eventClass() {
        return (int) (rank >>> CLASS_SHIFT);
    }

    /** Returns the number of the event taken last. */
    public long number() {
        return rank & NUMBERS;
    }

    private void rise(int from, long at, long atRank) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) / CHILDREN;
            if (!isBefore(at, atRank, times[parent], ranks[parent])) {
                break;
            }
            times[place] = times[parent];
            ranks[place] = ranks[parent];
            place = parent;
        }
        times[place] = at;
        ranks[place] = atRank;
    }

    /** Puts an event at the top and lets it sink below all that come before it. */
    private void sink(long at, long atRank) {
        int place = 0;
        while (true) {
            int first = CHILDREN * place + 1;
            if (first >= size) {
                break;
            }
            int least = first;
            int end = Math.min(size, first + CHILDREN);
            for (int child = first + 1; child < end; child++) {
                if (isBefore(times[child], ranks[child], times[least], ranks[least])) {
                    least = child;
                }
            }
            if (!isBefore(times[least], ranks[least], at, atRank)) {
                break;
            }
            times[place] = times[least];
            ranks[place] = ranks[least];
            place = least;
        }
        times[place] = at;
        ranks[place] = atRank;
    }

    private static boolean isBefore(long time, long rank, long otherTime, long otherRank) {
        return time < otherTime || time == otherTime && rank < otherRank;
    }
}
