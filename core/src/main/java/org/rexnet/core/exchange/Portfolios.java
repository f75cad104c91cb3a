package org.rexnet.core.exchange;

import java.util.Arrays;

/** What each participant may trade at each bus, by number in the order added; mutable. */
final class Portfolios {

    private static final int FIELDS = 8;
    private static final int PARTICIPANT = 0;
    private static final int AREA = 1;
    private static final int BUS = 2;
    private static final int SELL_CAP = 3;
    private static final int BUY_CAP = 4;
    private static final int MOST_SOLD = 5;
    private static final int MOST_BOUGHT = 6;

    private int[] fields = new int[16 * FIELDS];
    private int count;
    private long capSum;

    int add(int participant, int area, int bus, int sellCap, int buyCap) {
        int number = count++;
        if (count * FIELDS > fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        set(number, PARTICIPANT, participant);
        set(number, AREA, area);
        set(number, BUS, bus);
        change(number, sellCap, buyCap);
        return number;
    }

    void change(int number, int sellCap, int buyCap) {
        capSum += growth(number, sellCap, buyCap);
        set(number, SELL_CAP, sellCap);
        set(number, BUY_CAP, buyCap);
        set(number, MOST_SOLD, Math.max(get(number, MOST_SOLD), sellCap));
        set(number, MOST_BOUGHT, Math.max(get(number, MOST_BOUGHT), buyCap));
    }

    /** Returns by how much other caps would let {@link #capSum} grow. */
    long growth(int number, long sellCap, long buyCap) {
        return Math.max(0, sellCap - get(number, MOST_SOLD)) + Math.max(0, buyCap - get(number, MOST_BOUGHT));
    }

    int count() {
        return count;
    }

    /**
     * Returns the sum of the largest caps that portfolios ever had, of selling and of buying, in lots: positions stay when caps fall.
     */
    long capSum() {
        return capSum;
    }

    int participant(int number) {
        return get(number, PARTICIPANT);
    }

    /** Returns the number of the grid. */
    int area(int number) {
        return get(number, AREA);
    }

    int bus(int number) {
        return get(number, BUS);
    }

    /** Returns the most lots sold, net, in a period where nothing else is said. */
    int sellCap(int number) {
        return get(number, SELL_CAP);
    }

    /** Returns the most lots bought, net, in a period where nothing else is said. */
    int buyCap(int number) {
        return get(number, BUY_CAP);
    }

    private int get(int number, int field) {
        return fields[number * FIELDS + field];
    }

    private void set(int number, int field, int value) {
        fields[number * FIELDS + field] = value;
    }

    /** Writes or reads all that may change. */
    void keep(Snapshot snapshot) {
        count = snapshot.number(count);
        capSum = snapshot.number(capSum);
        fields = snapshot.numbers(fields, count * FIELDS, Math.max(16, count) * FIELDS);
    }
}
