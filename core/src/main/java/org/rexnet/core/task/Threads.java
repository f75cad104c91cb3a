package org.rexnet.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Threads of this process that do independent pieces of work side by side; what comes out depends neither on their number nor on who is
 * first. For one thread at a time, until it is closed.
 */
public final class Threads implements AutoCloseable {

    private final String work;
    private final ExecutorService executor;

    /**
     * Starts threads.
     *
     * @param work what is done, as in {@code clearing}: the threads bear its name
     * @param count at least 1
     */
    public Threads(String work, int count) {
        this.work = work;
        executor = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name(work + "-", 1).factory());
    }

    /**
     * Does all pieces and returns what they gave, in their order.
     *
     * @param pieces how many there are
     * @param piece does the one of a position; if any throws, that ends all of them: none is begun any more, and those that run come to
     *     their end
     * @throws IllegalStateException if the calling thread is interrupted, which ends all of them
     */
    public <R> List<R> all(int pieces, IntFunction<R> piece) {
        List<Future<R>> running = IntStream.range(0, pieces)
                .mapToObj(i -> executor.submit(() -> piece.apply(i)))
                .toList();
        List<R> done = new ArrayList<>();
        try {
            for (Future<R> future : running) {
                done.add(future.get());
            }
            return done;
        } catch (ExecutionException e) {
            end();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("Of %s a piece failed.".formatted(work), e);
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while %s.".formatted(work), e);
        }
    }

    /** Begins no more pieces and waits for those that run, so that what they use can be given back. */
    private void end() {
        executor.shutdownNow();
        executor.close();
    }

    /** Ends the threads. */
    @Override
    public void close() {
        executor.close();
    }
}
