package org.rexnet.core.task;

import java.util.function.LongSupplier;

/**
 * Gives memory back that nothing uses any more once it is as much as what is used, but for a little or very much: the serial collector of
 * Java lets its heap grow to the limit before it looks at what has lived for a while. Mutable, for many threads.
 */
public final class UnusedMemory {

    /** Bytes that may be unused, however little is used. */
    private static final long LITTLE = 512L << 20;

    /** Bytes that may be unused at most. */
    private static final long MUCH = 2L << 30;

    private final LongSupplier usedBytes;
    private final Runnable collector;
    private long keptBytes;

    /** Watches the heap of this process. */
    public UnusedMemory() {
        this(() -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(), System::gc);
    }

    UnusedMemory(LongSupplier usedBytes, Runnable collector) {
        this.usedBytes = usedBytes;
        this.collector = collector;
    }

    /** Gives back what is unused, if it may be much; to be called after a large piece of work. */
    public synchronized void giveBack() {
        if (usedBytes.getAsLong() > keptBytes + Math.clamp(keptBytes, LITTLE, MUCH)) {
            collector.run();
            keptBytes = usedBytes.getAsLong();
        }
    }
}
