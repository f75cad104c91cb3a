package org.rexnet.core.exchange;

import java.util.Arrays;

/** What each participant may trade at each bus, by number in the order added; mutable. */
final class Portfolios {

    int[] participant = new int[16];
    int[] area = new int[16];
    int[] bus = new int[16];
    /** Most lots sold and bought, net, in a period where nothing else is said. */
    int[] sellCap = new int[16];

    int[] buyCap = new int[16];
    private int[] mostSold = new int[16];
    private int[] mostBought = new int[16];
    private int count;
    private long capSum;

    int add(int newParticipant, int newArea, int newBus, int newSellCap, int newBuyCap) {
        if (count == bus.length) {
            participant = Arrays.copyOf(participant, 2 * count);
            area = Arrays.copyOf(area, 2 * count);
            bus = Arrays.copyOf(bus, 2 * count);
            sellCap = Arrays.copyOf(sellCap, 2 * count);
            buyCap = Arrays.copyOf(buyCap, 2 * count);
            mostSold = Arrays.copyOf(mostSold, 2 * count);
            mostBought = Arrays.copyOf(mostBought, 2 * count);
        }
        participant[count] = newParticipant;
        area[count] = newArea;
        bus[count] = newBus;
        count++;
        change(count - 1, newSellCap, newBuyCap);
        return count - 1;
    }

    void change(int number, int newSellCap, int newBuyCap) {
        capSum += growth(number, newSellCap, newBuyCap);
        sellCap[number] = newSellCap;
        buyCap[number] = newBuyCap;
        mostSold[number] = Math.max(mostSold[number], newSellCap);
        mostBought[number] = Math.max(mostBought[number], newBuyCap);
    }

    /** Returns by how much other caps would let {@link #capSum} grow. */
    long growth(int number, long newSellCap, long newBuyCap) {
        return Math.max(0, newSellCap - mostSold[number]) + Math.max(0, newBuyCap - mostBought[number]);
    }

    int count() {
        return count;
    }

    /** Returns the sum of the largest caps that portfolios ever had, of selling and of buying, in lots: positions stay when caps fall. */
    long capSum() {
        return capSum;
    }
}
