package org.rexnet.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnusedMemoryTest {

    private static final long MB = 1L << 20;

    private long used;
    private long live;
    private int collections;
    private final UnusedMemory memory = new UnusedMemory(() -> used, () -> {
        collections++;
        used = live;
    });

    private int collectionsAt(long usedMb, long liveMb) {
        used = usedMb * MB;
        live = liveMb * MB;
        memory.giveBack();
        return collections;
    }

    @Test
    void littleMemoryIsNeverGivenBack() {
        assertThat(collectionsAt(500, 1)).isZero();
    }

    @Test
    void whatIsUsedMayDoubleBeforeItIsLookedAtAgain() {
        assertThat(collectionsAt(600, 400)).isEqualTo(1);
        assertThat(collectionsAt(790, 400)).isEqualTo(1);
        assertThat(collectionsAt(810, 500)).isEqualTo(2);
        assertThat(collectionsAt(990, 500)).isEqualTo(2);
    }

    @Test
    void afterMuchWasGivenBackTheLeastCountsAgain() {
        assertThat(collectionsAt(4000, 50)).isEqualTo(1);
        assertThat(collectionsAt(500, 50)).isEqualTo(1);
        assertThat(collectionsAt(520, 50)).isEqualTo(2);
    }
}
