package org.rexnet.core.clearing.solve;

/**
 * Gives back what a phase of a large clearing leaves behind. Java's serial collector lets the heap grow to its limit before it looks at old
 * objects: models of hundreds of megabytes, which phases leave one after another, would all stay side by side.
 */
final class HeapUse {

    /** Terms of a model from which it is worth the tenth of a second that collecting takes; each takes 16 bytes. */
    private static final int LARGE = 2_000_000;

    private HeapUse() {}

    /** Collects what nothing refers to any more, where the model at hand is large. */
    static void endPhase(long terms) {
        if (terms >= LARGE) {
            System.gc();
        }
    }
}
