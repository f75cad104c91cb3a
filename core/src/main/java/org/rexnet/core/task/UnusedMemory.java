package org.rexnet.core.task;

import java.util.function.LongSupplier;

/**
 * Gives memory back that nothing uses any more once it is as much as what is used: the serial collector of Java lets its heap grow to the
 * limit before it looks at what has lived for a while. Mutable, for many threads.
 */
public final class UnusedMemory {

    /** Bytes below which nothing is given back. */
    private static final long LITTLE = 512L << 20;

    private static final int GROWTH = 2;

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
        if (usedBytes.getAsLong() > Math.max(LITTLE, GROWTH * keptBytes)) {
            collector.run();
            keptBytes = usedBytes.getAsLong();
        }
    }
}
