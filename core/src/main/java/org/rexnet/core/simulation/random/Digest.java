package org.rexnet.core.simulation.random;

/** Hash of a sequence of numbers and words, by which worlds and histories are compared; mutable, for one thread. */
public final class Digest {

    private long state = 0x6A09E667F3BCC908L;

    /** Adds a whole number. */
    public Digest add(long value) {
        state = KeyedDraws.mix(state ^ value) + 0x9E3779B97F4A7C15L;
        return this;
    }

    /** Adds a number by its bits. */
    public Digest add(double value) {
        return add(Double.doubleToLongBits(value + 0.0));
    }

    /** Adds a word. */
    public Digest add(String word) {
        return add(KeyedDraws.key(word));
    }

    /** Returns the hash of all that was added so far. */
    public long value() {
        return KeyedDraws.mix(state);
    }

    /** Returns the hash as sixteen hexadecimal digits. */
    public static String text(long hash) {
        return "%016x".formatted(hash);
    }
}
