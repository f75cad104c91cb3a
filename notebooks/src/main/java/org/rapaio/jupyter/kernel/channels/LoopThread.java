package org.rapaio.jupyter.kernel.channels;

import java.util.concurrent.CountDownLatch;

/**
 * The thread in which a channel of the Java kernel reads messages, in place of the class of the same name in version 3.0.1 of the kernel.
 *
 * <p>That one marks itself as running only after it was started, and ends at once where the new thread is quicker; and it reads messages
 * before anybody is there to handle them, which ends it at the first message. Half of all starts hung for one of the two. This one runs
 * from the start, and reads nothing before {@link #open()}. It must stand ahead of the kernel on the class path.
 */
public final class LoopThread extends Thread {

    private static final CountDownLatch OPENED = new CountDownLatch(1);

    private final long millisBetween;
    private final Runnable body;
    private volatile boolean isRunning = true;

    /**
     * Creates a thread that is not started.
     *
     * @param name of the thread
     * @param millisBetween pause between two runs of the body, in ms
     * @param body one look for a message
     */
    public LoopThread(String name, long millisBetween, Runnable body) {
        super(name);
        this.millisBetween = millisBetween;
        this.body = body;
    }

    /** Lets all loops begin: whoever handles messages is there. */
    public static void open() {
        OPENED.countDown();
    }

    @Override
    public void run() {
        try {
            OPENED.await();
            while (isRunning) {
                body.run();
                sleep(millisBetween);
            }
        } catch (InterruptedException interruption) {
            isRunning = false;
        }
    }

    /** Ends the loop after the run of the body that is under way. */
    public void shutdown() {
        isRunning = false;
        OPENED.countDown();
    }
}
