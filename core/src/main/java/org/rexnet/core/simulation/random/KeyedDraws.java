package org.rexnet.core.simulation.random;

/**
 * Random bits as a function of seed, participant, purpose and index: whoever asks for more of them, in another order or on another thread
 * cannot shift what others get. Each key is folded in by a round of SplitMix64's mixing function (G. Steele, D. Lea and C. Flood,
 * OOPSLA 2014; variant 13 of D. Stafford), which visits all 64-bit words.
 */
public final class KeyedDraws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private KeyedDraws() {}

    /**
     * Returns 64 random bits.
     *
     * @param seed of the world
     * @param participant or series, as {@link #key} tells it
     * @param purpose what they are for
     * @param index of the draw
     */
    public static long bits(long seed, long participant, DrawPurpose purpose, long index) {
        return bits(stream(seed, participant, purpose), index);
    }

    /** Returns what all draws of a purpose have in common. */
    public static long stream(long seed, long participant, DrawPurpose purpose) {
        return mix(mix(mix(seed + GOLDEN) ^ participant) + GOLDEN * (purpose.ordinal() + 1));
    }

    /** Returns the bits of an index in a stream. */
    public static long bits(long stream, long index) {
        return mix(mix(stream + GOLDEN * index) ^ stream);
    }

    /** Returns a number uniform in [0, 1). */
    public static double uniform(long seed, long participant, DrawPurpose purpose, long index) {
        return (bits(seed, participant, purpose, index) >>> 11) * UNIT;
    }

    /** Returns the key of a name: a number that depends on its letters alone. */
    public static long key(String name) {
        long key = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            key = mix(key ^ name.charAt(i));
        }
        return key;
    }

    /** Mixes 64 bits one to one. */
    static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
