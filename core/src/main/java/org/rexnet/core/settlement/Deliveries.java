package org.rexnet.core.settlement;

import java.util.Arrays;

/**
 * Deliveries of one island in one period as numbers side by side, for who settles thousands of them again and again: see {@link Delivery}.
 * Mutable; once settled, it tells what each received.
 */
public final class Deliveries {

    private int size;
    private int[] accounts = new int[16];
    private int[] places = new int[16];
    private long[] reserved = new long[16];
    private long[] metered = new long[16];
    private long[] called = new long[16];
    private long[] imbalanceUnits = new long[16];
    private long[] calledUnits = new long[16];

    /** Forgets all. */
    public void clear() {
        size = 0;
    }

    /**
     * Adds a delivery.
     *
     * @param account number of the account in the ledger
     * @param place number of its bus, as prices are told by
     */
    public void add(int account, int place, long reservedMillilots, long meteredMillilots, long calledMillilots) {
        if (size == accounts.length) {
            grow();
        }
        accounts[size] = account;
        places[size] = place;
        reserved[size] = reservedMillilots;
        metered[size] = meteredMillilots;
        called[size++] = calledMillilots;
    }

    private void grow() {
        accounts = Arrays.copyOf(accounts, 2 * size);
        places = Arrays.copyOf(places, 2 * size);
        reserved = Arrays.copyOf(reserved, 2 * size);
        metered = Arrays.copyOf(metered, 2 * size);
        called = Arrays.copyOf(called, 2 * size);
        imbalanceUnits = new long[2 * size];
        calledUnits = new long[2 * size];
    }

    /** Returns how many there are. */
    public int size() {
        return size;
    }

    int account(int k) {
        return accounts[k];
    }

    /** Returns the number of a delivery's bus. */
    public int place(int k) {
        return places[k];
    }

    long metered(int k) {
        return metered[k];
    }

    long reserved(int k) {
        return reserved[k];
    }

    long called(int k) {
        return called[k];
    }

    /** Returns the deviation of a delivery from reservation and called energy; above 0 the participant is long. */
    long imbalance(int k) {
        return Math.subtractExact(Math.subtractExact(metered[k], reserved[k]), called[k]);
    }

    void receive(int k, long forImbalance, long forCalled) {
        imbalanceUnits[k] = forImbalance;
        calledUnits[k] = forCalled;
    }

    /** Returns what a delivery that was settled received for its imbalance, in units of money. */
    public long imbalanceUnits(int k) {
        return imbalanceUnits[k];
    }

    /** Returns what a delivery that was settled received for called energy, in units of money. */
    public long calledUnits(int k) {
        return calledUnits[k];
    }
}
