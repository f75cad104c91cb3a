package org.rexnet.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    @Test
    void whatComesOutIsInOrderWhoeverIsFirst() {
        List<Integer> expected = IntStream.range(0, 100).map(i -> i * i).boxed().toList();
        for (int count = 1; count <= 4; count++) {
            try (Threads threads = new Threads("squaring", count)) {
                assertThat(threads.all(100, i -> i * i)).isEqualTo(expected);
                assertThat(threads.all(3, i -> i)).containsExactly(0, 1, 2);
            }
        }
    }

    @Test
    void piecesAreDoneSideBySide() {
        CountDownLatch met = new CountDownLatch(2);
        try (Threads threads = new Threads("meeting", 2)) {
            assertThat(threads.all(2, i -> {
                        met.countDown();
                        try {
                            met.await(); // Nobody alone comes past this.
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return i;
                    }))
                    .containsExactly(0, 1);
        }
    }

    @Test
    void aPieceThatFailsEndsAll() {
        try (Threads threads = new Threads("failing", 2)) {
            assertThatThrownBy(() -> threads.all(5, i -> {
                        if (i == 3) {
                            throw new IllegalArgumentException("third");
                        }
                        return i;
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("third");
        }
    }

    @Test
    void whoIsInterruptedStaysInterrupted() {
        try (Threads threads = new Threads("waiting", 1)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> threads.all(1, ThreadsTest::waiting)).hasMessage("Interrupted while waiting.");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** A piece that ends when it is interrupted, not before. */
    private static int waiting(int piece) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return piece;
    }
}
