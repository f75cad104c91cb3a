package org.rexnet.core.simulation.random;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Source of the keyed draws of one stream for samplers that need one or more uniform numbers for each of theirs; mutable, for one thread.
 *
 * <p>{@link #at} chooses the index; what is drawn then depends on stream and index alone.
 */
public final class KeyedSource implements UniformRandomProvider {

    private long stream;
    private long of;
    private long next;

    /** Chooses the index of a stream from which is drawn until the next choice. */
    public KeyedSource at(long newStream, long index) {
        stream = newStream;
        of = KeyedDraws.bits(stream, index);
        next = 0;
        return this;
    }

    @Override
    public long nextLong() {
        return KeyedDraws.bits(of, next++);
    }
}
